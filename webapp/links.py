"""Where do the pages' links lead, and what are they called?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from flask import g, url_for
from flask_babel import format_date, gettext as _

from search.query.request import FacetField, Query
from webapp.export_files import KINDS
from webapp.params import args_from_query, asked_args, written
from webapp.request_context import (
    current_locale,
    current_preferred,
    current_reader,
    current_settings,
)
from webapp.serializers import facet_label

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from search.query.parser import Question


class Chip(NamedTuple):
    """A filter in force, and the link that takes it back."""

    field: str
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A facet's value or a sort order as a link.

    Attributes:
        label, url: its name and where it leads.
        selected: whether it is in force.
        count: the number beside it.
        hint: what the number counts.
    """

    label: str
    url: str
    selected: bool
    count: int = 0
    hint: str = ""


def article_url(article_id: str, query: Query, other: str = "") -> str:
    """Link to an article, beside another version of its story if one is named.

    What was asked goes with it, to mark what matched and to say why it was found.
    """
    args = asked_args(query) + ([("with", other)] if other else [])
    return url_for("pages.article", article_id=article_id) + written(args)


def day_label(day: date) -> str:
    """Write a day in the interface's language."""
    label: str = format_date(day, "long")
    return label


def search_url(query: Query) -> str:
    """Link to a search."""
    return search_page() + written(search_args(query))


def search_page() -> str:
    """Give the search page's address, which a page has a hundred times."""
    if "search_page" not in g:
        g.search_page = url_for("pages.search")
    page: str = g.search_page
    return page


def search_args(query: Query) -> list[tuple[str, str]]:
    """Write a query as arguments of the search page, whose defaults are left out."""
    return args_from_query(
        query,
        size=current_settings().page_size,
        grouped=True,
        preferred=current_preferred(),
    )


def handover_urls(query: Query) -> dict[str, str]:
    """Link to a search as a feed, and to all that it finds as files."""
    asked = written(search_args(replace(query, page=1)))
    feed = url_for("handover.feed", lang=current_locale()) + asked
    return {
        "feed": feed,
        **{kind: url_for("handover.export", kind=kind) + asked for kind in KINDS},
    }


def new_query(
    question: Question, filters: Mapping[FacetField, frozenset[str]] | None = None
) -> Query:
    """Give a query as the search page asks it by default."""
    return Query(
        question=question,
        filters=filters or {},
        grouped=True,
        preferred=current_preferred(),
        size=current_settings().page_size,
    )


def value_label(field: FacetField, value: str) -> str:
    """Name a facet's value for the reader."""
    topics = current_reader().topics if field is FacetField.TOPIC else None
    return facet_label(field, value, current_locale(), topics)


def facet_titles() -> dict[FacetField, str]:
    """Give what each facet is called."""
    return {
        FacetField.COUNTRY: _("Partner country"),
        FacetField.ORGANIZATION: _("Organization"),
        FacetField.TOPIC: _("Topic"),
        FacetField.LANG: _("Language"),
        FacetField.YEAR: _("Year"),
    }
