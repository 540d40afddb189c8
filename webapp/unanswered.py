"""What does a visitor see whose search cannot be run?

The search page, with what was typed still in the box and the filters in force, and the
reason above it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from flask import g, render_template, request

from search.errors import QueryError
from webapp.filter_chips import Chip, filter_chips
from webapp.links import search_args, search_url
from webapp.params import query_from_args, readable_query
from webapp.request_context import current_reader, current_settings

if TYPE_CHECKING:
    from search.query.request import Query

TYPED = frozenset({"q", "from", "to", "page"})
"""Arguments that the search form has fields for."""


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A search that cannot be run.

    Attributes:
        title, reason: what is wrong, short and in a sentence.
        query: what can be read of it.
        readable: whether that can be run, the rest being left out.
    """

    title: str
    reason: str
    query: Query
    readable: bool

    @property
    def hidden_args(self) -> list[tuple[str, str]]:
        """The arguments that the search form adds to what is typed into it."""
        return [(n, value) for n, value in search_args(self.query) if n not in TYPED]

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The filters in force."""
        return filter_chips(self.query)

    @property
    def unfiltered_url(self) -> str:
        """URL of the same question without any filter."""
        return search_url(self.query.unfiltered())

    @property
    def readable_url(self) -> str:
        """URL of what can be run of the search; "" if its question cannot."""
        return search_url(self.query) if self.readable else ""


def unanswered_page(title: str, reason: str) -> str:
    """Return the search page for arguments that cannot be run."""
    g.is_unanswered = True  # no tab leads to the same mistake
    size = current_settings().page_size
    query = readable_query(request.args, size=size)
    query, _ = current_reader().known_values.resolve(query)
    asked = bool(query.question.node) or not query.question.text
    readable = asked and not _is_readable(size)
    view = Unanswered(title, reason, query, readable)
    return render_template("unanswered.html", view=view)


def _is_readable(size: int) -> bool:
    """Return whether all arguments can be read, so that the question is at fault."""
    try:
        query_from_args(request.args, size=size)
    except QueryError:
        return False
    return True
