"""What does an answer make of an address that is elsewhere or cannot be read?"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from corpus.errors import Kind
from corpus.store.kinds import State
from fetcher.lifecycle.analysis import Analysis
from fetcher.lifecycle.decide import decide, moves
from fetcher.lifecycle.decision import Change
from tests.fetcher.lifecycle.bridge import (
    ARTICLE,
    FOUND,
    LIVE,
    NO_ARTICLE,
    NOW,
    OTHER,
    answer,
    redirected,
)


@pytest.mark.parametrize("kind", [Kind.LIMIT, Kind.UNREADABLE])
def test_page_that_cannot_be_read_replaces_nothing(kind):
    """The capture before it stands."""
    broken = answer(analysis=Analysis(kind=kind), before=ARTICLE)

    decision = decide(LIVE, broken, NOW)
    assert (decision.known.state, decision.stands) == (State.LIVE, False)
    assert decision.change == Change.FAILED
    same = replace(broken, same_bytes=True)
    assert decide(LIVE, same, NOW).change == Change.UNCHANGED


@pytest.mark.parametrize("known", [FOUND, LIVE], ids=["new", "live"])
def test_empty_answer_is_a_failure(known):
    """It is asked again, and says nothing of the page."""
    empty = answer(analysis=Analysis(kind=Kind.UNREADABLE), empty=True)

    decision = decide(known, empty, NOW)

    assert (decision.change, decision.stands) == (Change.FAILED, False)
    assert (decision.known.state, decision.known.misses) == (known.state, 0)
    assert decision.due == NOW + timedelta(hours=1)


@pytest.mark.parametrize(
    ("url", "values", "moved"),
    [
        ("https://a.example/novyny/bridge-is-open-12345", {"analysis": OTHER}, True),
        ("https://a.example/x/other-12345", {"analysis": OTHER}, True),
        ("https://a.example/x/another-slug", {}, True),
        ("https://a.example/x/another-slug", {"permanent": False}, False),
        ("https://a.example/x/another-slug", {"analysis": OTHER}, False),
        ("https://a.example/x/slug", {"analysis": OTHER, "same_story": True}, True),
        ("https://a.example/", {}, False),
        ("https://a.example/x/another-slug", {"analysis": NO_ARTICLE}, False),
    ],
)
def test_permanent_redirect_to_the_same_moves(url, values, moved):
    """By its looks, its text or its story; a temporary one moves nothing."""
    assert moves(LIVE, redirected(url, **values)) == moved


def test_detour_to_another_page_is_only_a_failure():
    """A temporary redirect to a page about cookies deletes and corrects nothing."""
    detour = redirected("https://a.example/x/y-1", permanent=False, analysis=OTHER)

    assert decide(LIVE, detour, NOW).change == Change.FAILED
