"""Does a store say what is true while a day passes at its publishers?

Articles appear, are corrected, move and go, while indexes fail and hosts are away. What
an outage hides is seen later; but nothing is ever lost by one.
"""

from __future__ import annotations

from collections import Counter

from fetcher.lifecycle.decision import Change
from fetcher.report import Status, has_failed, status_of

HOURS = 13


def test_a_day_and_the_days_after(day):
    """Each hour nothing is missing that can be read; after four days nothing is over.

    The last hour's extra articles are those that are gone for less than three days or
    that no index speaks of.
    """
    statuses = []
    for _ in range(HOURS):
        tallies = day.make_pass()
        statuses.append(status_of(tallies))
        assert day.truth() - day.articles().keys() == set()
        day.turn(hours=1)
    for _ in range(5):
        day.turn(days=1)
        tallies = day.make_pass()

    articles = day.articles()
    assert articles.keys() == day.truth()
    assert status_of(tallies) == Status.DONE
    assert Status.SOME_FAILED in statuses
    corrected = {url.rpartition("/")[2] for url, a in articles.items() if a.corrected}
    assert {name.lstrip("0123456789-") for name in corrected} == {
        "black-sea-grain",
        "hospital-equipment-japan.html",
    }
    moved = [article for url, article in articles.items() if "institute-opens" in url]
    assert len(moved) == 4
    assert all("vkist-inauguration" in article.id for article in moved)


def test_host_that_asks_for_patience_is_left_alone(day):
    """Nothing is asked of it while it rests, and it is asked again then."""
    for _ in range(4):
        tallies = day.make_pass()
        day.turn(hours=1)
    asked = len(day.web.asked())

    assert "rests until" in tallies[1].rests
    day.turn(hours=-1, minutes=10)
    day.make_pass(names=(tallies[1].source,))
    assert len(day.web.asked()) == asked


def test_failed_index_is_red_and_removes_nothing(day):
    """An empty sitemap and a feed that answers 403 are failures, not silence."""
    day.turn(hours=3)
    day.make_pass()
    before = day.articles().keys()
    day.turn(hours=1, minutes=15)

    tally = day.make_pass()[0]

    assert has_failed(tally)
    assert Counter(trouble.kind for trouble in tally.broken) == {
        "status": 1,
        "broken": 1,
    }
    assert tally.counts[Change.GONE] == tally.counts[Change.MISSED] == 0
    assert before <= day.articles().keys()
