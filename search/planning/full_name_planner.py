"""Which index terms answer a person's full name in a question?

Its keys join given name and surname, so that an article has to have both next to each
other. The surname may come first in a question, unless its first word is a listed given
name. Where one of both has an initial instead of the given name, they match as well,
but count less.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import chain, groupby
from typing import TYPE_CHECKING, NamedTuple

from analyzers import LANGUAGES, Kind, get_analyzer
from analyzers.names.full_names import (
    INITIAL,
    is_given_name,
    key_of_initial,
)
from analyzers.names.in_text import full_names
from analyzers.names.spelling import is_latin, spell
from analyzers.question import in_dictionary
from search.planning.joining import joined
from search.planning.name_planner import may_be_name
from search.planning.synonym_sets import plan_synonyms
from search.port.document import Channel
from search.port.plan import (
    AllOf,
    AnyOf,
    DisMax,
    Plan,
    PrefixTerm,
    WeightedTerm,
)
from search.ranking.weights import RANKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from analyzers.names.in_text import FullName
    from search.expansion.query_segment import QuerySegment

CACHED_TEXTS = 500
"""Texts whose full names are cached (some 2 kB each that has any)."""
_CYRILLIC = frozenset({"uk"})
"""Languages that write foreign names in Cyrillic letters."""
_ENDINGS = ("fr", "pl")
"""Languages one of which has the endings of any Latin name; French stands for none."""
_ROMANISED = ("fr", "pl", "vi")
"""Languages that romanise names, each in its own way; `vi` as English does."""


class PlannedName(NamedTuple):
    """A full name with its plan.

    Attributes:
        start: offset in the text.
        end: offset of its end.
        plan: what it is matched by as a whole.
    """

    start: int
    end: int
    plan: Plan


def plan_full_names(text: str, lang: str) -> tuple[PlannedName, ...]:
    """Plan the full names in a question, which do not overlap, in order.

    Args:
        text: words of the question.
        lang: ISO 639-1 code of the articles.
    """
    return _planned(text, cyrillic=lang in _CYRILLIC)


@lru_cache(maxsize=CACHED_TEXTS)
def _planned(text: str, *, cyrillic: bool) -> tuple[PlannedName, ...]:
    """Plan full names for articles in Cyrillic or in Latin letters."""
    return tuple(
        PlannedName(start, end, plan)
        for start, end, name in _names_in(text)
        if (plan := _plan(name, text[start:end], cyrillic=cyrillic))
    )


def joined_by_names(
    text: str, parts: Iterable[tuple[QuerySegment, Plan]], lang: str
) -> tuple[Plan, ...]:
    """Return the plans of segments; those of a full name also match it as a whole.

    Args:
        text: the run of words that was cut into segments.
        parts: segments of it in order, each with its plan.
        lang: ISO 639-1 code of the articles.
    """
    names = plan_full_names(text, lang)
    return tuple(
        plan
        for name, of_name in groupby(parts, lambda part: _name_of(part[0], names))
        for plan in _plans([plan for _, plan in of_name], name)
    )


@lru_cache(maxsize=CACHED_TEXTS)
def _names_in(text: str) -> tuple[tuple[int, int, FullName], ...]:
    """Return the likeliest full names that do not overlap, in order, with offsets."""
    words = [t for t in get_analyzer("fr")(text) if t.kind is Kind.WORD]
    starts, ends = [word.start for word in words], [word.end for word in words]
    names = [i for i, word in enumerate(words) if may_be_name(text, word)]
    found: list[tuple[int, int, FullName]] = []
    for name in sorted(full_names(text, starts, ends, names), key=_likelihood):
        start, end = starts[name.first], ends[name.last]
        if _is_english(text[start:end]) and not _is_known(name):
            continue  # `trade agreement`
        if all(end <= other[0] or other[1] <= start for other in found):
            found.append((start, end, name))
    return tuple(sorted(found))


def _is_english(text: str) -> bool:
    """Return whether a text is English words in small letters."""
    return text.islower() and all(in_dictionary("en", word) for word in text.split())


def _name_of(
    segment: QuerySegment, names: tuple[PlannedName, ...]
) -> PlannedName | None:
    """Return the full name that a segment is part of."""
    of_it = (n for n in names if n.start <= segment.start and segment.end <= n.end)
    return next(of_it, None)


def _plans(plans: list[Plan], name: PlannedName | None) -> list[Plan]:
    return plans if name is None else [DisMax((joined(AllOf, plans), name.plan))]


def _likelihood(name: FullName) -> tuple[bool, bool, int, int]:
    """Return what sorts likelier full names to the front, the longer ones of these.

    A listed given name before another word is likelier than before a second given name
    (`José Manuel Barroso`).
    """
    unknown = not (name.initial or _is_known(name))
    length = name.last - name.first
    return (unknown, _is_given_name(name.surname), -length, name.first)


def _is_known(name: FullName) -> bool:
    """Return whether the first word of a full name is a listed given name."""
    return _is_given_name(name.given.split("-")[0])


def _is_given_name(word: str) -> bool:
    return any(is_given_name(word, lang) for lang in LANGUAGES)


def _plan(name: FullName, word: str, *, cyrillic: bool) -> Plan | None:
    """Plan a full name, or one with an initial; None for one that has no key."""
    keys = _keys(name, cyrillic=cyrillic)
    if not keys:
        return None
    if name.initial:
        begun = (key.removesuffix(INITIAL) for key in keys)
        return joined(AnyOf, [_beginning(prefix, word) for prefix in begun])
    with_initial = tuple(dict.fromkeys(map(key_of_initial, keys)))
    if not _is_known(name):
        reversed_name = name._replace(given=name.surname, surname=name.given)
        keys |= _keys(reversed_name, cyrillic=cyrillic)
    terms = (
        WeightedTerm((tuple(keys),)),
        WeightedTerm((with_initial,), RANKING.initial),
    )
    return plan_synonyms(Channel.NAME, terms, RANKING.translated_name, word)


def _keys(name: FullName, *, cyrillic: bool) -> dict[str, None]:
    """Return the keys of a name in a question, whatever its language may be.

    Articles in Latin letters spell a Latin name as the question does, unless both
    romanise it; those in Cyrillic letters may read it by any convention.
    """
    if not is_latin(spell(name.surname)):
        return dict.fromkeys(name.keys("uk"))
    if cyrillic or name.initial:
        return dict.fromkeys(key for lang in _ENDINGS for key in name.keys(lang))
    keys = map(name.romanised_keys, _ROMANISED)
    return dict.fromkeys(chain.from_iterable(keys))


def _beginning(prefix: str, word: str) -> Plan:
    boost = RANKING.translated_name * RANKING.initial
    return PrefixTerm(Channel.NAME, prefix, word=word, boost=boost)
