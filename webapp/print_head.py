"""What stands above a page on paper, which has no form, filters and address bar?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flask_babel import gettext as _

from webapp.filter_chips import filter_chips
from webapp.links import day_label
from webapp.page_titles import site_name
from webapp.request_context import current_today
from webapp.sort_names import sort_in_force, sort_names

if TYPE_CHECKING:
    from search.query.request import Query


@dataclass(frozen=True, slots=True)
class PrintHead:
    """What is printed of a search.

    Attributes:
        site: the collection's name.
        question: as typed, or "".
        filters: those in force, in words.
        order: of the list, or "" where no list is shown.
        accessed: when the page was made, in words.
    """

    site: str
    question: str
    filters: tuple[str, ...]
    order: str
    accessed: str


def print_head(query: Query | None = None, *, ordered: bool = True) -> PrintHead:
    """Return what is printed above a page.

    Args:
        query: the search that the page belongs to; None for none.
        ordered: whether the page shows its list.
    """
    head = PrintHead(
        site=site_name(),
        question="",
        filters=(),
        order="",
        accessed=str(_("Accessed on %(day)s", day=day_label(current_today()))),
    )
    if query is None:
        return head
    return replace(
        head,
        question=query.question.text,
        filters=tuple(chip.filter for chip in filter_chips(query)),
        order=str(_("Order: %(order)s", order=_sort_name(query))) if ordered else "",
    )


def _sort_name(query: Query) -> str:
    return sort_names(query)[sort_in_force(query)]
