"""An address means one thing, or is refused."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from fetcher.errors import Failure, FetchFailed
from fetcher.network.target import redirected, target_of

REFUSED = Path(__file__).with_name("refused_spellings.tsv").read_text("utf-8")


@pytest.mark.parametrize("url", REFUSED.splitlines())
def test_an_odd_spelling_is_refused(url: str) -> None:
    """What two readers could read in two ways is asked in none."""
    with pytest.raises(FetchFailed) as failed:
        target_of(url)
    assert failed.value.kind is Failure.REFUSED_ADDRESS


@pytest.mark.parametrize("sign", ["\0", "\t", "\n", "\r", "\x7f", " ", "\\"])
def test_signs_that_readers_drop_are_refused(sign: str) -> None:
    """A tab that vanishes makes another address."""
    with pytest.raises(FetchFailed):
        target_of(f"http://news.test/a{sign}b")


@pytest.mark.parametrize(
    ("url", "asked"),
    [
        ("http://news.test", "http://news.test/"),
        ("HTTP://News.TEST:80/a", "http://news.test/a"),
        ("https://news.test:443/a#b", "https://news.test/a"),
        ("http://news.test:443/", "http://news.test:443/"),
        ("http://news.test./", "http://news.test/"),
        (
            "https://новини.укр/ї?ґ=є",
            "https://xn--b1amarcd.xn--j1amh/%D1%97?%D2%91=%D1%94",
        ),
        (
            "http://news.test/%D1%97/a%2fb?x=%20+1",
            "http://news.test/%D1%97/a%2fb?x=%20+1",
        ),
        ("http://news.test/a/../b/./c/..", "http://news.test/b/"),
        ("http://news.test/a/%2E%2e/b", "http://news.test/b"),
        ("http://news.test/../../b?c=../d", "http://news.test/b?c=../d"),
        ("http://news.test/a//b/...", "http://news.test/a//b/..."),
        ("http://news.test?page=2", "http://news.test/?page=2"),
        ("http://8.8.8.8/", "http://8.8.8.8/"),
        ("http://8.8.8.8./", "http://8.8.8.8/"),
        ("http://１.1.1.1/", "http://1.1.1.1/"),
        ("http://[2606:4700:0::1111]/", "http://[2606:4700::1111]/"),
        ("http://a_b.news.test/", "http://a_b.news.test/"),
    ],
)
def test_an_address_is_asked_in_one_spelling(url: str, asked: str) -> None:
    """And that spelling is stable."""
    assert target_of(url).url == asked
    assert target_of(asked).url == asked


def test_an_address_has_its_parts() -> None:
    """As the connection and the header Host need them."""
    target = target_of("https://News.test:8443/a?b")
    assert (target.scheme, target.host, target.port) == ("https", "news.test", 8443)
    assert (target.path, target.host_header) == ("/a?b", "news.test:8443")


def test_a_long_address_is_refused() -> None:
    """So is a long name."""
    with pytest.raises(FetchFailed):
        target_of("http://news.test/" + "x" * 10_000)
    with pytest.raises(FetchFailed):
        target_of(f"http://{'x.' * 200}test/")


@pytest.mark.parametrize(
    ("location", "asked"),
    [
        ("/b", "https://news.test/b"),
        ("c", "https://news.test/a/c"),
        ("?d", "https://news.test/a/b?d"),
        ("//other.test/e", "https://other.test/e"),
        ("  /f ", "https://news.test/f"),
        ("/g h", "https://news.test/g%20h"),
        ("/ї".encode().decode("latin-1"), "https://news.test/%D1%97"),
        ("/\xe9", "https://news.test/%E9"),
        ("https://new.test/#top", "https://new.test/"),
    ],
)
def test_a_redirect_is_understood(location: str, asked: str) -> None:
    """Relative ones, and letters that are no ASCII."""
    assert redirected(target_of("https://news.test/a/b"), location).url == asked


@given(st.text(max_size=60))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    """Nothing else is raised, and what is asked means itself."""
    for url in (text, f"http://{text}", f"http://news.test/{text}"):
        try:
            target = target_of(url)
        except FetchFailed:
            continue
        assert target_of(target.url) == target
        assert target.url.isascii()


@given(st.text(st.characters(max_codepoint=255), max_size=60))
def test_any_location_is_an_address_or_refused(location: str) -> None:
    """Nothing else is raised, and what is asked means itself."""
    try:
        target = redirected(target_of("http://news.test/"), location)
    except FetchFailed:
        return
    assert target_of(target.url) == target
