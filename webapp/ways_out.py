"""Which filters leave nothing, and what would there be with one of them less?"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from flask_babel import gettext as _

from webapp.filter_chips import filter_chips
from webapp.links import facet_title, search_url
from webapp.request_context import current_reader

if TYPE_CHECKING:
    from collections.abc import Iterator

    from search.query.request import Query

MOST = 6
"""Searches that are tried for one empty answer."""


class WayOut(NamedTuple):
    """A search with one filter less, which finds something.

    Attributes:
        label: what it does without, as a sentence's beginning.
        url: the search.
        articles, stories: how many there are.
    """

    label: str
    url: str
    articles: int
    stories: int


def ways_out(query: Query) -> tuple[WayOut, ...]:
    """Return what an empty answer's question finds with one filter less.

    Args:
        query: a search request that finds nothing; with one filter alone there is no
            other way out than without filters.
    """
    chips = filter_chips(query)
    if not chips[1:]:
        return ()
    return tuple(islice(_tried(query), MOST))


def _tried(query: Query) -> Iterator[WayOut]:
    for label, looser in islice(_loosened(query), MOST):
        found = current_reader().search(replace(looser, size=1))
        if found.total:
            yield WayOut(label, search_url(looser), found.total, found.stories)


def _loosened(query: Query) -> Iterator[tuple[str, Query]]:
    """Yield the query with any in place of all, and without each of its filters."""
    for field in sorted(query.match_all):
        if len(query.selected(field)) > 1:
            label = _(
                "Any of the values chosen under “%(facet)s”", facet=facet_title(field)
            )
            yield label, query.matching(field, every=False)
    for chip in filter_chips(query):
        yield _("Without the filter “%(filter)s”", filter=chip.filter), chip.without
