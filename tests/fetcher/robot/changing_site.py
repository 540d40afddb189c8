"""Which site changes under the robot's eyes?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bench.web.clock import TurnedClock
from bench.web.hostile.names import named
from bench.web.hostile.server import HostileServer
from bench.web.hostile.variant import page
from corpus.article import Article
from corpus.reader import read_articles
from corpus.store.store import open_store
from fetcher.network.addresses import AllowedHosts
from fetcher.robot.fetch import FetchOptions, fetch
from fetcher.robot.stopping import StoppableClock
from fetcher.sources import read_sources

START = datetime(2026, 3, 7, 9, tzinfo=UTC)
ENTRY = """
[contact]
name = "Test"
address = "robot@news.test"

[[source]]
name = "News"
feeds = "{site}/feed"
delay = 0
"""
TEXT = (
    "У місті {n} сьогодні відкрили новий міст через річку, який будували три роки. "
    "Ним щодня їздитимуть понад {n}00 автобусів, сказав начальник дільниці номер {n}. "
    "Старий міст розберуть навесні, а його опори залишать для пішохідної доріжки."
)
HEAD = '<meta property="article:published_time" content="2026-03-0{n}T08:00:00Z">'
ARTICLE = (
    "<html lang=uk><head><title>Міст номер {n} відкрито</title>{head}</head><body>"
    "<article><h1>Міст номер {n} відкрито</h1><p>{text}</p></article></body></html>"
)


def article(number, head=HEAD):
    """Return the page of an article."""
    text = TEXT.format(n=number)
    return ARTICLE.format(n=number, text=text, head=head.format(n=number))


class Site:
    """A site of some articles, /1 and on, that is followed.

    Attributes:
        answers: bytes by path; what is not there is 404.
        clock: of the robot.
        tag: an ETag of all the site, "" for none.
    """

    def __init__(self, folder, count=1, head=HEAD):
        self.folder = folder / "store"
        self.clock = TurnedClock(START)
        self.tag = ""
        self.answers = {}
        self.server = HostileServer(self)
        self.url = f"http://news.test:{self.server.port}"
        for number in range(1, count + 1):
            self.show(f"/{number}", article(number, head))
        self.name(*range(1, count + 1))
        file = folder / "sources.toml"
        file.write_text(ENTRY.format(site=self.url), "utf-8")
        self.sources = read_sources(file)

    def get(self, path, _default=None):
        """Return how the server answers at a path."""
        return lambda wire: wire.send(self._answer(path, wire.request))

    def _answer(self, path, request):
        data = self.answers.get(path)
        if data is None:
            return page("", b"", "404 Not Found")
        good = data.startswith(b"HTTP/1.1 200")
        if good and self.tag and request.header("if-none-match") == self.tag:
            return page("", b"", "304 Not Modified")
        return data

    def show(self, path, text):
        """Let a page be read at a path."""
        tag = f"ETag: {self.tag}\r\n" if self.tag else ""
        head = f"Content-Type: text/html; charset=utf-8\r\n{tag}"
        self.answers[path] = page(head, text.encode())

    def move(self, path, target, status="301 Moved Permanently"):
        """Let a path lead elsewhere."""
        self.answers[path] = page(f"Location: {target}\r\n", b"", status)

    def name(self, *paths):
        """Let the feed name some pages."""
        links = "".join(f"<item><link>{self.url}/{n}</link></item>" for n in paths)
        feed = f"<rss version='2.0'><channel>{links}</channel></rss>"
        self.answers["/feed"] = page("", feed.encode())

    def pass_(self, **later):
        """Make a pass, some days or hours later, and return what was done."""
        self.clock.turn(self.clock.now() + timedelta(**later))
        options = FetchOptions(
            resolver=named(news="127.0.0.1"),
            allowed=AllowedHosts.of([f"news.test:{self.server.port}"]),
        )
        clock = StoppableClock(self.clock)
        [tally] = fetch(self.sources, self.folder, options, clock)
        return tally

    def address(self, path):
        """Return what the store knows of a path."""
        with open_store(self.folder) as store:
            return store.address(self.url + path)

    def titles(self):
        """Return what would be indexed: headlines, and days of correction."""
        items = list(read_articles([self.folder]))
        assert all(isinstance(item, Article) for item in items), items
        return {item.title: item.corrected for item in items}
