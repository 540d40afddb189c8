"""Where do the pages' links lead, and what are they called?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flask import g, url_for

from search.query.facets import FacetField, filter_field
from search.query.request import Query
from webapp.day_format import format_day
from webapp.messages import translated
from webapp.query_string import encode_args, link_args, query_args
from webapp.request_context import (
    current_locale,
    current_preferred,
    current_reader,
    current_settings,
    shortest_preferred,
    usual_preferred,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from search.query.parser import Question


@dataclass(frozen=True, slots=True)
class Choice:
    """A facet's value or a sort order as a link.

    Attributes:
        label, url: its name and where it leads.
        selected: whether it is in force.
        count: the number shown with it.
        hint: what the number counts.
    """

    label: str
    url: str
    selected: bool
    count: int = 0
    hint: str = ""


def article_url(article_id: str, query: Query, other: str = "", at: int = 0) -> str:
    """Return the URL of an article, with the list that it was found in.

    Args:
        article_id: the article.
        query: the list; it marks the article's matches and leads back.
        other: another version of its story that stands next to it, or "".
        at: rank in the list, from 1; 0 for none.
    """
    page = -(-at // query.size) if at else query.page
    if page != query.page:
        query = replace(query, page=page)
    args = search_args(query)
    args += [("with", other)] if other else []
    args += [("at", str(at))] if at else []
    return url_for("pages.article", article_id=article_id) + link_args(args)


def search_url(query: Query) -> str:
    """Return the URL of a search."""
    return search_page() + link_args(search_args(query))


def search_page() -> str:
    """Return the URL of the search page, built once a request.

    A page links there hundreds of times.
    """
    if "search_page" not in g:
        g.search_page = url_for("pages.search")
    page: str = g.search_page
    return page


def search_args(query: Query) -> list[tuple[str, str]]:
    """Return a query as arguments of the search page, whose defaults are left out.

    They are kept for the next call: all cards of a page link with one query.
    """
    last: tuple[Query, list[tuple[str, str]]] | None = g.get("search_args")
    if last is None or last[0] is not query:
        size = current_settings().page_size
        args = query_args(with_short_preference(query), size=size, grouped=True)
        g.search_args = last = (query, args)
    return list(last[1])


def with_short_preference(query: Query) -> Query:
    """Return a query with those preferred languages that its address must name.

    They are none where the visitor gets the same order anyway.
    """
    usual = query.preferred in {(), usual_preferred()}
    short = () if usual else shortest_preferred(query.preferred)
    return replace(query, preferred=short)


def advanced_url(
    text: str,
    args: Iterable[Sequence[str]],
    since: date | str | None,
    until: date | str | None,
) -> str:
    """Return the URL of the advanced form, filled in with a text and arguments.

    Args:
        text: the question.
        args: names and values; what else stands with them is left out.
        since: the first day, or None.
        until: the last day, or None.
    """
    days = [("from", str(since or "")), ("to", str(until or ""))]
    given = [(n, value) for n, value, *_ in (("q", text), *args, *days) if value]
    return url_for("pages.advanced") + encode_args(given)


def overview_url(query: Query, missing: str = "") -> str:
    """Return the URL of an answer's overview.

    Args:
        query: the search request.
        missing: language whose missing stories are listed, or "".
    """
    asked = query_args(with_short_preference(query), size=query.size, grouped=True)
    args = link_args(asked)
    more = f"{'&' if args else '?'}missing={missing}" if missing else ""
    return url_for("pages.overview") + args + more


def table_url(query: Query, name: str) -> str:
    """Return the URL of a table of an answer's overview, as a file."""
    args = [*search_args(replace(query, page=1)), ("table", name)]
    return url_for("overview_tables.table", lang=current_locale()) + encode_args(args)


def default_query(
    question: Question, filters: Mapping[FacetField, frozenset[str]] | None = None
) -> Query:
    """Return a query with the defaults of the search page."""
    return Query(
        question=question,
        filters=filters or {},
        grouped=True,
        preferred=current_preferred(),
        size=current_settings().page_size,
    )


def value_label(field: FacetField, value: str, locale: str = "") -> str:
    """Name a facet's value as the operator does, or else as Hoptac does.

    Args:
        field: the facet.
        value: the value.
        locale: the language of the name; "" for the interface's.
    """
    locale = locale or current_locale()
    if label := current_settings().collection.label(field, value, locale):
        return label
    topics = current_reader().topics if field is FacetField.TOPIC else None
    return filter_field(field).label(value, locale, topics)


def facet_title(field: FacetField) -> str:
    """Name a facet in the interface's language."""
    return translated(filter_field(field).title)


def day_label(day: date) -> str:
    """Write a day in the interface's language."""
    return format_day(day)
