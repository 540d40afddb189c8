"""Is it seen what an index names no more, and what has only made room?"""

from __future__ import annotations

import pytest

from corpus.store.kinds import Role
from fetcher.discovery import Index, Nested, Outcome
from fetcher.robot.vanishing import vanished, vanished_sitemaps


@pytest.mark.parametrize(
    ("role", "before", "after", "expected"),
    [
        (Role.FEED, "abcd", "xabc", ""),  # d has made room
        (Role.FEED, "abcd", "xacd", "b"),
        (Role.FEED, "abcd", "bcd", "a"),
        (Role.FEED, "abcd", "abc", "d"),  # nothing came in its place
        (Role.FEED, "abcd", "wxyz", ""),  # a long night
        (Role.LIST, "abc", "xab", ""),
        (Role.SITEMAP, "abcd", "abc", "d"),
        (Role.SITEMAP, "abcd", "a", ""),  # about something else
        (Role.FEED, "", "abc", ""),
    ],
)
def test_vanished_are_those_that_should_be_there(role, before, after, expected):
    """A feed has room for the newest; a sitemap has all."""
    assert vanished(role, [*before], [*after]) == [*expected]


def test_sitemap_of_a_day_names_all_of_it():
    """Whatever it lost was there and should be."""
    assert vanished(Role.SITEMAP, [*"abcd"], [*"a"], of_a_day=True) == [*"bcd"]


def test_sitemaps_of_days_drop_out_at_the_ends_only():
    """One in the middle has lost its last article."""

    def index(names):
        nested = tuple(Nested(name) for name in names)
        return Index(outcome=Outcome.WHOLE, nested=nested)

    assert vanished_sitemaps(index("abcd"), index("bd")) == ["c"]
    assert vanished_sitemaps(index("abcd"), index("x")) == []
