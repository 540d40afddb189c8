"""Which articles and further sitemaps does a sitemap name?"""

from __future__ import annotations

import gzip
import time
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from fetcher.discovery import Nested, Outcome, read_sitemap
from fetcher.discovery.index import MAX_BYTES, MAX_ENTRIES

URL = "https://gazeta.test/maps/sitemap.xml"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def urlset(*urls: str, namespace: str = NAMESPACE) -> bytes:
    """Return a sitemap; each of `urls` is the inside of an entry."""
    inside = "".join(f"<url>{url}</url>" for url in urls)
    return f'{HEAD}<urlset xmlns="{namespace}">{inside}</urlset>'.encode()


def loc(path: str = "/uk/prom") -> str:
    """Return an address of an entry."""
    return f"<loc>https://gazeta.test{path}</loc>"


def test_an_entry_has_an_address_and_a_moment(source):
    """A day without a time begins in the publisher's zone."""
    index = read_sitemap(urlset(loc() + "<lastmod>2024-03-06</lastmod>"), URL, source)

    assert (index.outcome, index.named) == (Outcome.WHOLE, 1)
    (entry,) = index.entries
    assert (entry.url, entry.story) == ("https://gazeta.test/uk/prom", "gazeta:prom")
    assert entry.modified == datetime(2024, 3, 5, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    "namespace", ["", "http://www.google.com/schemas/sitemap/0.84"]
)
def test_a_wrong_or_missing_namespace_does_not_matter(source, namespace):
    """Elements have their names."""
    data = urlset("<loc>\n https://gazeta.test/uk/a \n</loc>", namespace=namespace)

    assert read_sitemap(data, URL, source).entries[0].url == "https://gazeta.test/uk/a"


def test_the_extensions_for_news_and_languages_are_read(source):
    """A picture's address is not the article's."""
    data = f"""{HEAD}<urlset xmlns="{NAMESPACE}"
      xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
      xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"
      xmlns:xhtml="http://www.w3.org/1999/xhtml"><url>
      <image:image><image:loc>https://gazeta.test/a.jpg</image:loc></image:image>
      {loc("/uk/a")}
      <news:news><news:publication><news:name>Г</news:name></news:publication>
      <news:publication_date>2024-03-06T00:30:00+02:00</news:publication_date>
      <news:title>Пором &amp;amp; міст</news:title></news:news>
      <xhtml:link rel="alternate" hreflang="uk" href="https://gazeta.test/uk/a"/>
      <xhtml:link rel="alternate" hreflang="fr" href="/fr/a"/>
      <xhtml:link rel="alternate" hreflang="x-default" href="https://gazeta.test/"/>
      </url></urlset>"""

    (entry,) = read_sitemap(data.encode(), URL, source).entries

    assert entry.url == "https://gazeta.test/uk/a"
    assert entry.published == date(2024, 3, 6)
    assert entry.title == "Пором & міст"
    assert entry.links == ("https://gazeta.test/fr/a",)


def test_an_index_names_sitemaps(source):
    """They are asked in their turn."""
    data = (
        f'<sitemapindex xmlns="{NAMESPACE}"><sitemap><loc>2024-03-06.xml</loc>'
        "<lastmod>2024-03-06T10:00:00Z</lastmod></sitemap></sitemapindex>"
    )

    index = read_sitemap(data.encode(), URL, source)

    moment = datetime(2024, 3, 6, 10, tzinfo=UTC)
    assert index.nested == (Nested("https://gazeta.test/maps/2024-03-06.xml", moment),)
    assert (index.outcome, index.entries) == (Outcome.WHOLE, ())


def test_ampersands_that_are_not_escaped_stay_in_the_address(source):
    """A parser that mends would drop the parameter."""
    index = read_sitemap(urlset(loc("/a?id=1&b=2&amp;c=3")), URL, source)

    assert index.entries[0].url == "https://gazeta.test/a?id=1&b=2&c=3"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "windows-1251"])
def test_encodings_are_read_as_declared(source, encoding):
    """Or by their mark."""
    text = (
        urlset(loc("/новини")).decode().replace("UTF-8", encoding.removesuffix("-sig"))
    )

    index = read_sitemap(text.encode(encoding), URL, source)

    assert (index.outcome, index.entries[0].url) == (
        Outcome.WHOLE,
        "https://gazeta.test/новини",
    )


def test_gzip_is_known_by_its_bytes_even_if_twice(source):
    """Some servers compress what is compressed."""
    packed = gzip.compress(gzip.compress(urlset(loc())))

    assert read_sitemap(packed, URL, source).named == 1


def test_plain_text_and_feeds_are_sitemaps_too(source):
    """The protocol knows both."""
    text = "\ufeffhttps://gazeta.test/uk/a\r\n\r\nhttps://gazeta.test/uk/b\r\n"
    feed = "<rss><channel><item><link>https://gazeta.test/uk/a</link></item></channel></rss>"

    assert read_sitemap(text.encode(), URL, source).named == 2
    assert read_sitemap(feed.encode(), URL, source).named == 1


@pytest.mark.parametrize(
    ("data", "outcome", "said"),
    [
        (urlset(), Outcome.EMPTY, "names nothing"),
        (b"<urlset/>", Outcome.EMPTY, "names nothing"),
        (b" \n", Outcome.NOT_AN_INDEX, "an empty answer"),
        (b"<!doctype html><title>403</title>", Outcome.NOT_AN_INDEX, "403"),
        (b'{"status": 500}', Outcome.NOT_AN_INDEX, "JSON"),
        (b"Service unavailable", Outcome.NOT_AN_INDEX, "not a sitemap"),
        (b"<Error><Code>AccessDenied</Code></Error>", Outcome.NOT_AN_INDEX, "XML"),
        (urlset(loc(), loc("/b"))[:-20], Outcome.CUT_SHORT, "in the middle"),
        (
            gzip.compress(urlset(loc()), mtime=0)[:-10],
            Outcome.CUT_SHORT,
            "in the middle",
        ),
        (urlset("<lastmod>2024</lastmod>"), Outcome.BROKEN, "none of its 1 entries"),
        (urlset("<loc>mailto:a@b.test</loc>"), Outcome.BROKEN, "address"),
    ],
)
def test_a_failed_sitemap_never_looks_like_an_empty_one(source, data, outcome, said):
    """Each way to fail has its name."""
    index = read_sitemap(data, URL, source)

    assert index.outcome is outcome
    assert said in index.reason
    assert index.good == (outcome is Outcome.EMPTY)


def test_what_was_named_before_the_cut_is_known(source):
    """Those addresses are real; what is not named may still be there."""
    index = read_sitemap(urlset(loc("/a"), loc("/b"))[:-20], URL, source)

    assert index.entries[0].url == "https://gazeta.test/a"


@pytest.mark.parametrize(
    "subset",
    [
        '<!ENTITY a "aa"><!ENTITY b "&a;&a;">',
        f'<!ENTITY b "{"a" * 10_000}">',
        '<!ENTITY b SYSTEM "file:///etc/passwd">',
    ],
    ids=["exponential", "quadratic", "external"],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_with_entities_of_its_own_is_refused(source, subset, encoding):
    """None is ever resolved."""
    text = f"<!DOCTYPE urlset [{subset}]><urlset><url><loc>&b;</loc></url></urlset>"

    assert read_sitemap(text.encode(encoding), URL, source).outcome is Outcome.REFUSED


def test_limits_hold(source):
    """50,000 entries and 50 MB, as the protocol has them."""
    many = read_sitemap(
        urlset(*(loc(f"/{i}") for i in range(MAX_ENTRIES + 2))), URL, source
    )
    bomb = gzip.compress(b" " * (MAX_BYTES + 2))

    assert (many.outcome, many.good) == (Outcome.TOO_BIG, False)
    assert len(many.entries) == MAX_ENTRIES
    assert read_sitemap(bomb, URL, source).outcome is Outcome.TOO_BIG


def test_a_long_sitemap_is_read_in_seconds(source):
    """A publisher's whole archive may be asked at the first pass."""
    data = urlset(
        *(loc(f"/{i}") + "<lastmod>2024-03-06</lastmod>" for i in range(20_000))
    )
    begin = time.process_time()

    assert read_sitemap(data, URL, source).named == 20_000
    assert time.process_time() - begin < 8


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200), st.integers(0, 150))
def test_no_damage_makes_it_fail(source, noise, place):
    """A whole one is said to be whole only if it ends as one."""
    data = urlset(loc(), loc("/b"))
    damaged = data[:place] + noise

    index = read_sitemap(damaged, URL, source)

    assert not index.entries or index.outcome in Outcome
