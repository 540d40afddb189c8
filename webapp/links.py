"""Where do the pages' links lead, and what are they called?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlencode

from flask import url_for
from flask_babel import format_date, gettext as _

from search import FacetField
from webapp.current import current_settings
from webapp.params import query_string

if TYPE_CHECKING:
    from datetime import date

    from search import Query, Question


class Chip(NamedTuple):
    """A filter in force, and the link that takes it back."""

    field: str
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A facet's value or a sort order as a link."""

    label: str
    url: str
    selected: bool
    count: int = 0


def article_url(article_id: str, question: Question) -> str:
    """Link to an article."""
    url = url_for("pages.article", article_id=article_id)
    return f"{url}?{urlencode({'q': question.text})}" if question.text else url


def day_label(day: date) -> str:
    """Write a day in the interface's language."""
    label: str = format_date(day, "long")
    return label


def search_url(query: Query) -> str:
    """Link to a search."""
    size = current_settings().page_size
    return url_for("pages.search") + query_string(query, size=size)


def facet_titles() -> dict[FacetField, str]:
    """Give what each facet is called."""
    return {
        FacetField.COUNTRY: _("Partner country"),
        FacetField.ORGANIZATION: _("Organization"),
        FacetField.TOPIC: _("Topic"),
        FacetField.LANG: _("Language"),
        FacetField.YEAR: _("Year"),
    }
