"""What does a file say of the list that it is made from?"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from flask import request
from flask_babel import gettext as _

from search.query.facets import FacetField
from webapp.links import day_label, facet_title, value_label
from webapp.request_context import collection_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from search.query.request import Query

About = list[tuple[str, str]]
"""Names and values, in reading order."""


def about_search(query: Query) -> About:
    """Return what a search asks for, in words, and where and when it was made."""
    about = [(_("Question"), query.question.text)] if query.question.text else []
    for field in FacetField:
        if selected := query.selected(field):
            every = field in query.match_all
            about.append((facet_title(field), _joined(field, selected, every=every)))
        if shut_out := query.shut_out(field):
            title = _("%(facet)s, excluded", facet=facet_title(field))
            about.append((title, _joined(field, shut_out, every=False)))
    if query.since:
        about.append((_("From"), day_label(query.since)))
    if query.until:
        about.append((_("To"), day_label(query.until)))
    if not about:
        about.append((_("Question"), _("All articles")))
    return about + about_here()


def about_here() -> About:
    """Return from which collection, which address and which day a file is."""
    collection = collection_name()
    return [
        *([(_("Collection"), collection)] if collection else []),
        (_("Address"), request.url),
        (_("Exported on"), day_label(datetime.now(UTC).date())),
    ]


def _joined(field: FacetField, values: Iterable[str], *, every: bool) -> str:
    """Return the names of values, joined by "and" or "or"."""
    labels = [value_label(field, value) for value in sorted(values)]
    joint = _("and") if every else _("or")
    return f" {joint} ".join(labels)
