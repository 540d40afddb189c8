"""Which texts are addresses of a site, hosts and prefixes?"""

import pytest

from webapp.site_address import is_host, is_prefix, read_site_address


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://news.example.org", "https://news.example.org"),
        ("HTTPS://News.Example.org/", "https://news.example.org"),
        ("http://127.0.0.1:8000/news/", "http://127.0.0.1:8000/news"),
        ("https://[2001:db8::1]:8443/a/b", "https://[2001:db8::1]:8443/a/b"),
        ("https://example.org:443", "https://example.org"),
        ("http://xn--80ak6aa92e.com", "http://xn--80ak6aa92e.com"),
        ("http://localhost", "http://localhost"),
    ],
)
def test_address_is_read(text, address):
    """Case and what is usual make no difference."""
    assert str(read_site_address(text)) == address


@pytest.mark.parametrize(
    "text",
    [
        "",
        "news",
        "//a",
        "ftp://a",
        "https://",
        "https://a b",
        "https://a?b",
        "http://é",
    ],
)
def test_other_text_is_no_address(text):
    """Nothing is made of a half of one."""
    assert read_site_address(text) is None


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("example.org", True),
        ("example.org.", True),
        ("example.org:8000", True),
        ("[::1]:80", True),
        ("my_host", True),
        ("", False),
        ("....", False),
        ("a..b", False),
        ("xn--0", False),
        ("a" * 64, False),
        ("a." * 200, False),
        ('evil.com"><script>', False),
        ("a, b", False),
        ("a/b", False),
        ("a@b", False),
        ("a:b", False),
        ("a:123456", False),
        ("a:65536", False),
        ("[:::]", False),
        ("[....]", False),
        ("ÿ", False),
    ],
)
def test_host_can_be_one(text, right):
    """A host has labels of letters, digits, hyphens and underscores."""
    assert is_host(text) is right


@pytest.mark.parametrize(
    ("text", "right"),
    [("", True), ("/news", True), ("/a/b.c", True), ("//evil.com", False)]
    + [(text, False) for text in ("news", "/a b", '/"', "/a/")],
)
def test_prefix_can_begin_a_path(text, right):
    """It never looks like another host."""
    assert is_prefix(text) is right
