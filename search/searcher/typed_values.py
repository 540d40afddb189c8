"""Which values does a query name, and what for?"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from search.query.ast import And, FieldValue, Not, Or
from search.query.facets import FacetField

if TYPE_CHECKING:
    from collections.abc import Iterator

    from search.query.ast import Node
    from search.query.request import Query


class TypedValue(NamedTuple):
    """A value of a query.

    Attributes:
        asked: whether what is found must or may have it; else it is excluded.
        every: whether it is one of several that are all required.
    """

    field: FacetField
    text: str
    asked: bool = True
    every: bool = False


def typed_values(query: Query) -> Iterator[TypedValue]:
    """Yield the values of a query: what is selected, excluded, and in its question."""
    for field, values in query.filters.items():
        every = field in query.match_all
        yield from (TypedValue(field, text, every=every) for text in sorted(values))
    for field, values in query.excluded.items():
        yield from (TypedValue(field, text, asked=False) for text in sorted(values))
    if query.question.node is not None:
        yield from _typed_in(query.question.node, asked=True)


def _typed_in(node: Node, *, asked: bool) -> Iterator[TypedValue]:
    match node:
        case FieldValue():
            yield TypedValue(FacetField(node.field), node.value, asked=asked)
        case Not():
            yield from _typed_in(node.part, asked=not asked)
        case And() | Or():
            for part in node.parts:
                yield from _typed_in(part, asked=asked)
        case _:
            return
