"""Which articles does a feed name?"""

from __future__ import annotations

import gzip
import json
import re
import time
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from fetcher.discovery import Outcome, read_feed

URL = "https://gazeta.test/uk/feed.xml"


def rss(*items: str, head: str = "", encoding: str = "utf-8") -> bytes:
    """Return a feed in RSS 2.0."""
    text = (
        f'<?xml version="1.0" encoding="{encoding}"?>\n<rss version="2.0">'
        f"<channel><title>Газета</title>{head}{''.join(items)}</channel></rss>"
    )
    return text.encode(encoding)


def item(link: str = "https://gazeta.test/uk/prom", more: str = "") -> str:
    """Return an entry of RSS."""
    return f"<item><title>Пором</title><link>{link}</link>{more}</item>"


def test_an_entry_is_what_is_known_of_an_article(source):
    """Moment, day in the publisher's zone, story and headline."""
    date_in_utc = "<pubDate>Tue, 05 Mar 2024 22:30:00 GMT</pubDate>"
    index = read_feed(rss(item(more=date_in_utc)), URL, source)

    assert (index.outcome, index.reason, index.named) == (Outcome.WHOLE, "", 1)
    (entry,) = index.entries
    assert entry.url == "https://gazeta.test/uk/prom"
    assert entry.published == date(2024, 3, 6)
    assert entry.modified == datetime(2024, 3, 5, 22, 30, tzinfo=UTC)
    assert (entry.story, entry.title) == ("gazeta:prom", "Пором")


def test_a_month_in_words_is_read_and_a_missing_date_is_none(source):
    """The page says the rest."""
    feed = rss(
        item(
            "https://gazeta.test/1", "<pubDate>Ср, 06 бер 2024 09:00:00 +0200</pubDate>"
        ),
        item("https://gazeta.test/2", "<pubDate>neulich</pubDate>"),
        item("https://gazeta.test/3"),
    )

    days = [entry.published for entry in read_feed(feed, URL, source).entries]

    assert days == [date(2024, 3, 6), None, None]


def test_a_code_page_and_bare_ampersands_are_read_right(source):
    """Old programs write both."""
    entry = "<item><title>Кава & чай</title><link>/uk/a?b=1&amp;c=2</link></item>"
    index = read_feed(rss(entry, encoding="windows-1251"), URL, source)

    assert index.outcome is Outcome.WHOLE
    assert index.entries[0].title == "Кава & чай"
    assert index.entries[0].url == "https://gazeta.test/uk/a?b=1&c=2"


def test_relative_links_belong_to_the_feed_or_to_what_it_states(source):
    """`xml:base` goes before the feed's own address."""
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://other.test/n/">'
        '<entry><title>a</title><link href="one"/></entry></feed>'
    )

    assert read_feed(rss(item("two")), URL, source).entries[0].url == (
        "https://gazeta.test/uk/two"
    )
    assert read_feed(atom.encode(), URL, source).entries[0].url == (
        "https://other.test/n/one"
    )


def test_a_guid_is_a_link_only_if_it_says_so(source):
    """A bare number is none; without any address, the feed is of no use."""
    permalink = "<item><guid>https://gazeta.test/uk/a</guid></item>"
    number = '<item><guid isPermaLink="false">17</guid></item>'

    assert read_feed(rss(permalink, number), URL, source).named == 1
    broken = read_feed(rss(number), URL, source)
    assert (broken.outcome, broken.good) == (Outcome.BROKEN, False)


def test_versions_in_other_languages_are_named(source):
    """Atom's `link` has a language."""
    atom = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>a</title>'
        '<link href="https://gazeta.test/uk/a"/>'
        '<link rel="alternate" hreflang="fr" href="https://gazeta.test/fr/a"/>'
        '<link rel="alternate" hreflang="x-default" href="https://gazeta.test/"/>'
        "<updated>2024-03-06T08:00:00Z</updated></entry></feed>"
    )

    (entry,) = read_feed(atom.encode(), URL, source).entries

    assert entry.links == ("https://gazeta.test/fr/a",)
    assert entry.modified == datetime(2024, 3, 6, 8, tzinfo=UTC)


def test_a_json_feed_is_a_feed(source):
    """Its keys are those of version 1.1; what is of a wrong type counts as absent."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [
            {"id": 1, "url": "/uk/a", "title": ["?"], "date_published": "2024-03-06"},
            {"id": "https://gazeta.test/uk/b", "content_text": "b"},
        ],
    }

    index = read_feed(json.dumps(feed).encode(), URL, source)

    assert [entry.url for entry in index.entries] == [
        "https://gazeta.test/uk/a",
        "https://gazeta.test/uk/b",
    ]
    assert index.entries[0].published == date(2024, 3, 6)


@pytest.mark.parametrize(
    ("data", "outcome", "said"),
    [
        (rss(), Outcome.EMPTY, "names nothing"),
        (b"", Outcome.NOT_AN_INDEX, "an empty answer"),
        (b"<html><title>Just a moment</title>", Outcome.NOT_AN_INDEX, "Just a moment"),
        (b'{"error": "no such feed"}', Outcome.NOT_AN_INDEX, "no feed"),
        (b"<urlset></urlset>", Outcome.NOT_AN_INDEX, "a sitemap, not a feed"),
        (rss(item(), item("/b"))[:-40], Outcome.CUT_SHORT, "after 1 entries"),
        (gzip.compress(rss(item()))[:-12], Outcome.CUT_SHORT, "in the middle"),
        (b"\x1f\x8b\x08\x00garbage-here", Outcome.BROKEN, "damaged gzip"),
    ],
)
def test_a_failed_feed_never_looks_like_an_empty_one(source, data, outcome, said):
    """Each way to fail has its name."""
    index = read_feed(data, URL, source)

    assert index.outcome is outcome
    assert said in index.reason
    assert index.good == (outcome is Outcome.EMPTY)


def test_patterns_that_take_nothing_are_told_from_an_empty_feed(source):
    """They are most likely wrong, or the site has changed its addresses."""
    strict = replace(source, take=(re.compile("/news/"),))

    index = read_feed(rss(item()), URL, strict)

    assert (index.outcome, index.named) == (Outcome.NONE_TAKEN, 1)
    assert "none" in index.outcome
    assert index.entries == ()


@pytest.mark.parametrize(
    "subset",
    [
        '<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;"><!ENTITY c "&b;&b;&b;">',
        '<!ENTITY c SYSTEM "file:///etc/passwd">',
        '<!ENTITY % p SYSTEM "http://127.0.0.1/x.dtd"> %p;',
    ],
)
def test_xml_with_entities_of_its_own_is_refused(source, subset):
    """None is ever resolved."""
    bomb = f"<!DOCTYPE rss [{subset}]><rss><item><title>&c;</title></item></rss>"

    assert read_feed(bomb.encode(), URL, source).outcome is Outcome.REFUSED


def test_a_long_feed_is_read_in_time_that_grows_with_it(source):
    """A feed of a whole archive is rare and allowed."""
    feed = rss(*(item(f"https://gazeta.test/uk/{i}", "x" * 900) for i in range(2000)))
    begin = time.process_time()

    assert len(read_feed(feed, URL, source).entries) == 2000
    assert time.process_time() - begin < 5


def test_an_address_that_is_named_twice_is_one(source):
    """Feeds repeat what is on top."""
    assert len(read_feed(rss(item(), item()), URL, source).entries) == 1
