"""Is a host's robots.txt asked for, and obeyed?"""

from __future__ import annotations

import codecs
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bench.web.hostile.names import named
from bench.web.hostile.server import HostileServer
from bench.web.hostile.variant import page
from fetcher.clock import SystemClock
from fetcher.manners.robots import (
    READ,
    ask_robots,
    robots_address,
    rules_of,
    unreachable,
)
from fetcher.network.addresses import AllowedHosts
from fetcher.network.client import Client
from fetcher.network.limits import PAGES

NOW = datetime(2026, 3, 7, tzinfo=UTC)
DAY = timedelta(days=1)
SITE = "https://news.test"
EXAMPLES = Path(__file__).with_name("robots_rules.tsv").read_text("utf-8").splitlines()


def rules(text, encoding="utf-8"):
    """Return the rules of a robots.txt."""
    return rules_of(200, text.encode(encoding), NOW)


@pytest.mark.parametrize("line", EXAMPLES[1:])
def test_rules_are_obeyed(line):
    """By the longest match, of our own group if there is one."""
    text, allowed, forbidden = line.split("\t")
    for end in ("\n", "\r\n", "\r"):
        found = rules(text.replace("|", end))
        assert [path for path in allowed.split() if not found.allow(SITE + path)] == []
        assert [path for path in forbidden.split() if found.allow(SITE + path)] == []


@pytest.mark.parametrize("bom", [codecs.BOM_UTF8, b""])
def test_a_bom_hides_no_group(bom):
    """The first group is read."""
    found = rules_of(200, bom + b"User-agent: *\nDisallow: /", NOW)
    assert not found.allow(SITE)


@pytest.mark.parametrize("encoding", ["utf-16", "cp1251", "utf-8-sig"])
def test_other_encodings_hide_no_rule(encoding):
    """Neither a remark in Cyrillic letters nor a path."""
    found = rules("# Для роботів\nUser-agent: *\nDisallow: /новини", encoding)
    assert not found.allow(f"{SITE}/новини/1")
    assert found.allow(f"{SITE}/news/1")


def test_a_page_in_place_of_rules_allows_all():
    """HTML has no line that is a rule."""
    text = "<!DOCTYPE html>\n<html><title>404: not found</title>\n<p>Disallow: /"
    assert rules(text).allow(f"{SITE}/a")


def test_delay_and_sitemaps_are_read():
    """The delay of our own group; sitemaps wherever they stand."""
    found = rules(
        "Sitemap: https://news.test/a.xml\nUser-agent: hoptac\nCrawl-delay: 2.5\n"
        "User-agent: *\nCrawl-delay: 90\nSitemap: /b.xml"
    )
    assert (found.crawl_delay, found.puts_off) == (2.5, False)
    assert found.sitemaps == ("https://news.test/a.xml", "/b.xml")
    assert rules("User-agent: *\nCrawl-delay: 61").puts_off
    assert not rules("User-agent: *\nCrawl-delay: 60").puts_off
    assert rules("User-agent: *\nCrawl-delay: nan").crawl_delay is None
    assert rules("User-agent: *\nCrawl-delay: -1").crawl_delay is None


def test_the_first_500_kilobytes_are_read():
    """Whole lines of them: half a rule would be another rule."""
    start = b"User-agent: *\nDisallow: /a\n"
    filler = b"#" * (READ - len(start) - 12) + b"\n"
    found = rules_of(200, start + filler + b"Disallow: /private\nDisallow: /b\n", NOW)
    assert not found.allow(f"{SITE}/a")
    assert found.allow(f"{SITE}/public")
    assert found.allow(f"{SITE}/b")


def test_many_robots_with_many_rules_take_little():
    """A file of a thousand others' names is read as one of two."""
    agents = "".join(f"User-agent: bot{number}\n" for number in range(9000))
    paths = "".join(f"Disallow: /{number}\n" for number in range(15_000))
    found = rules(f"{agents}{paths}User-agent: *\nDisallow: /a\n")
    assert found.allow(f"{SITE}/7")
    assert not found.allow(f"{SITE}/a")
    assert (
        sum(len(group._rules) for group in found._parsed._user_agents.values()) < 20_000
    )


def test_many_stars_take_little():
    """A pattern is no program that never ends."""
    found = rules("User-agent: *\nDisallow: /" + "*a" * 100_000 + "b$")
    assert found.allow(SITE + "/" + "a" * 8000)


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451, 499])
def test_none_allows_all(status):
    """RFC 9309, 2.3.1.3."""
    found = rules_of(status, b"User-agent: *\nDisallow: /", NOW)
    assert found.allow(f"{SITE}/a")
    assert found.fresh(NOW + DAY - timedelta(seconds=1))
    assert not found.fresh(NOW + DAY)


@pytest.mark.parametrize("status", [500, 502, 503, 599, 429, 302, 304, 999])
def test_one_that_cannot_be_had_forbids_all(status):
    """RFC 9309, 2.3.1.4; it is asked for again in an hour."""
    found = rules_of(status, b"User-agent: *\nAllow: /", NOW)
    assert not found.allow(f"{SITE}/a")
    assert str(status) in found.reason
    assert not found.fresh(NOW + timedelta(hours=1))


def test_after_thirty_days_none_is_assumed():
    """Counted from the first time that it could not be had."""
    found = unreachable(NOW)
    for day in range(1, 30):
        found = unreachable(NOW + day * DAY, found)
        assert not found.allow(f"{SITE}/a")
    found = unreachable(NOW + 30 * DAY, found)
    assert found.allow(f"{SITE}/a")
    assert found.unreachable_since == NOW


def test_after_thirty_days_the_last_one_holds_again():
    """Where there was one."""
    held = rules("User-agent: *\nDisallow: /a")
    found = unreachable(NOW, held)
    assert not found.allow(f"{SITE}/b")
    found = unreachable(NOW + 30 * DAY, found)
    assert found.allow(f"{SITE}/b")
    assert not found.allow(f"{SITE}/a")


def test_one_that_comes_back_holds():
    """And a later failure is counted anew."""
    back = rules_of(200, b"", NOW + 20 * DAY, unreachable(NOW))
    assert back.allow(f"{SITE}/a")
    again = unreachable(NOW + 40 * DAY, back)
    assert not again.allow(f"{SITE}/a")


def test_it_lies_at_the_root():
    """Of the same scheme and port."""
    assert (
        robots_address("https://a.test:8443/b/c?d#e")
        == "https://a.test:8443/robots.txt"
    )


class Web:
    """A server, and how its robots.txt is asked for."""

    def __init__(self, server, limits=PAGES):
        self.server = server
        self.site = f"http://news.test:{server.port}"
        self.client = Client(
            clock=SystemClock(),
            user_agent="Hoptac/test (+mailto:a@b.test)",
            resolver=named(news="127.0.0.1", other="127.0.0.1"),
            allowed=AllowedHosts.of(
                f"{host}.test:{server.port}" for host in ("news", "other")
            ),
            limits=limits,
        )

    def ask(self):
        """Return what comes of asking."""
        return ask_robots(self.client, f"{self.site}/a", SystemClock())


def redirect(place):
    """Return an answer that leads elsewhere."""
    head = f"Location: {place}\r\nContent-Length: 0\r\n"
    return lambda wire: wire.send(page(head, b"", "301 Moved Permanently"))


def test_it_is_asked_for_before_all_else():
    """And no other address is."""
    text = page(body=b"User-agent: *\nDisallow: /a")
    with HostileServer({"/robots.txt": lambda wire: wire.send(text)}) as server:
        web = Web(server)
        asked = web.ask()
    assert not asked.rules.allow(f"{web.site}/a")
    assert asked.rules.allow(f"{web.site}/b")
    assert [hop.url for hop in asked.hops] == [f"{web.site}/robots.txt"]
    assert server.paths == ["/robots.txt"]


def test_five_redirects_are_followed():
    """To other hosts, too."""
    text = page(body=b"User-agent: *\nDisallow: /a")
    places = {f"/{number}": redirect(f"/{number + 1}") for number in range(1, 4)}
    places["/robots.txt"] = redirect("/1")
    places["/5"] = lambda wire: wire.send(text)
    with HostileServer(places) as server:
        places["/4"] = redirect(f"http://other.test:{server.port}/5")
        web = Web(server)
        asked = web.ask()
    assert not asked.rules.allow(f"{web.site}/a")
    assert [hop.status for hop in asked.hops] == [301] * 5 + [200]


@pytest.mark.parametrize(
    "answer",
    [
        redirect("/robots.txt"),
        redirect("http://169.254.169.254/robots.txt"),
        lambda wire: wire.send(b""),
        lambda wire: wire.send(page("Content-Length: 99\r\n")),
        lambda wire: wire.send(page("Content-Encoding: gzip\r\n")),
        lambda wire: wire.flood(iter(lambda: b"User-agent: *\n" * 100, b"")),
    ],
)  # fmt: skip
def test_one_that_is_no_whole_answer_forbids_all(answer):
    """With the reason why."""
    with HostileServer({"/robots.txt": answer}) as server:
        web = Web(server)
        asked = web.ask()
    assert not asked.rules.allow(f"{web.site}/b")
    assert asked.failure is not None
    assert asked.failure.reason in asked.rules.reason
    assert asked.hops == ()
    assert set(server.paths) == {"/robots.txt"}
