"""Is a link found that leaves a site's prefix, or leads nowhere?"""

import pytest

from bench.attack.behind_nginx import configure
from bench.attack.crawl import Bounds, follow, is_inside, pattern_of
from bench.attack.links import Page

SITE = "http://h/news"
BOUNDS = Bounds(each=2, most=5)


def _site(**pages):
    """Return what asks a site whose pages are links, by name; others are missing."""

    def ask(address):
        name = address.rpartition("/")[2].partition("?")[0]
        text = "".join(f'<a href="{link}">x</a>' for link in pages.get(name, ()))
        status = 200 if name in pages else 404
        return Page(address, status, {"content-type": "text/html"}, text)

    return ask


@pytest.mark.parametrize(
    ("link", "wrong"),
    [
        ("/news/b", []),
        ("http://elsewhere/x", []),
        ("/b", ["http://h/b leaves the site; found at http://h/news/a"]),
        (
            "/newsletter",
            ["http://h/newsletter leaves the site; found at http://h/news/a"],
        ),
        (
            "https://h/news/b",
            ["https://h/news/b leaves the site; found at http://h/news/a"],
        ),
        ("gone", ["http://h/news/gone: 404; found at http://h/news/a"]),
    ],
)
def test_links_that_leave_or_lead_nowhere_are_found(link, wrong):
    """With the page where they stand; other hosts are others' affair."""
    found = follow(SITE, ("/a",), BOUNDS, _site(a=[link], b=[]))

    assert found.wrong == wrong


def test_a_cookie_for_all_of_the_host_is_found():
    """Its path is to be the prefix."""
    headers = {"set-cookie": "lang=pl; Path=/"}

    found = follow(SITE, ("/a",), BOUNDS, lambda at: Page(at, 200, headers, ""))

    assert found.wrong == ["http://h/news/a: a cookie for '/'; found at the start"]


def test_what_multiplies_is_bounded_but_compared_with_the_prefix():
    """Of a pattern two pages are read, of a route five; no link is believed unseen."""
    links = [f"a?q={n}" for n in range(9)] + [f"a?x{n}=" for n in range(9)] + ["/a?q=0"]

    found = follow(SITE, ("/a",), BOUNDS, _site(a=links))

    assert found.pages["/a?q"] == 2
    assert found.routes["/a"] == 5
    assert found.left == 1 + 9 + 9 - 5
    assert found.wrong == ["http://h/a?q=0 leaves the site; found at http://h/news/a"]


@pytest.mark.parametrize(
    ("path", "pattern"),
    [
        ("/uk/?q=a&country=FR", "/LANG/?country&q"),
        ("/fr/article/a/b.c?q=x", "/LANG/article/…?q"),
        ("/cite/ris/a%2Fb", "/cite/ris/…"),
        ("/api/v1/articles/x", "/api/v1/articles/…"),
        ("/ukraine", "/ukraine"),
        ("", "/"),
    ],
)
def test_addresses_of_a_kind_have_one_pattern(path, pattern):
    """Languages, articles and what arguments say do not count."""
    assert pattern_of(path) == pattern


def test_a_way_up_leaves():
    """Escaped or not."""
    assert is_inside("http://h/news", SITE)
    assert not is_inside("http://h/news/%2e%2e/x", SITE)
    assert is_inside("http://h/x", "http://h")


def test_the_examples_are_put_where_they_say(tmp_path):
    """With the ports and the prefix of this machine."""
    configure(tmp_path, 1234, 5678, "/press")
    text = (tmp_path / "snippets" / "hoptac-prefix.conf").read_text("utf-8")

    assert "proxy_pass http://127.0.0.1:1234/;" in text
    assert "location /press/" in text
    assert "/news" not in text
    assert (tmp_path / "conf.d" / "hoptac-limits.conf").exists()
    assert "listen 127.0.0.1:5678" in (tmp_path / "nginx.conf").read_text("utf-8")
