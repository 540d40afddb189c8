"""Which international organizations does an article speak of, and where?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from analyzers import get_analyzer, get_document_reader
from corpus import load_organizations
from indexer.tagging.compiled_patterns import kept_patterns
from indexer.tagging.country_patterns import is_abbreviation
from indexer.tagging.matcher import Matcher, Pattern, place_of
from indexer.tagging.mentions import Mention

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def find_organizations(
    lang: str, fields: Iterable[tuple[str, str]]
) -> tuple[Mention, ...]:
    """Give the mentions of organizations in reading order.

    Args:
        lang: language of the texts.
        fields: names and texts of an article's parts.
    """
    return tuple(
        Mention(
            match.pattern.value,
            "names",
            field,
            match.start,
            match.end,
            clear=True,
        )
        for field, text in fields
        for reading in get_document_reader(lang).read(text)
        for match in _matcher(lang).find(reading)
    )


@cache
def _matcher(lang: str) -> Matcher:
    return Matcher(kept_patterns("organizations", lang, lambda: _patterns(lang)))


def _patterns(lang: str) -> Iterator[Pattern]:
    for organization in load_organizations():
        for name in organization.names[lang]:
            if (pattern := _pattern(lang, organization.id, name)).places:
                yield pattern


def _pattern(lang: str, value: str, name: str) -> Pattern:
    """Make a pattern of a name; its first word is capitalised as the name is.

    The other words of a name may be small: `Європейський союз`.
    """
    forms = get_analyzer(lang).forms(name)
    return Pattern(
        value,
        tuple(map(place_of, forms)),
        tuple(
            form.capitalized and (i == 0 or lang == "vi")
            for i, form in enumerate(forms)
        ),
        shouted=is_abbreviation(name),
        dotted="." in name,
    )
