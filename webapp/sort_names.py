"""What are the orders of a list called, and which one is it in?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask_babel import gettext as _

from search.query.request import Sort

if TYPE_CHECKING:
    from collections.abc import Mapping

    from search.query.request import Query


def sort_names(query: Query) -> Mapping[Sort, str]:
    """Return the orders that make sense for a query, with their names."""
    names = {
        Sort.NEWEST: _("Newest"),
        Sort.OLDEST: _("Oldest"),
        Sort.ARRIVED: _("Recently added"),
    }
    if query.question.node is not None:
        return {Sort.RELEVANCE: _("Best match"), **names}
    return names


def sort_in_force(query: Query) -> Sort:
    """Return the order of a query's list; without a question nothing matches better."""
    if query.sort is Sort.RELEVANCE and query.question.node is None:
        return Sort.NEWEST
    return query.sort
