"""What does the help page show of this collection?

Its examples are questions that find something here, and it lists every value of the
filters.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from search.query.facets import FacetField
from search.query.parser import Question
from search.searcher.example_kinds import ExampleKind as Kind
from webapp.alphabet import alphabetic_key
from webapp.links import default_query, facet_title, search_url, value_label
from webapp.request_context import current_locale, current_reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from search.searcher.examples import Example

PATTERNS: Mapping[Kind, str] = {
    Kind.WORD: "abc",
    Kind.WORDS: "abc def",
    Kind.PHRASE: '"abc def"',
    Kind.ANY_FORM: '~"abc def"',
    Kind.NEAR: '"abc def"~5',
    Kind.WITHOUT: "abc -def",
    Kind.EITHER: "abc OR def",
    Kind.PREFIX: "abc*",
    Kind.FUZZY: "abcd~1",
    Kind.TITLE: "title:abc",
    Kind.COUNTRY: "country:PL",
    Kind.ORGANIZATION: "organization:EU",
    Kind.TOPIC: "topic:energy",
    Kind.LANG: "lang:pl",
    Kind.SOURCE: 'source:"abc"',
    Kind.YEAR: "date:2025",
    Kind.RANGE: "date:2024-01..2024-06",
}
"""What is shown where the collection has no example."""
LISTED = (
    FacetField.COUNTRY,
    FacetField.ORGANIZATION,
    FacetField.TOPIC,
    FacetField.SOURCE,
    FacetField.LANG,
)
"""Facets whose values are listed."""


class ShownExample(NamedTuple):
    """A question that shows something; without an address where none finds anything."""

    text: str
    lang: str
    url: str


class ListedValue(NamedTuple):
    """A value that can be filtered by.

    Attributes:
        value, label: its id and its name.
        articles: how many have it.
        url: of the search for it.
        narrower: of a topic, those below it.
    """

    value: str
    label: str
    articles: int
    url: str
    narrower: tuple[ListedValue, ...] = ()


class ListedFacet(NamedTuple):
    """A facet with its values.

    Attributes:
        name, title: of the facet.
        values: by name; topics of the upper level.
        total: how many there are, on both levels.
        coded: whether a value's id is another text than its name.
    """

    name: str
    title: str
    values: tuple[ListedValue, ...]
    total: int
    coded: bool


@dataclass(frozen=True)
class HelpView:
    """The help page."""

    @cached_property
    def _found(self) -> Mapping[Kind, Example]:
        examples = current_reader().portrait.examples(current_locale())
        return {each.kind: each for each in examples}

    def examples(self, *kinds: str) -> tuple[ShownExample, ...]:
        """Return the examples of each kind."""
        return tuple(each for kind in kinds for each in self._examples(Kind(kind)))

    def _examples(self, kind: Kind) -> Iterator[ShownExample]:
        """Yield an example of a kind, in the ways in which it can be written."""
        found = self._found.get(kind)
        for text in _writings(kind, found.text if found else PATTERNS[kind]):
            url = search_url(default_query(Question(text))) if found else ""
            yield ShownExample(text, found.lang if found else "", url)

    @property
    def facets(self) -> tuple[ListedFacet, ...]:
        """The facets with their values."""
        return tuple(facet for facet in map(_listed, LISTED) if facet.values)


def _writings(kind: Kind, text: str) -> tuple[str, ...]:
    """Return the ways to write a question that mean the same."""
    match kind:
        case Kind.WITHOUT:
            return text, text.replace(" -", " NOT ")
        case Kind.EITHER:
            return text, f"({text})"
        case _:
            return (text,)


def _listed(field: FacetField) -> ListedFacet:
    counted = current_reader().known_values.counted[field]
    broader = _broader() if field is FacetField.TOPIC else {}
    listed = {
        value: ListedValue(
            value,
            value_label(field, value),
            each.count,
            search_url(default_query(Question(), {field: frozenset({value})})),
        )
        for value, each in counted.items()
    }
    values = [
        each._replace(
            narrower=_by_name(
                one
                for one in listed.values()
                if each.value in broader.get(one.value, ())
            )
        )
        for each in listed.values()
        if not broader.get(each.value)
    ]
    coded = field is not FacetField.SOURCE
    title = facet_title(field)
    return ListedFacet(field.value, title, _by_name(values), len(listed), coded)


def _broader() -> Mapping[str, tuple[str, ...]]:
    """Return the topics above each narrower one."""
    return {topic.id: topic.broader for topic in current_reader().topics}


def _by_name(values: Iterable[ListedValue]) -> tuple[ListedValue, ...]:
    locale = current_locale()
    return tuple(sorted(values, key=lambda each: alphabetic_key(each.label, locale)))
