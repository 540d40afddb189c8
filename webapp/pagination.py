"""Which pages does an answer have, and where are they?"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from search.query.request import MAX_RESULT_WINDOW
from webapp.links import Choice, search_url

if TYPE_CHECKING:
    from search.presentation.result import Result
    from search.query.request import Query

PAGES_AROUND = 2
"""Pages linked on each side of the current one."""


@dataclass(frozen=True, slots=True)
class Pagination:
    """The pages of an answer.

    Attributes:
        query: the search request.
        last: number of the last page that can be shown, at least 1.
    """

    query: Query
    last: int

    @property
    def links(self) -> tuple[Choice | None, ...]:
        """The first, the last and the pages around this one; None for a gap."""
        page, last = self.query.page, self.last
        around = range(page - PAGES_AROUND, page + PAGES_AROUND + 1)
        numbers = [n for n in range(1, last + 1) if n in {1, last} or n in around]
        links: list[Choice | None] = []
        for i, number in enumerate(numbers):
            if i and number - numbers[i - 1] > 1:
                links.append(None)
            links.append(Choice(str(number), self._url(number), number == page))
        return tuple(links)

    @property
    def previous_url(self) -> str:
        """URL of the page before, of the last one after the end, or ""."""
        before = min(self.query.page - 1, self.last)
        return self._url(before) if before else ""

    @property
    def next_url(self) -> str:
        """URL of the next page, or ""."""
        page = self.query.page
        return self._url(page + 1) if page < self.last else ""

    def _url(self, page: int) -> str:
        return search_url(replace(self.query, page=page))


def paginate(result: Result) -> Pagination:
    """Return the pages of an answer, those within `MAX_RESULT_WINDOW`."""
    query = result.query
    items = result.stories if query.grouped else result.total
    reachable = min(items, MAX_RESULT_WINDOW)
    return Pagination(query, max(1, -(-reachable // query.size)))
