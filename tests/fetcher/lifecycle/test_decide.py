"""Is what is known of an address after an answer what its publisher says?"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, strategies as st

from corpus.errors import Kind
from corpus.store.kinds import State
from fetcher.lifecycle.analysis import Analysis
from fetcher.lifecycle.decide import decide, decide_failure
from fetcher.lifecycle.decision import Change
from fetcher.lifecycle.schedule import NEVER
from tests.fetcher.lifecycle.bridge import (
    ARTICLE,
    DAY,
    FOUND,
    LIVE,
    NO_ARTICLE,
    NOW,
    OTHER,
    answer,
    redirected,
)


def test_first_answer_with_an_article_is_new():
    """It is live, and asked again in an hour."""
    decision = decide(FOUND, answer(), NOW)

    assert decision.change == Change.NEW
    assert decision.stands
    assert not decision.corrected
    assert decision.known.state == State.LIVE
    assert decision.due == NOW + timedelta(hours=1)


@pytest.mark.parametrize(
    "values",
    [
        {"status": 304},
        {"same_bytes": True},
        {"before": ARTICLE},
        {},
        {"analysis": replace(ARTICLE, title="МІСТ  ВІДКРИТО!"), "before": ARTICLE},
    ],
    ids=["304", "bytes", "text", "digest", "typography"],
)
def test_same_text_is_no_correction(values):
    """Whatever stands around it."""
    decision = decide(LIVE, answer(**values), NOW)

    assert decision.change == Change.UNCHANGED
    assert not decision.stands
    assert decision.known.state == State.LIVE


@pytest.mark.parametrize(
    "analysis",
    [
        replace(ARTICLE, title="Міст не відкрито"),
        replace(ARTICLE, text_digest="c" * 32),
        replace(ARTICLE, published=NOW.date()),
    ],
    ids=["title", "text", "day"],
)
def test_title_text_or_day_make_a_correction(analysis):
    """A new capture stands, and readers learn of it."""
    before = replace(ARTICLE, published=(NOW - DAY).date())

    decision = decide(LIVE, answer(analysis=analysis, before=before), NOW)

    assert decision.change == Change.CORRECTED
    assert decision.stands
    assert decision.corrected


def test_other_rules_are_no_correction():
    """What the last capture says by today's rules is compared, not what it said."""
    old = replace(LIVE, text_digest="0" * 32)

    assert decide(old, answer(before=ARTICLE), NOW).change == Change.UNCHANGED


def test_410_is_gone_at_once():
    """The publisher says so in so many words."""
    decision = decide(LIVE, answer(410, analysis=Analysis()), NOW)

    assert (decision.change, decision.known.state) == (Change.GONE, State.GONE)
    assert decision.due == NEVER


MISSING = {
    "404": answer(404, analysis=Analysis()),
    "no article": answer(analysis=NO_ARTICLE, before=ARTICLE),
    "another language": answer(analysis=Analysis(kind=Kind.LANGUAGE), before=ARTICLE),
    "front page": redirected("https://a.example/", permanent=False),
    "section": redirected("https://a.example/news", analysis=NO_ARTICLE),
    "copies": answer(copies=("a", "b", "c", "d")),
    "another article": redirected("https://a.example/x/other-999", analysis=OTHER),
}


@pytest.mark.parametrize("missing", MISSING.values(), ids=MISSING)
def test_missing_is_gone_the_third_time_over_three_days(missing):
    """Not the third time within an hour, and not after three days the second time."""
    changes, known, now = [], LIVE, NOW
    for wait in (timedelta(0), 3 * DAY, timedelta(hours=1)):
        now += wait
        decision = decide(known, missing, now)
        known = decision.known
        changes.append(decision.change)

    assert changes == [Change.MISSED, Change.MISSED, Change.GONE]
    hours = decide(decide(LIVE, missing, NOW).known, missing, NOW + DAY / 24)
    assert decide(hours.known, missing, NOW + DAY / 12).change == Change.MISSED


@pytest.mark.parametrize("missing", MISSING.values(), ids=MISSING)
def test_back_before_it_was_gone_begins_anew(missing):
    """A page that was there in between was not missing for three days."""
    known = decide(LIVE, missing, NOW).known
    known = decide(known, answer(), NOW + DAY).known

    assert (known.misses, known.first_missed) == (0, None)
    assert known.state == State.LIVE


def test_gone_comes_back():
    """It is live again, and no correction if it says what it said."""
    gone = decide(LIVE, answer(410), NOW).known

    decision = decide(gone, answer(before=ARTICLE), NOW + DAY)
    assert (decision.change, decision.corrected) == (Change.BACK, False)
    assert decision.known.state == State.LIVE
    assert decide(gone, answer(analysis=OTHER, before=ARTICLE), NOW + DAY).corrected
    assert decide(gone, answer(304), NOW + DAY).known.state == State.LIVE


@given(
    status=st.sampled_from([401, 403, 405, 406, 408, 429, 451, 500, 502, 503, 999]),
    times=st.integers(1, 50),
)
def test_refusals_and_errors_never_delete(status, times):
    """However often they come."""
    known, now = LIVE, NOW
    for _ in range(times):
        decision = decide(known, answer(status, analysis=NO_ARTICLE), now)
        assert decision.change == Change.FAILED
        known, now = decision.known, decision.due

    assert known.state == State.LIVE


def test_robots_refuse_what_was_not_taken_yet():
    """What was taken when it was allowed stands."""
    assert decide_failure(FOUND, NOW, refused=True).known.state == State.REFUSED
    assert decide_failure(LIVE, NOW, refused=True).known.state == State.LIVE


@pytest.mark.parametrize("word", ["noindex", "reserved"])
def test_reserved_pages_leave_the_index(word):
    """Unless the operator has the right to index them."""
    analysis = replace(ARTICLE, reserved=(word,))

    decision = decide(LIVE, answer(analysis=analysis, before=ARTICLE), NOW)

    assert decision.change == Change.RESERVED
    assert decision.known.state == State.RESERVED
    kept = decide(LIVE, answer(analysis=analysis), NOW, keep_reserved=True)
    assert kept.known.state == State.LIVE
    back = decide(decision.known, answer(), NOW + DAY)
    assert (back.change, back.known.state) == (Change.NEW, State.LIVE)


def test_sold_is_remembered_and_indexed():
    """What one must pay for is no reason not to find it."""
    sold = replace(ARTICLE, reserved=("sold",))
    decision = decide(FOUND, answer(analysis=sold), NOW)
    assert decision.known.state == State.LIVE
    assert decision.known.reserved == "sold"


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        (Kind.LANGUAGE, State.LANGUAGE),
        (Kind.NOT_AN_ARTICLE, State.NOT_AN_ARTICLE),
        (Kind.LIMIT, State.NOT_AN_ARTICLE),
    ],
)
def test_what_is_no_article_of_ours_is_asked_once(kind, state):
    """Its kind is remembered."""
    decision = decide(FOUND, answer(analysis=Analysis(kind=kind)), NOW)

    assert decision.known.state == state
    assert decision.due == NEVER
