"""Which filters are in force, and where does a click remove one?"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from flask_babel import gettext as _
from markupsafe import Markup

from search.query.facets import FacetField
from webapp.links import day_label, facet_title, search_url, value_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from search.query.request import Query


class Chip(NamedTuple):
    """A filter in force, and the link that removes it.

    Attributes:
        text: what it says, the name of its facet marked.
        filter: the filter in full, as plain text.
        without: page 1 of the search without it.
        joint: the word between it and the value before it, or "".
    """

    text: str
    filter: str
    without: Query
    joint: str = ""

    @property
    def url(self) -> str:
        """URL of the search without it."""
        return search_url(self.without)


def filter_chips(query: Query) -> tuple[Chip, ...]:
    """Return the filters of a query: values, what is excluded, and dates."""
    return (*_selected(query), *_excluded(query), *_dates(query))


def _selected(query: Query) -> Iterator[Chip]:
    for field in FacetField:
        joint = _("and") if field in query.match_all else _("or")
        for place, value in enumerate(sorted(query.selected(field))):
            label = value_label(field, value)
            named = _named(facet_title(field), label, query.toggled(field, value))
            yield named._replace(text=label, joint=joint) if place else named


def _excluded(query: Query) -> Iterator[Chip]:
    for field in FacetField:
        for value in sorted(query.shut_out(field)):
            text = _("not: %(values)s", values=value_label(field, value))
            yield Chip(text, text, query.excluding(field, value))


def _dates(query: Query) -> Iterator[Chip]:
    if query.since:
        without = replace(query, since=None, page=1)
        yield _named(_("From"), day_label(query.since), without)
    if query.until:
        without = replace(query, until=None, page=1)
        yield _named(_("To"), day_label(query.until), without)


def _named(field: str, label: str, without: Query) -> Chip:
    marked = Markup("<i>{}</i>").format(field)
    catalog = Markup(_("%(label)s: %(value)s"))  # noqa: S704 - the catalogs are ours
    text = catalog % {"label": marked, "value": label}
    return Chip(text, _("%(label)s: %(value)s", label=field, value=label), without)
