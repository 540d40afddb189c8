"""Which articles does a page link to that lists them?"""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from fetcher.discovery import Outcome, read_list

URL = "https://www.gazeta.test/news/2024-03-06.htm"
MENU = '<a href="/">Головна</a><a href="/sport">Спорт</a><a href="/about">Про нас</a>'


def page(links: str, head: str = "") -> bytes:
    """Return a page of links below a menu."""
    return f"<!doctype html><head>{head}</head><body>{MENU}{links}</body>".encode()


def test_links_within_the_site_are_absolute_and_each_once(source):
    """A headline is a better title than "read on" or a picture's none."""
    source = replace(source, take=(re.compile(r"-\d+\.htm$"),))
    links = """<a href="/prom-1.htm#top"><img src="a.jpg"></a>
      <a href="/prom-1.htm">Новий  пором</a><a href="/prom-1.htm?">далі</a>
      <a href="//kyiv.gazeta.test/mist-2.htm" rel="nofollow">Міст</a>
      <a href="https://other.test/x-3.htm">Інше</a>
      <a href="javascript:x()">!</a><a href="mailto:a@gazeta.test">@</a><a>?</a>"""

    index = read_list(page(links), URL, source, "utf-8")

    assert index.outcome is Outcome.WHOLE
    assert [(entry.url, entry.title) for entry in index.entries] == [
        ("https://www.gazeta.test/prom-1.htm", "Новий пором"),
        ("https://kyiv.gazeta.test/mist-2.htm", "Міст"),
    ]


def test_a_base_goes_before_the_address(source):
    """As browsers do."""
    source = replace(source, take=(re.compile("prom"),))
    base = '<base href="https://www.gazeta.test/archive/">'

    index = read_list(page('<a href="prom">П</a>', base), URL, source)

    assert index.entries[0].url == "https://www.gazeta.test/archive/prom"


@pytest.mark.parametrize("charset", ["windows-1251", "", "no-such-charset"])
def test_the_encoding_is_that_of_the_head_or_the_page(source, charset):
    """Titles are read as they were written."""
    source = replace(source, take=(re.compile("prom"),))
    text = page('<a href="/prom">Пором</a>', "<meta charset=windows-1251>").decode()

    index = read_list(text.encode("windows-1251"), URL, source, charset)

    assert index.entries[0].title == "Пором"


@pytest.mark.parametrize(
    ("data", "outcome"),
    [
        (b"", Outcome.NOT_AN_INDEX),
        (b"<!doctype html><title>Just a moment</title>", Outcome.NOT_AN_INDEX),
        (b'{"items": []}', Outcome.NOT_AN_INDEX),
        (b"%PDF-1.4", Outcome.NOT_AN_INDEX),
        (page(""), Outcome.NONE_TAKEN),
    ],
)
def test_a_failed_list_never_looks_like_a_day_without_news(source, data, outcome):
    """Such a day's page still has its menu."""
    strict = replace(source, take=(re.compile(r"-\d+\.htm$"),))
    index = read_list(data, URL, strict)

    assert (index.outcome, index.entries) == (outcome, ())
    assert index.good == (outcome is Outcome.NONE_TAKEN)
