"""Does the test web show what its timetable says, and note who asked?"""

import http.client
from datetime import UTC, datetime, timedelta

import pytest
from lxml import etree

from bench.web.clock import TurnedClock
from bench.web.host import Host
from bench.web.server import TestWeb
from bench.web.timetable import Event, Fault

START = datetime(2026, 3, 2, 6, tzinfo=UTC)
SLUG = "danube-ferry-agreement"
NEW = "black-sea-grain"
PATH = f"/uk/{SLUG}"


def served(*events, design="multilang", **options):
    """Return a web of one host."""
    host = Host(design=design, slugs=(SLUG, NEW), events=events, **options)
    return TestWeb([host], TurnedClock(START))


def get(web, path, **headers):
    """Return status, headers and body of what the first host answers."""
    connection = http.client.HTTPConnection("127.0.0.1", web.port, timeout=10)
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request("GET", path, headers=names)
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer.status, answer.headers, body


def event(hours, do, **fields):
    """Return an event some hours after the start."""
    return Event(at=START + timedelta(hours=hours), do=do, **fields)


def locations(body):
    """Return the addresses that a sitemap names."""
    return [e.text for e in etree.fromstring(body).iter("{*}loc")]


def test_an_article_appears_at_its_time_in_every_index():
    """Nothing names it before; its day has a sitemap and a list then."""
    with served(event(2, "publish", slug=NEW)) as web:
        assert get(web, f"/uk/{NEW}")[0] == 404
        indexes = ("/rss.xml", "/fr/atom.xml", "/sitemap-all.xml", "/uk/category/news")
        assert not any(NEW.encode() in get(web, path)[2] for path in indexes)
        web.clock.sleep(2 * 3600)
        assert get(web, f"/uk/{NEW}")[0] == 200
        assert all(NEW.encode() in get(web, path)[2] for path in indexes)
        maps = locations(get(web, "/sitemap.xml")[2])
        assert f"{web.home()}/sitemaps/2026-03-02.xml" in maps
        days = locations(get(web, "/sitemaps/2026-03-02.xml")[2])
        assert f"{web.home()}/vi/{NEW}" in days
        assert len(days) == 4
        assert NEW.encode() in get(web, "/by-day/02-03-2026.htm")[2]
        assert NEW.encode() in get(web, "/sitemap-news.xml")[2]


def test_what_is_held_already_is_not_sent_again_until_it_changes():
    """304 by ETag and by date; a correction gives a new text and a new ETag."""
    with served(event(3, "correct", slug=SLUG)) as web:
        _, headers, body = get(web, PATH)
        assert get(web, PATH, If_None_Match=headers["ETag"])[0] == 304
        since = headers["Last-Modified"]
        assert get(web, PATH, If_Modified_Since=since)[0] == 304
        web.clock.turn(START + timedelta(hours=3))
        status, _, changed = get(web, PATH, If_None_Match=headers["ETag"])
        assert status == 200
        assert "Уточнення:".encode() in changed
        assert "Уточнення:".encode() not in body
        assert get(web, PATH, If_Modified_Since=since)[0] == 200


@pytest.mark.parametrize(
    ("do", "status"),
    [("delete", 410), ("vanish", 404), ("soften", 200), ("send home", 302)],
)
def test_an_article_can_go_in_several_ways_and_come_back(do, status):
    """Indexes name it no longer; then again."""
    title = "поромну переправу".encode()
    with served(event(1, do, slug=SLUG), event(2, "return", slug=SLUG)) as web:
        assert len(web.truth()) == 5
        web.clock.sleep(3600)
        found, _, body = get(web, PATH)
        assert found == status
        assert title not in body
        assert SLUG.encode() not in get(web, "/sitemap-all.xml")[2]
        assert len(web.truth()) == 4
        web.clock.sleep(3600)
        assert title in get(web, PATH)[2]


def test_an_article_moves():
    """Its former address redirects to the new one, which the indexes name."""
    with served(event(1, "move", slug=SLUG, to="new-ferry")) as web:
        web.clock.sleep(3600)
        status, headers, _ = get(web, PATH)
        assert (status, headers["Location"]) == (301, f"{web.home()}/uk/new-ferry")
        assert get(web, "/uk/new-ferry")[0] == 200
        assert b"/uk/new-ferry" in get(web, "/sitemap-all.xml")[2]


def test_a_page_can_ask_not_to_be_indexed():
    """In its head and in a header."""
    both = event(0, "noindex", slug=SLUG), event(0, "reserve", slug=SLUG)
    with served(*both) as web:
        _, headers, body = get(web, PATH)
        assert headers["X-Robots-Tag"] == "noindex"
        assert headers["tdm-reservation"] == "1"
        assert b'<meta name="robots" content="noindex, follow">' in body
        assert SLUG not in {a.placed.story.slug for a in web.truth()}


def test_a_fault_strikes_for_a_while():
    """Retry-After in seconds and as a date; other addresses are as ever."""
    fault = event(
        1,
        "fault",
        path="/sitemap",
        fault=Fault(429, retry=90, retry_date=True),
        until=START + timedelta(hours=2),
    )
    with served(
        fault, event(1, "fault", path="/rss", fault=Fault(503, retry=7))
    ) as web:
        web.clock.sleep(3600)
        status, headers, _ = get(web, "/sitemap.xml")
        assert status == 429
        assert headers["Retry-After"] == "Mon, 02 Mar 2026 07:01:30 GMT"
        assert get(web, "/rss.xml")[1]["Retry-After"] == "7"
        assert get(web, PATH)[0] == 200
        web.clock.sleep(3600)
        assert get(web, "/sitemap.xml")[0] == 200


def test_faults_can_be_silence_a_file_or_a_pause():
    """An ended connection, a body of a file, the own answer late."""
    faults = {
        "/rss": Fault(0),
        "/sitemap": Fault(200, "empty-sitemap.xml"),
        "/uk/": Fault(body="own", delay=0.2),
    }
    events = [event(0, "fault", path=p, fault=fault) for p, fault in faults.items()]
    with served(*events) as web:
        with pytest.raises(http.client.RemoteDisconnected):
            get(web, "/rss.xml")
        assert locations(get(web, "/sitemap.xml")[2]) == []
        assert get(web, PATH)[0] == 200


def test_robots_change():
    """Open first, then closed, as a page, with a BOM."""
    with served(event(1, "robots", to="bom"), event(2, "robots", to="broken")) as web:
        assert b"Disallow: /search" in get(web, "/robots.txt")[2]
        web.clock.sleep(3600)
        assert get(web, "/robots.txt")[2].startswith(b"\xef\xbb\xbf")
        web.clock.sleep(3600)
        assert get(web, "/robots.txt")[0] == 503


def test_every_request_is_noted():
    """Time by the web's clock, host, path, headers, status."""
    with served() as web:
        get(web, PATH, User_Agent="Hoptac")
        web.clock.sleep(60)
        get(web, "/nothing")
        first, second = web.log
        assert (first.path, first.status, first.host) == (PATH, 200, "127.0.0.1")
        assert first.headers["user-agent"] == "Hoptac"
        assert (second.status, second.at - first.at) == (404, timedelta(seconds=60))
        assert web.asked("/nothing") == [second]


def test_hosts_are_told_apart_by_name_and_by_address():
    """Two sites at two addresses and one at a name, at one port."""
    hosts = [
        Host(design="multilang"),
        Host(design="agency", address="127.0.0.2", name="127.0.0.2"),
        Host(design="portal", name="portal.test"),
    ]
    with TestWeb(hosts, TurnedClock(START)) as web:
        assert b"Parallel.vn" in get(web, "/rss.xml")[2]
        named = get(web, "/rss.xml", Host=f"portal.test:{web.port}")[2]
        assert b"http://portal.test:" in named
        other = http.client.HTTPConnection("127.0.0.2", web.port, timeout=10)
        other.request("GET", "/rss.xml")
        assert b"http://127.0.0.2:" in other.getresponse().read()
        other.close()


def test_the_clock_is_turned_from_outside_only_where_that_is_asked_for():
    """The control path is unknown otherwise."""
    path = "/__clock?to=2026-05-01T00:00%2B00:00"
    with served() as web:
        assert get(web, path)[0] == 404
    host = Host(design="multilang")
    with TestWeb([host], TurnedClock(START), control=True) as web:
        assert get(web, path)[0] == 200
        assert web.clock.now() == datetime(2026, 5, 1, tzinfo=UTC)
        assert web.log == []
