"""Which partner countries, organizations and topics have a name that begins so?

Only those are offered that filter some article, with the number of articles.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from corpus import LANGUAGES, country_names, load_organizations
from search.query.facets import FacetField, filter_field
from search.query.request import Query
from search.suggestion.keys import fold, typed_key
from search.suggestion.suggestion import Suggestion
from search.suggestion.typed_marks import has_typed_marks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from corpus import Topic
    from search.port.engine import Engine
    from search.port.matches import FacetValue

FIELDS = (FacetField.COUNTRY, FacetField.ORGANIZATION, FacetField.TOPIC)
NAME_LANGUAGES = ("en", *LANGUAGES)
"""Languages in which what filters has names."""
MIN_LETTERS = 2
"""Fewest letters that are completed to what filters."""
LATER_WORD = 4
"""Fewest letters that find a name by a later word of it."""
MOST = 3
"""Most filters that are offered."""


class FilterName(NamedTuple):
    """A name of what filters.

    Attributes:
        key: the name, or what is left of it from a later word on, by which it is found.
        shortest: letters of the shortest beginning that finds it.
        name: the name itself.
        shown: what is offered: the name that the facet shows in this language.
    """

    key: str
    shortest: int
    name: str
    shown: Suggestion


@dataclass(frozen=True, eq=False)
class FilterNames:
    """The names of what filters the articles of a collection.

    Attributes:
        names: sorted.
    """

    names: tuple[FilterName, ...]

    @classmethod
    def of(cls, engine: Engine, topics: tuple[Topic, ...]) -> FilterNames:
        """Count what filters articles, and collect its names in five languages."""
        facets = engine.rank(Query(size=1), None, FIELDS).facets
        names = {
            found
            for facet in facets
            for value in facet.values
            if value.count
            for lang in NAME_LANGUAGES
            for found in _names(_shown(facet.field, value, lang, topics))
        }
        return cls(tuple(sorted(names, key=lambda each: (each.key, each.name))))

    def complete(self, typed: str, langs: Iterable[str]) -> tuple[Suggestion, ...]:
        """Return what has a name that begins with a text, the most frequent first.

        Args:
            typed: the text, with diacritics or without.
            langs: of which languages names are looked up; of a value that names of
                several match, the first one's is offered.
        """
        key = typed_key(typed)
        if len(key) < MIN_LETTERS:
            return ()
        order = {lang: number for number, lang in enumerate(langs)}
        found = [
            each.shown
            for each in self._beginning_with(key)
            if len(key) >= each.shortest
            and each.shown.lang in order
            and has_typed_marks(typed, each.name)
        ]
        found.sort(key=lambda s: (-s.count, FIELDS.index(FacetField(s.kind)), s.value))
        best: dict[tuple[str, str], Suggestion] = {}
        for one in sorted(found, key=lambda s: order[s.lang]):
            best.setdefault((one.kind, one.value), one)
        return tuple(s for s in dict.fromkeys(found) if s in best.values())[:MOST]

    def _beginning_with(self, key: str) -> Iterator[FilterName]:
        first = bisect_left(self.names, key, key=lambda each: each.key)
        for each in self.names[first:]:
            if not each.key.startswith(key):
                return
            yield each


def _shown(
    field: FacetField, value: FacetValue, lang: str, topics: tuple[Topic, ...]
) -> Suggestion:
    text = filter_field(field).label(value.value, lang, topics)
    return Suggestion(text, field.value, lang, value.count, value.value)


def _names(shown: Suggestion) -> Iterator[FilterName]:
    """Yield by what a country, an organization or a topic is found in a language.

    The name that is shown is found by each of its words, the other names as a whole,
    when half of it is typed: it is often long, and begins as many words do.
    """
    words = fold(shown.text).replace("-", " ").split()
    for start in range(len(words)):
        key = " ".join(words[start:])
        shortest = LATER_WORD if start else MIN_LETTERS
        yield FilterName(key, shortest, shown.text, shown)
    for name in _other_names(shown.kind, shown.value, shown.lang):
        key = typed_key(name)
        yield FilterName(key, max(MIN_LETTERS, len(key) // 2), name, shown)


def _other_names(field: str, value: str, lang: str) -> Iterable[str]:
    if field == FacetField.COUNTRY and lang in LANGUAGES:
        return [name for code, name in country_names(lang) if code == value]
    if field == FacetField.ORGANIZATION:
        return _organization_names().get(value, {}).get(lang, ())
    return ()


@cache
def _organization_names() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    return {one.id: one.names for one in load_organizations()}
