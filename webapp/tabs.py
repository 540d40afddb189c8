"""Which faces does the collection have, and which of them is shown?

The tabs of a page's head. The search and its overview are two faces of one answer: a
tab leads to the other one with the arguments of the page that it is on.
"""

from __future__ import annotations

from typing import NamedTuple

from flask import current_app, g, request, url_for
from flask_babel import gettext as _

from search.query.facets import FacetField
from webapp.query_string import EXCLUDED, MATCH_ALL, encode_args

_KEPT = frozenset(
    {
        *FacetField,
        *(EXCLUDED + field for field in FacetField),
        MATCH_ALL,
        *("q", "from", "to", "sort", "apart", "equivalents", "without"),
        *("group", "prefer", "page", "size"),
    }
)
"""Arguments that say which answer is shown, and how."""
_SEARCH, _OVERVIEW = "pages.search", "pages.overview"
_LIST, _HELP = "pages.my_list", "pages.syntax"


class Tab(NamedTuple):
    """A tab.

    Attributes:
        endpoint: its page's.
        label: what it is called.
        url: where it leads.
        current: whether the page is the one that it leads to.
        counted: whether the number of its items follows its name, where it is known.
    """

    endpoint: str
    label: str
    url: str
    current: bool
    counted: bool


def tabs() -> tuple[Tab, ...]:
    """Return the tabs of the page that is asked for."""
    labels = {
        _SEARCH: _("Search"),
        _OVERVIEW: _("Overview"),
        _LIST: _("My list"),
        _HELP: _("Help"),
    }
    answer = encode_args(_answer_args())
    return tuple(
        Tab(
            endpoint,
            label,
            url_for(endpoint) + (answer if endpoint in {_SEARCH, _OVERVIEW} else ""),
            endpoint == request.endpoint,
            endpoint == _LIST,
        )
        for endpoint, label in labels.items()
        if endpoint in current_app.view_functions
    )


def _answer_args() -> list[tuple[str, str]]:
    """Return the arguments of this page that say which answer it is about.

    A page of a search that cannot be run is about none.
    """
    if g.get("is_unanswered"):
        return []
    return [
        (name, value)
        for name, value in request.args.items(multi=True)
        if name in _KEPT and value
    ]
