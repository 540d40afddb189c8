"""What is a page called, in a browser's tab, in a bookmark and where it is shared?"""

from __future__ import annotations

from calendar import monthrange
from typing import TYPE_CHECKING

from flask_babel import format_date, gettext as _

from corpus import language_label
from search.query.facets import FacetField
from webapp.day_format import format_day
from webapp.links import value_label
from webapp.number_format import format_number
from webapp.one_line import shortened
from webapp.request_context import collection_name, current_locale

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from corpus import Article
    from search.query.request import Query

SEPARATOR = " · "
MAX_NAMED = 3
"""Values of a facet that a title names."""


def site_name() -> str:
    """Return the collection's name, or Hoptac's where it has none."""
    return collection_name() or "Hoptac"


def page_title(*parts: str) -> str:
    """Return a page's title: what it shows, then where it is.

    Args:
        parts: what it shows; empty ones are left out.
    """
    shown = SEPARATOR.join(filter(None, parts))
    return f"{shown} – {site_name()}" if shown else site_name()


def search_title(query: Query) -> str:
    """Return what a query asks for in a few words of the interface's language.

    That is the question, the filters and the dates: "coopération · Pologne · 2024".
    "" where a query asks for all articles.
    """
    return SEPARATOR.join(
        filter(
            None,
            (
                shortened(query.question.text),
                *_filters(query),
                dates_in_words(query.since, query.until),
            ),
        )
    )


def search_page_title(query: Query) -> str:
    """Return the title of a query's page; from the second on, with its number."""
    number = ""
    if query.page > 1:
        number = _("page %(number)s", number=format_number(query.page))
    return page_title(search_title(query), number)


def article_title(headline: str, source: str) -> str:
    """Return the title of an article's page."""
    return page_title(shortened(headline), shortened(source))


def overview_title(query: Query) -> str:
    """Return the title of the overview of a query's answer."""
    title = search_title(query)
    if not title:
        return page_title(_("Overview"))
    return page_title(_("Overview: %(question)s", question=title))


def comparison_title(one: Article, other: Article) -> str:
    """Return the title of the page of two versions side by side."""
    locale = current_locale()
    langs = (language_label(lang, locale) for lang in (one.lang, other.lang))
    return page_title(shortened(one.title), " / ".join(langs))


def dates_in_words(since: date | None, until: date | None) -> str:
    """Return a range of days, as short as it can be said; "" for any day."""
    if since and until:
        return _range_in_words(since, until)
    if since:
        return str(_("from %(day)s", day=_day(since)))
    return str(_("until %(day)s", day=_day(until))) if until else ""


def _filters(query: Query) -> Iterable[str]:
    for field in FacetField:
        if selected := query.selected(field):
            every = field in query.match_all
            yield (" + " if every else ", ").join(_labels(field, selected))
    for field in FacetField:
        if shut_out := query.shut_out(field):
            yield _("not: %(values)s", values=", ".join(_labels(field, shut_out)))


def _labels(field: FacetField, values: Iterable[str]) -> list[str]:
    """Return the names of some values, at most `MAX_NAMED`."""
    names = [shortened(value_label(field, value)) for value in sorted(values)]
    return [*names[:MAX_NAMED], "…"] if len(names) > MAX_NAMED else names


def _range_in_words(since: date, until: date) -> str:
    if since == until:
        return _day(since)
    ends_month = until.day == monthrange(until.year, until.month)[1]
    if since.day != 1 or not ends_month:
        return f"{_day(since)} – {_day(until)}"
    if (since.year, since.month) == (until.year, until.month):
        return _month(since)
    if (since.month, until.month) == (1, 12):
        years = sorted({since.year, until.year})
        return "–".join(map(str, years))
    return f"{_month(since)} – {_month(until)}"


def _day(day: date) -> str:
    return format_day(day, "medium")


def _month(day: date) -> str:
    text: str = format_date(day, "LLLL y")
    return text
