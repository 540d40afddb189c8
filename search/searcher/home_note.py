"""Why does a query for a collection's own country find nothing?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.message import message
from search.query.ast import And, FieldValue, Or
from search.query.facets import FacetField
from search.searcher.value_labels import ValueLabels

if TYPE_CHECKING:
    from search.message import Message
    from search.query.ast import Node
    from search.query.request import Query
    from search.searcher.value_labels import Naming


def home_notes(query: Query, home: str, naming: Naming) -> tuple[Message, ...]:
    """Return a note if a query asks for the home country as a partner.

    Args:
        query: what is asked; to exclude the home country asks for nothing.
        home: ISO 3166-1 alpha-2 code of the country that the index has as no article's
            partner; "" if there is none.
        naming: how countries are called.
    """
    node = query.question.node
    asked = home in query.selected(FacetField.COUNTRY) or (
        node is not None and _asks_for(node, home)
    )
    if not home or not asked:
        return ()
    return (
        message(
            "No article has %(country)s as its partner: it is the collection's own "
            "country. Search for its name instead.",
            country=ValueLabels(FacetField.COUNTRY, (home,), naming),
        ),
    )


def _asks_for(node: Node, home: str) -> bool:
    """Return whether a country must or may be the partner of what is found."""
    if isinstance(node, And | Or):
        return any(_asks_for(part, home) for part in node.parts)
    return node == FieldValue(FacetField.COUNTRY, home)
