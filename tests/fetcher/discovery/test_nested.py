"""Which of the sitemaps that an index names are to be asked?"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from fetcher.discovery import Index, Nested, Outcome, sitemaps_to_ask
from fetcher.discovery.nested import MAX_DEPTH, last_day

SITE = "https://gazeta.test/sitemap/"


def index_of(*sitemaps: Nested) -> Index:
    """Return an index that names some sitemaps."""
    return Index(outcome=Outcome.WHOLE, nested=sitemaps)


def urls(sitemaps):
    """Return the names of files."""
    return [sitemap.url.removeprefix(SITE) for sitemap in sitemaps]


@pytest.mark.parametrize(
    ("pattern", "name", "day"),
    [
        (r"(\d{4}-\d\d-\d\d)\.xml", "2024-03-06.xml", date(2024, 3, 6)),
        (r"(\d{8})", "20240306.xml", date(2024, 3, 6)),
        (r"news-(\d{4}-\d+)", "news-2024-2.xml", date(2024, 2, 29)),
        (r"(\d{4}-\d\d-\d\d)\.xml", "2024-02-31.xml", None),
        (r"(\d{4}-\d\d-\d\d)\.xml", "pages.xml", None),
        (r"(\w+)\.xml", "pages.xml", None),
    ],
)
def test_the_address_of_a_sitemap_tells_its_last_day(source, pattern, name, day):
    """A month's last day is the month's."""
    source = replace(source, sitemap_days=re.compile(pattern))

    assert last_day(SITE + name, source) == day


def test_only_days_of_interest_are_asked(source):
    """The day before is asked as well: it may not have ended everywhere."""
    source = replace(source, sitemap_days=re.compile(r"(\d{4}-\d\d-\d\d)\.xml"))
    days = [Nested(f"{SITE}2024-03-{day:02}.xml") for day in (3, 4, 5, 6)]
    index = index_of(*days, Nested(SITE + "pages.xml"))

    wanted = sitemaps_to_ask(index, source, since=date(2024, 3, 5))

    assert urls(wanted) == [
        *("2024-03-04.xml", "2024-03-05.xml", "2024-03-06.xml", "pages.xml")
    ]
    assert len(sitemaps_to_ask(index, source)) == 5


def test_without_days_the_last_change_decides(source):
    """One without a date is asked."""
    old = Nested(SITE + "1.xml", datetime(2024, 1, 1, tzinfo=UTC))
    new = Nested(SITE + "2.xml", datetime(2024, 3, 6, tzinfo=UTC))
    index = index_of(old, new, Nested(SITE + "3.xml"))

    wanted = sitemaps_to_ask(index, source, since=date(2024, 3, 5))

    assert urls(wanted) == ["2.xml", "3.xml"]


def test_no_sitemap_is_asked_twice_nor_endlessly(source):
    """An index may name itself, or one that names it."""
    index = index_of(
        Nested(SITE + "a.xml"), Nested("HTTPS://Gazeta.test/sitemap/a.xml")
    )

    assert urls(sitemaps_to_ask(index, source)) == ["a.xml"]
    assert sitemaps_to_ask(index, source, asked={SITE + "a.xml"}) == ()
    assert sitemaps_to_ask(index, source, depth=MAX_DEPTH) == ()
