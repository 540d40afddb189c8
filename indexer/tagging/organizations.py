"""Which international organizations does an article mention, and where?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from analyzers import get_analyzer, get_document_reader
from corpus import load_organizations
from indexer.tagging.compiled_patterns import cached_patterns
from indexer.tagging.country_patterns import is_abbreviation
from indexer.tagging.matcher import Matcher
from indexer.tagging.mentions import Mention
from indexer.tagging.pattern import Pattern, term_set

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def find_organizations(
    lang: str, fields: Iterable[tuple[str, str]]
) -> tuple[Mention, ...]:
    """Return the mentions of organizations in reading order.

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
            certain=True,
        )
        for field, text in fields
        for analyzed in get_document_reader(lang).read(text)
        for match in _matcher(lang).find(analyzed)
    )


@cache
def _matcher(lang: str) -> Matcher:
    return Matcher(cached_patterns("organizations", lang, lambda: _patterns(lang)))


def _patterns(lang: str) -> Iterator[Pattern]:
    for organization in load_organizations():
        for name in organization.names[lang]:
            if (pattern := _pattern(lang, organization.id, name)).term_sets:
                yield pattern


def _pattern(lang: str, value: str, name: str) -> Pattern:
    """Return the pattern of a name; its first word is capitalised as the name is.

    Its other words may be in small letters: `Європейський союз`.
    """
    forms = get_analyzer(lang).forms(name)
    return Pattern(
        value,
        tuple(map(term_set, forms)),
        tuple(
            form.capitalized and (i == 0 or lang == "vi")
            for i, form in enumerate(forms)
        ),
        all_caps=is_abbreviation(name),
        dotted="." in name,
    )
