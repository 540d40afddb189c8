"""How are the expansions of a question shown, and how can they be excluded?"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice, zip_longest
from typing import TYPE_CHECKING, NamedTuple

from webapp.link_room import Share, room_for
from webapp.links import search_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from search.expansion.query_segment import Expansion, QuerySegment
    from search.query.request import Query

SHOWN = 3
"""Expansions of a segment shown at once in each language; the others fold out."""
MOST_FIRST = 12
"""Expansions in the one line that unfolds into all of them; the page cuts it."""
MOST_LINKS = 200
"""Expansions that a page shows, fewer where the question is long."""


class ExpansionLink(NamedTuple):
    """An expansion, and the link that excludes it or includes it again.

    Attributes:
        text: as it is shown.
        lang: ISO 639-1 code of its language, "" where that is unknown.
        url: the same query without it, or with it again.
    """

    text: str
    lang: str
    url: str


class SegmentView(NamedTuple):
    """A segment of a question, and its expansions."""

    text: str
    shown: tuple[ExpansionLink, ...]
    folded: tuple[ExpansionLink, ...]


@dataclass(frozen=True)
class ExpansionView:
    """The expansions of a question, as the search page shows them.

    Attributes:
        all_segments: the question's segments, with all their expansions.
        query: the search request.
    """

    all_segments: tuple[QuerySegment, ...]
    query: Query

    @cached_property
    def segments(self) -> tuple[SegmentView, ...]:
        """The segments with expansions, as many as the page has room for."""
        left, views = self._room, []
        for segment in self.all_segments:
            view = self._view(segment, left)
            left -= len(view.shown) + len(view.folded)
            views += [view] if view.shown else []
        return tuple(views)

    @cached_property
    def unshown(self) -> int:
        """Expansions that are searched for, but not shown."""
        shown = sum(len(view.shown) + len(view.folded) for view in self.segments)
        return sum(len(self._searched(s)) for s in self.all_segments) - shown

    @property
    def first(self) -> tuple[ExpansionLink, ...]:
        """The expansions in the folded line: each segment's first, then others."""
        turns = zip_longest(*(segment.shown for segment in self.segments))
        words = (word for turn in turns for word in turn if word)
        return tuple(islice(words, MOST_FIRST))

    @property
    def excluded(self) -> tuple[ExpansionLink, ...]:
        """The excluded expansions, with links that include them again."""
        langs = {
            e.text: e.lang for segment in self.all_segments for e in _distinct(segment)
        }
        return tuple(
            ExpansionLink(text, langs.get(text, ""), self._toggled(text))
            for text in sorted(self.query.excluded_expansions)[: self._room]
        )

    @property
    def switch_url(self) -> str:
        """URL of the same question without expansions, or with them again."""
        query = self.query
        changed = replace(query, expand=not query.expand, page=1)
        return search_url(changed)

    @cached_property
    def _room(self) -> int:
        return min(MOST_LINKS, room_for(Share.EQUIVALENTS, self.query))

    def _searched(self, segment: QuerySegment) -> tuple[Expansion, ...]:
        excluded = self.query.excluded_expansions
        return tuple(e for e in _distinct(segment) if e.text not in excluded)

    def _view(self, segment: QuerySegment, most: int) -> SegmentView:
        seen: Counter[str] = Counter()
        shown: list[ExpansionLink] = []
        folded: list[ExpansionLink] = []
        for each in self._searched(segment)[:most]:
            seen[each.lang] += 1
            word = ExpansionLink(each.text, each.lang, self._toggled(each.text))
            (shown if seen[each.lang] <= SHOWN else folded).append(word)
        return SegmentView(segment.text, tuple(shown), tuple(folded))

    def _toggled(self, text: str) -> str:
        excluded = self.query.excluded_expansions ^ {text}
        return search_url(replace(self.query, excluded_expansions=excluded, page=1))


def _distinct(segment: QuerySegment) -> Iterator[Expansion]:
    """Yield the expansions of a segment, each text once."""
    texts = {segment.text.casefold()}
    for each in segment.expansions:
        if each.text.casefold() not in texts:
            texts.add(each.text.casefold())
            yield each
