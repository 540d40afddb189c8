"""When are two addresses of the web the same, and which id has an article from one?"""

from __future__ import annotations

from urllib.parse import quote, urlsplit

import pytest
from hypothesis import given, strategies as st

from corpus.raw_article import RawArticle, validate
from corpus.web_address import canonical_url, id_of_url, same_address

TEXT = "Делегації двох країн обговорили обмін студентами."
SIGNS = st.text(max_size=30)
PATHS = st.lists(
    st.sampled_from(
        ["a", "", ".", "..", "%2e%2E", "%2F", "%C3%A9", "é", "%", "e\u0301"]
    )
    | st.text(max_size=5),
    max_size=6,
).map("/".join)
HOSTS = st.sampled_from(
    ["news.test", "WWW.news.test", "новини.укр", "www.pl", "[::1]", "10.0.0.1"]
)


@st.composite
def addresses(draw) -> str:
    """Return an address of http or https, seldom a tidy one."""
    scheme = draw(st.sampled_from(["http", "https", "HTTP"]))
    port = draw(st.sampled_from(["", ":80", ":443", ":8080"]))
    query = draw(st.sampled_from(["", "?", "?p=1", "?utm_source=x&p=/../"]) | SIGNS)
    return f"{scheme}://{draw(HOSTS)}{port}/{draw(PATHS)}{query}"


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTP://News.Test", "http://news.test/"),
        ("https://news.test:443/a#part", "https://news.test/a"),
        ("http://news.test:443/", "http://news.test:443/"),
        ("https://me:secret@news.test/a", "https://news.test/a"),
        ("https://news.test./a", "https://news.test/a"),
        (" https://news.test/a\n", "https://news.test/a"),
        ("https://news.test/a/../b/./c/..", "https://news.test/b/"),
        ("https://news.test/../../a", "https://news.test/a"),
        ("https://news.test/%2e%2E/a", "https://news.test/a"),
        ("https://news.test\\a\\b", "https://news.test/a/b"),
        ("https://news.test/%7euser/%c3%a9%2fx", "https://news.test/~user/%C3%A9%2Fx"),
        ('https://news.test/é x"', "https://news.test/%C3%A9%20x%22"),
        ("https://news.test/100%", "https://news.test/100%25"),
        ("https://news.test/a?", "https://news.test/a"),
        ("https://news.test/a?b=1&UTM_Source=x&c", "https://news.test/a?b=1&c"),
        ("https://news.test/a?fbclid=1", "https://news.test/a"),
        ("https://news.test/a?b=1&&c=2", "https://news.test/a?b=1&c=2"),
        ("https://новини.укр/", "https://xn--b1amarcd.xn--j1amh/"),
        ("https://XN--b1amarcd.xn--j1amh/", "https://xn--b1amarcd.xn--j1amh/"),
        ("http://[0:0::1]:8080/", "http://[::1]:8080/"),
    ],
)
def test_canonical_address(url, canonical):
    """What says nothing of the page is dropped, what may be told apart stays."""
    assert canonical_url(url) == canonical


@pytest.mark.parametrize(
    "url",
    [
        "",
        "news.test/a",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "urn:x:y",
        "https://",
        "https:///a",
        "https://a b/",
        "https://-a/",
        "http://[::1/",
        "http://[x::y]/",
        "http://news.test:x/",
        "http://news.test:99999/",
        f"http://{'a' * 300}.test/",
        f"http://{'é' * 100}.test/",
    ],
)
def test_what_is_no_address_has_no_form(url):
    """Other schemes, and hosts or ports that cannot be, are none."""
    assert canonical_url(url) == id_of_url(url) == ""
    assert not same_address(url, url)


@pytest.mark.parametrize(
    ("url", "article_id"),
    [
        ("https://www.news.test/", "news.test"),
        ("http://news.test/a/b/", "news.test/a/b"),
        ("https://news.test/?p=5", "news.test/?p=5"),
        ("https://news.test:8080/a", "news.test:8080/a"),
        ("https://www.pl/a", "www.pl/a"),
        ("https://news.test/a//b", "news.test/a/%/b"),
        ("https://news.test/a?u=http://x/../y/", "news.test/a?u=http:/%/x/%../y/%"),
        ("https://новини.укр/%D1%97", "новини.укр/ї"),
        ("https://news.test/e%CC%81", "news.test/e%CC%81"),
        ("https://news.test/%C3", "news.test/%C3"),
        ("https://news.test/%E2%80%A8x", "news.test/%E2%80%A8x"),
    ],
)
def test_id_is_the_address_as_people_read_it(url, article_id):
    """Ids stand in the addresses of our own pages, so that some parts are marked."""
    assert id_of_url(url) == article_id


@given(addresses())
def test_a_canonical_address_is_its_own_form(url):
    """It is ASCII, has a host and a path, and no second look changes it."""
    canonical = canonical_url(url)

    assert canonical == canonical_url(canonical) != ""
    assert canonical.isascii()
    parts = urlsplit(canonical)
    assert parts.hostname
    assert {".", ".."}.isdisjoint(parts.path.split("/"))
    assert not parts.username
    assert not parts.fragment


@given(addresses())
def test_an_id_can_stand_in_an_address(url):
    """Validating changes no id and refuses none."""
    raw = RawArticle(id=id_of_url(url), body=TEXT, lang="uk")

    assert validate(raw).id == raw.id != ""


@given(addresses(), addresses())
def test_ids_differ_as_addresses_do(one, other):
    """Only scheme, "www." and the last slash are not told apart."""

    def rest(url: str) -> str:
        rest = canonical_url(url).partition("://")[2].removeprefix("www.")
        return rest if "?" in rest else rest.removesuffix("/")

    assert (id_of_url(one) == id_of_url(other)) == (rest(one) == rest(other))
    assert same_address(one, other) == (rest(one) == rest(other))


@given(st.text(max_size=60))
def test_any_text_has_an_answer(text):
    """Pages name anything as their address."""
    assert canonical_url(text) == canonical_url(canonical_url(text))
    assert id_of_url(text) == id_of_url(canonical_url(text))


def test_long_addresses_have_short_ids():
    """What was cut off still tells them apart."""
    start = "https://news.test/" + quote("ї" * 500)

    one, other = id_of_url(start + "1"), id_of_url(start + "2")

    assert one != other
    assert len(one) <= 400
