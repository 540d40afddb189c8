"""Which values of an index does a query mean by what was typed?

People type `country:Польща`, `lang=Polish`, `topic:"énergie nucléaire"` or a source in
small letters. Each becomes the index's value. What nothing is called stays as it was
typed, finds nothing, and a note says what there is instead.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from corpus import LANGUAGES, is_country, is_organization
from search.query.ast import And, FieldValue, Not, Or
from search.query.facets import FacetField, filter_field
from search.query.request import Query
from search.searcher.nearest_names import nearest_names
from search.searcher.typed_values import TypedValue, typed_values
from search.searcher.value_names import value_names
from search.searcher.value_notes import absent_note, shared_note, unknown_note

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from search.message import Message
    from search.port.engine import Engine
    from search.port.matches import FacetValue
    from search.query.ast import Node
    from search.searcher.value_labels import Naming
    from search.searcher.value_names import ValueName, ValueNames

CACHED_VALUES = 1_024
"""Typed values whose meaning is cached."""
_YEAR_DIGITS = 4


class Meaning(NamedTuple):
    """What a typed value means.

    Attributes:
        values: the index's values, the usual one first; the typed one if nothing is
            called so.
        exists: whether something is called so.
        occurs: whether some article has it.
        shared: whether several are called so.
        near: names of what may have been meant where nothing is called so.
    """

    values: tuple[str, ...]
    exists: bool = True
    occurs: bool = True
    shared: bool = False
    near: tuple[ValueName, ...] = ()


class UnknownValue(NamedTuple):
    """A value that nothing is called by.

    Attributes:
        field: its facet.
        text: as typed.
        near: names of what may have been meant, the nearest first, each with its value.
    """

    field: FacetField
    text: str
    near: tuple[ValueName, ...]


class KnownValues:
    """The values of one generation of an index; safe to share between threads."""

    def __init__(self, engine: Engine, naming: Naming, home: str) -> None:
        """Read nothing yet.

        Args:
            engine: the index.
            naming: how its values are called, with its vocabulary of topics.
            home: code of the country that is no article's partner; "" for none.
        """
        self._engine = engine
        self.naming = naming
        self._topics = {topic.id: topic for topic in naming.topics}
        self._home = home
        self._names = lru_cache(maxsize=None)(self._read_names)
        self.meaning = lru_cache(maxsize=CACHED_VALUES)(self._find_meaning)

    @cached_property
    def counted(self) -> Mapping[FacetField, Mapping[str, FacetValue]]:
        """The values that articles have, by facet and name, in the order of facets."""
        facets = self._engine.rank(Query(size=1), None, tuple(FacetField)).facets
        return {
            facet.field: {each.value: each for each in facet.values if each.count}
            for facet in facets
        }

    def load(self) -> None:
        """Read all that the first value would have to wait for."""
        for field in FacetField:
            self._names(field)

    def label(self, field: FacetField, value: str, locale: str) -> str:
        """Return the name of a value in a language, the operator's before ours."""
        return self.naming.label(field, value, locale)

    def resolve(self, query: Query) -> tuple[Query, tuple[Message, ...]]:
        """Return a query with the index's values, and notes on those that need one."""
        typed = tuple(typed_values(query))
        if not typed:
            return query, ()
        notes = _distinct(map(self._note, typed))
        if all(self._used(each) == (each.text,) for each in typed):
            return query, notes
        return self._replaced(query), notes

    def unknown(self, query: Query) -> tuple[UnknownValue, ...]:
        """Return the values of a query that nothing is called by, each once."""
        found = {
            (each.field, each.text): self.meaning(each.field, each.text)
            for each in typed_values(query)
        }
        return tuple(
            UnknownValue(field, text, meaning.near)
            for (field, text), meaning in found.items()
            if not meaning.exists
        )

    def _note(self, typed: TypedValue) -> Message | None:
        """Return what is to be said of a value; what is absent can be excluded."""
        field, text = typed.field, typed.text
        meaning = self.meaning(field, text)
        if not meaning.exists:
            return unknown_note(field, text, meaning.near, self.naming)
        if not meaning.occurs:
            return absent_note(field, text, meaning.values[0]) if typed.asked else None
        if meaning.shared:
            return shared_note(field, text, self._used(typed), self.naming)
        return None

    def _used(self, typed: TypedValue) -> tuple[str, ...]:
        """Return a value's values; where all are required, the usual one only."""
        values = self.meaning(typed.field, typed.text).values
        return values[:1] if typed.every else values

    def _replaced(self, query: Query) -> Query:
        node = query.question.node
        return replace(
            query,
            question=replace(query.question, node=node and self._node(node)),
            filters={
                field: self._selected(
                    TypedValue(field, text, every=field in query.match_all)
                    for text in values
                )
                for field, values in query.filters.items()
            },
            excluded={
                field: self._selected(TypedValue(field, text) for text in values)
                for field, values in query.excluded.items()
            },
        )

    def _selected(self, typed: Iterable[TypedValue]) -> frozenset[str]:
        return frozenset(value for each in typed for value in self._used(each))

    def _node(self, node: Node) -> Node:
        """Return a tree with the index's values."""
        match node:
            case FieldValue():
                values = self._used(TypedValue(FacetField(node.field), node.value))
                parts = tuple(FieldValue(node.field, value) for value in values)
                return parts[0] if len(parts) == 1 else Or(parts)
            case Not():
                return Not(self._node(node.part))
            case And() | Or():
                return type(node)(tuple(map(self._node, node.parts)))
            case _:
                return node

    def _find_meaning(self, field: FacetField, text: str) -> Meaning:
        """Look a value up: as it is, as an id, as a name."""
        occurring = self.counted[field]
        if text in occurring:
            return Meaning((text,))
        value = filter_field(field).canonical(text)
        if value in occurring:
            return Meaning((value,))
        values = (value,) if self._exists(field, value) else self._called(field, text)
        if not values:
            near = nearest_names(self._names(field), text, occurring)
            return Meaning((text,), exists=False, occurs=False, near=near)
        here = tuple(value for value in values if value in occurring)
        occurs = bool(here) or values[0] == self._home  # which has a note of its own
        return Meaning(here or values, occurs=occurs, shared=len(values) > 1)

    def _exists(self, field: FacetField, value: str) -> bool:
        """Return whether there is such a value, though no article has it."""
        match field:
            case FacetField.COUNTRY:
                return is_country(value)
            case FacetField.ORGANIZATION:
                return is_organization(value)
            case FacetField.TOPIC:
                return value in self._topics
            case FacetField.LANG:
                return value in LANGUAGES
            case FacetField.YEAR:
                return len(value) == _YEAR_DIGITS and value.isdecimal()
            case FacetField.SOURCE:
                return False

    def _called(self, field: FacetField, text: str) -> tuple[str, ...]:
        """Return the values of a name; of a topic and narrower ones the topic."""
        values = self._names(field).find(text)
        narrower = {v for v in values if v in self._topics and self._topics[v].broader}
        return tuple(v for v in values if v not in narrower) or values

    def _read_names(self, field: FacetField) -> ValueNames:
        given = tuple(self.naming.given_names(field))
        topics = self.naming.topics
        return value_names(field, self.counted[field], given, topics)


def _distinct(notes: Iterable[Message | None]) -> tuple[Message, ...]:
    """Return notes in their order, each once."""
    return tuple({str(note): note for note in notes if note}.values())
