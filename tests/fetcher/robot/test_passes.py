"""Does a pass do what its options say, and keep to what sources say?"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bench.web.scenario import load_scenario
from bench.web.timetable import Event
from corpus.store.kinds import State
from fetcher.errors import SourcesError
from fetcher.lifecycle.decision import Change
from fetcher.network.addresses import AllowedHosts
from fetcher.report import Status, status_of
from fetcher.robot.fetch import FetchOptions, fetch
from fetcher.robot.stopping import StoppableClock
from fetcher.robot.tally import PAGES
from fetcher.sources import Hours, SourceLimits, read_sources

SLUGS = ("black-sea-grain", "danube-ferry-agreement", "laos-wind-power")


@pytest.fixture
def small(world):
    """Return a test web of one host with three stories."""
    told = load_scenario("still")
    return world([replace(told.hosts[0], slugs=SLUGS)], told.start)


def contents(folder):
    """Return what a store's files hold, those aside that a reader of it makes."""
    return {
        path: path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and not path.name.endswith(("-wal", "-shm"))
    }


def change(world, **values):
    """Return the world's sources, the first with other values."""
    sources = read_sources(world.file)
    return replace(sources, sources=(replace(sources.sources[0], **values),))


def test_dry_run_asks_no_page_and_keeps_nothing(small):
    """It says which pages would be asked."""
    (tally,) = small.make_pass(dry_run=True)

    assert set(tally.planned) >= {article.url for article in small.web.truth()}
    assert not small.folder.exists()
    assert small.web.asked("/uk/") == []


def test_dry_run_over_a_store_changes_none_of_its_files(small):
    """It works on a copy."""
    small.make_pass(limit=2)
    before = contents(small.folder)

    (tally,) = small.make_pass(dry_run=True)

    assert contents(small.folder) == before
    assert tally.planned


@pytest.mark.parametrize("limit", [0, 2])
def test_limit_is_of_pages(small, limit):
    """The next pass asks the rest."""
    (tally,) = small.make_pass(limit=limit)

    assert tally.counts[PAGES] == limit == len(small.articles())
    small.make_pass()
    assert small.articles().keys() == small.truth()


def test_since_leaves_older_ones_alone(small):
    """What an index says is older is not even known."""
    last = max(article.placed.moment for article in small.web.truth()).date()
    newest = {
        article.url.partition("://")[2]
        for article in small.web.truth()
        if article.placed.moment.date() >= last
    }

    small.make_pass(since=last, sources=change(small, expand=()))

    assert small.articles().keys() == newest != small.truth()


def test_source_is_asked_in_its_hours_only(small):
    """Outside of them not even its robots.txt is."""
    now = small.clock.now()
    begin, end = (now.replace(hour=(now.hour + h) % 24).time() for h in (2, 4))
    sources = change(small, hours=Hours(begin, end), zone="")

    (tally,) = small.make_pass(sources=sources)

    assert small.web.asked() == []
    assert tally.rests
    assert status_of([tally]) == Status.DONE


def test_days_limit_counts_from_pass_to_pass(small):
    """All answers count, those of indexes too."""
    sources = change(small, daily=9)
    for _ in range(3):
        (tally,) = small.make_pass(sources=sources)

    assert len(small.articles()) < len(small.truth())
    assert "enough" in tally.rests


def test_unknown_source_is_named(small):
    """With what may have been meant."""
    with pytest.raises(SourcesError, match="did you mean"):
        small.make_pass(names=("parallel.vn (127.0.0.2)",))


def test_limits_can_only_be_lowered(small):
    """A source that asks for more is refused before anything is asked."""
    more = change(small, limits=SourceLimits(megabytes=900))
    with pytest.raises(SourcesError, match="lowered"):
        small.make_pass(sources=more)
    assert small.web.asked() == []

    (tally,) = small.make_pass(
        sources=change(small, limits=SourceLimits(megabytes=0.0001))
    )
    assert set(tally.failed) == {"too big"}
    assert status_of([tally]) == Status.NONE_WORKED


def test_kept_pages_are_not_asked_twice(small):
    """Until they are due."""
    small.make_pass()
    asked = len(small.web.asked("/uk/"))

    (tally,) = small.make_pass()

    assert len(small.web.asked("/uk/")) == asked
    assert tally.next_due is not None


def test_versions_are_found_by_the_story(small):
    """Its id comes from the source's pattern."""
    small.make_pass(sources=change(small, story_group="g"))

    stories = {article.version_key for article in small.articles().values()}
    assert stories == {f"g:{slug}" for slug in SLUGS}


def test_stop_ends_after_the_answer_in_hand(small):
    """It is kept, and the rest is due still."""
    clock = StoppableClock(small.clock)
    allowed = AllowedHosts.of({f"127.0.0.1:{small.web.port}"})
    options = FetchOptions(allowed=allowed, progress=lambda _tally: clock.stop())

    (tally,) = fetch(read_sources(small.file), small.folder, options, clock)

    assert tally.counts[Change.NEW] == len(small.articles()) == 1
    assert "stopped" in tally.rests


def test_gone_page_that_is_named_anew_is_back(small):
    """A page that answered 410 is asked again when its index names it again."""
    now = small.clock.now()
    at = {"delete": now + timedelta(hours=2), "return": now + timedelta(hours=4)}
    events = tuple(Event(at=moment, do=do, slug=SLUGS[0]) for do, moment in at.items())
    small.web.hosts = (replace(small.web.hosts[0], events=events),)
    seen = []
    for _ in range(3):
        small.make_pass()
        seen.append(small.articles().keys() == small.truth())
        gone = [a for a in small.web.hosts[0].events if a.at <= small.clock.now()]
        assert len(gone) < 3
        small.turn(hours=2, minutes=5)

    assert seen == [True, True, True]
    slug = next(url for url in small.truth() if SLUGS[0] in url)
    assert small.address(f"http://{slug}").state == State.LIVE
