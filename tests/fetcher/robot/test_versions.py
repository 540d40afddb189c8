"""Does a page lead to its versions, and nowhere else?"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from types import SimpleNamespace

import pytest

from corpus.errors import Kind
from corpus.store.kinds import Channel, State
from fetcher.lifecycle.analysis import Analysis
from fetcher.lifecycle.answer import Answer
from fetcher.lifecycle.decision import Change, Decision
from fetcher.lifecycle.known import Known
from fetcher.robot.tally import Tally
from fetcher.robot.versions import found_with
from fetcher.sources import Source

NOW = datetime(2026, 3, 7, tzinfo=UTC)
OWN = Source(
    name="own", feeds=("https://uk.a.example/rss",), skip=(re.compile("/tag/"),)
)
OTHER = Source(name="other", feeds=("https://www.b.example/rss",))


def found(page, alternates, *, kind=None, state=State.LIVE, source=OWN):
    """Return which addresses were found with a page, each with its source."""
    store = SimpleNamespace(address=lambda url: url.endswith("known") or None)
    work = SimpleNamespace(
        source=source,
        sources=SimpleNamespace(sources=(OWN, OTHER)),
        store=store,
        tally=Tally("own"),
    )
    analysis = Analysis(kind=kind, alternates=tuple(alternates))
    answer = Answer(status=200, url=page, analysis=analysis)
    decision = Decision(Change.NEW, Known(url=page, state=state), due=NOW)
    events = found_with(work, SimpleNamespace(url=page), answer, decision, NOW)
    return {
        (event.source, entry.url, entry.channel)
        for event in events
        for entry in event.entries
    }


@pytest.mark.parametrize(
    ("alternate", "source"),
    [
        ("https://uk.a.example/rus/1", "own"),
        ("https://fr.a.example/1", "own"),
        ("https://b.example/1", "other"),
        ("https://stranger.example/1", ""),
        ("https://fr.a.example/", ""),
        ("https://fr.a.example/tag/1", ""),
        ("https://fr.a.example/known", ""),
        ("https://uk.a.example/1", ""),
    ],
)
def test_versions_belong_to_sources_of_the_file(alternate, source):
    """Strangers' hosts, front pages and what is known are not found."""
    expected = {(source, alternate, Channel.VERSION)} if source else set()

    assert found("https://uk.a.example/1", [alternate]) == expected


def test_page_in_another_language_leads_to_its_version_in_ours():
    """A page without an article leads nowhere."""
    page, version = "https://a.example/rus/1", "https://a.example/1"

    foreign = found(page, [version], kind=Kind.LANGUAGE, state=State.LANGUAGE)
    assert foreign == {("own", version, Channel.VERSION)}
    kind, state = Kind.NOT_AN_ARTICLE, State.NOT_AN_ARTICLE
    assert found(page, [version], kind=kind, state=state) == set()


def test_other_registrants_under_a_countrys_domain_are_strangers():
    """Ministries share a domain, and no site."""
    source = Source(name="own", feeds=("https://mst.gov.example/rss",))

    assert found("https://mst.gov.example/1", ["https://x.gov.example/1"]) == set()
    assert source.versions("https://mst.gov.example/1") == ()


def test_story_is_expanded_into_languages():
    """Each version is asked for, the page's own is not."""
    source = Source(
        name="own",
        story=(re.compile(r"/(?:[a-z]{2}/)?(?P<story>[a-z-]+)$"),),
        expand=("https://a.example/{lang}/{story}",),
        languages=("uk", "fr"),
        story_group="own",
    )

    assert found("https://a.example/uk/the-bridge", [], source=source) == {
        ("own", "https://a.example/fr/the-bridge", Channel.EXPANSION)
    }
