"""Which topics are of the upper level, and which are below them?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from search.query.facets import FacetField
from webapp.request_context import current_reader

if TYPE_CHECKING:
    from search.port.matches import Facet


def is_upper(topic_id: str) -> bool:
    """Return whether a topic is of the upper level; one that is unknown is."""
    return not broader_topics(topic_id)


def broader_topics(topic_id: str) -> tuple[str, ...]:
    """Return the ids of the topics that a topic is below; () for the upper level."""
    topics = current_reader().topics
    return next((topic.broader for topic in topics if topic.id == topic_id), ())


def narrower_topics() -> frozenset[str]:
    """Return the ids of all topics that are below the upper level."""
    return frozenset(topic.id for topic in current_reader().topics if topic.broader)


def upper_only(facet: Facet) -> Facet:
    """Return a facet without narrower topics; other facets are as they were."""
    if facet.field is not FacetField.TOPIC:
        return facet
    narrower = narrower_topics()
    values = tuple(value for value in facet.values if value.value not in narrower)
    return replace(facet, values=values)
