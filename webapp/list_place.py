"""From which list was an article opened, and where in it does the article stand?

The address of an article carries the whole list: its question, filters, order and page,
and the article's rank. What cannot be read there never keeps an article from opening.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from flask_babel import gettext as _

from search.query.parser import Question
from search.query.request import MAX_RESULT_WINDOW
from webapp.kept_filters import KeptFilter, hidden_args, kept_filters
from webapp.links import article_url, default_query, search_url
from webapp.number_format import format_number
from webapp.page_titles import search_title
from webapp.params import query_from_args, question_from_args
from webapp.request_context import (
    current_preferred,
    current_reader,
    current_settings,
)
from webapp.settings import small_number

if TYPE_CHECKING:
    from werkzeug.datastructures import MultiDict

    from search.query.request import Query
    from search.searcher.neighbours import Neighbours

RANK = "at"
"""Argument of an article's address: its rank in the list."""


@dataclass(frozen=True, slots=True)
class ListPlace:
    """A list, and the place of an article in it.

    Attributes:
        query: of the list.
        rank: of the article, from 1; 0 where it is not known.
        neighbours: what stands around it; None where the rank is not known.
    """

    query: Query
    rank: int = 0
    neighbours: Neighbours | None = None

    @property
    def back_url(self) -> str:
        """URL of the page of the list that has the article, and of its card there."""
        if not self.rank:
            return search_url(self.query)
        page = -(-self.rank // self.query.size)
        return f"{search_url(replace(self.query, page=page))}#hit-{self.rank}"

    @property
    def back_label(self) -> str:
        """What the way back leads to, and how long that list is."""
        title = search_title(self.query)
        if not title and not self.neighbours:
            return str(_("All articles"))
        search = title or _("All articles")
        if not self.neighbours:
            return str(_("Back: %(search)s", search=search))
        total = format_number(self.neighbours.total)
        return str(_("Back: %(search)s (%(count)s)", search=search, count=total))

    @property
    def kept(self) -> tuple[KeptFilter, ...]:
        """The filters that a new question keeps unless they are taken off."""
        return kept_filters(self.query)

    @property
    def hidden_args(self) -> list[tuple[str, str]]:
        """What else a new question keeps."""
        return hidden_args(self.query)

    @property
    def position(self) -> str:
        """The article's rank of how many, or ""."""
        if not self.rank or not self.neighbours:
            return ""
        total = format_number(self.neighbours.total)
        rank = format_number(self.rank)
        return str(_("%(rank)s of %(total)s", rank=rank, total=total))

    @property
    def previous_url(self) -> str:
        """URL of the article before, or ""."""
        return self._url(-1, self.neighbours.previous if self.neighbours else "")

    @property
    def next_url(self) -> str:
        """URL of the article after, or ""."""
        return self._url(1, self.neighbours.next if self.neighbours else "")

    def _url(self, step: int, article_id: str) -> str:
        if not article_id:
            return ""
        return article_url(article_id, self.query, at=self.rank + step)


def list_place(args: MultiDict[str, str], article_id: str) -> ListPlace:
    """Return the place that an article's address names.

    Args:
        args: the address's arguments.
        article_id: the article.

    Raises:
        QueryError: the address names no list, or one that is too expensive.
    """
    query = query_from_args(
        args,
        size=current_settings().page_size,
        grouped=True,
        preferred=current_preferred(),
    )
    rank = small_number(args.get(RANK, "").strip())
    if not 1 <= rank <= MAX_RESULT_WINDOW:
        return ListPlace(query)
    found = current_reader().neighbours(query, rank, article_id)
    if not found.rank:  # the index was rebuilt
        page = -(-rank // query.size)
        return ListPlace(replace(query, page=page))
    return ListPlace(query, found.rank, found)


def question_place(args: MultiDict[str, str], _article_id: str) -> ListPlace:
    """Return the list of the question only, where the address names no list.

    Raises:
        QueryError: the question has no meaning.
    """
    asked = question_from_args(args)
    query = replace(
        default_query(asked.question),
        expand=asked.expand,
        excluded_expansions=asked.excluded_expansions,
    )
    return ListPlace(query)


def no_place() -> ListPlace:
    """Return the list of everything."""
    return ListPlace(default_query(Question()))
