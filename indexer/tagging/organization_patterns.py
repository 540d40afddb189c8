"""What do the names and abbreviations of organizations look like in a text?"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from analyzers import get_analyzer
from analyzers.tokenizer import HYPHENS
from corpus import load_organizations
from corpus.organization_context import load_organization_context
from indexer.tagging.abbreviated_terms import DECLINING
from indexer.tagging.compiled_patterns import cached_patterns
from indexer.tagging.country_patterns import is_abbreviation
from indexer.tagging.matcher import Matcher
from indexer.tagging.pattern import Pattern, term_set
from indexer.tagging.spelled_terms import spelled_terms, without_accents

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from analyzers import Form
    from corpus.organization_context import OrganizationContext

_CONTINENT = "châu"
"""Makes `Mỹ` after it America, the continent."""
# At most three consonants side by side are read, and of three letters not two.
_READABLE = re.compile(
    r"(?!.*[^AEIOUYАЕЄИІЇОУЮЯ]{4})(?=.*[AEIOUYАЕЄИІЇОУЮЯ])[^\W\d_]{4,}"
    r"|[^\W\d_]?[AEIOU][^\W\d_]?[AEIOU]|[^\W\d_AEIOU][AEIOU][^\W\d_AEIOU]"
)


@cache
def organization_matcher(lang: str) -> Matcher:
    """Return the matcher of a language's names; what means something else has none.

    Such a phrase is longer than the name in it, and so is matched in its stead, with
    the value "".
    """
    patterns = cached_patterns("organizations", lang, lambda: _patterns(lang))
    return Matcher(patterns, spelled_terms(lang))


def is_read_as_word(abbreviation: str, shortest: int) -> bool:
    """Return whether an abbreviation in capitals can be read as a word.

    Args:
        abbreviation: such as `ONU` or `OTAN`.
        shortest: least letters of those that are.
    """
    return len(abbreviation) >= shortest and bool(_READABLE.fullmatch(abbreviation))


def _patterns(lang: str) -> Iterator[Pattern]:
    for organization in load_organizations():
        for name in organization.names[lang]:
            if (pattern := _pattern(lang, organization.id, name)).term_sets:
                yield pattern
    for phrase in load_organization_context(lang).others:
        forms = get_analyzer(lang).forms(phrase)
        yield Pattern("", _term_sets(lang, forms), (False,) * len(forms))


def _pattern(lang: str, value: str, name: str) -> Pattern:
    """Return the pattern of a name or abbreviation.

    An abbreviation that can be read as a word needs an initial capital only; one that
    is ambiguous so is told by the words around it.
    """
    forms = get_analyzer(lang).forms(name)
    context = load_organization_context(lang)
    abbreviation = is_abbreviation(name)
    word = abbreviation and is_read_as_word(name, context.shortest)
    # `l'Oms`: what no word is written like needs the article only.
    articled = bool(context.articles) and abbreviation and not word and name.isalpha()
    spelled = articled and len(name) >= context.shortest
    return Pattern(
        value,
        _term_sets(lang, forms),
        _capitals(lang, name, forms),
        ambiguous=spelled or name in context.spelled or _hyphen_tells(context, name),
        all_caps=abbreviation and not (word or spelled),
        dotted="." in name,
        listing="," in name,
        proper=_needs_first(context, name) and name.endswith(context.tails),
    )


def _term_sets(lang: str, forms: Sequence[Form]) -> tuple[frozenset[str], ...]:
    """Return the terms of each word; those of phrases also without accents."""
    terms = tuple(map(term_set, forms))
    if len(forms) == 1:
        return terms
    return without_accents(lang, terms, inflected=lang in DECLINING)


def _capitals(lang: str, name: str, forms: Sequence[Form]) -> tuple[bool, ...]:
    """Return for each word whether it must have its capital."""
    context = load_organization_context(lang)
    written = [form.capitalized for form in forms]
    pair = lang == "vi" and len(forms) <= 2  # noqa: PLR2004
    if len(forms) == 1 or pair or (lang == "pl" and name in context.capitals):
        return tuple(written)
    first = _needs_first(context, name) and not name.endswith(context.tails)
    return tuple(
        capital and ((i == 0 and first) or _is_nation(lang, forms, i))
        for i, capital in enumerate(written)
    )


def _needs_first(context: OrganizationContext, name: str) -> bool:
    """Return whether a name of several words must begin with its capital."""
    words = f" {name.lower()} "
    small = any(f" {listed.lower()} " in words for listed in context.small)
    listed = name in context.capitals and not _hyphen_tells(context, name)
    return listed or (bool(context.small) and not small)


def _hyphen_tells(context: OrganizationContext, name: str) -> bool:
    """Return whether a hyphen does for the capital that a name needs."""
    return name in context.capitals and HYPHENS[0] in name and " " not in name


def _is_nation(lang: str, forms: Sequence[Form], index: int) -> bool:
    """Return whether a word of a name is a nation's, and a common word in small."""
    nations = load_organization_context(lang).nations
    before = forms[index - 1].exact if index else ""
    return forms[index].surface in nations and before != _CONTINENT
