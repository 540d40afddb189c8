"""Does a page become what its publisher makes of it, while its site changes?"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bench.web.clock import TurnedClock
from bench.web.hostile.names import named
from bench.web.hostile.server import HostileServer
from bench.web.hostile.variant import page
from corpus.article import Article
from corpus.reader import read_articles
from corpus.store.kinds import State
from corpus.store.store import open_store
from fetcher.lifecycle.decision import Change
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


@pytest.fixture
def site(tmp_path):
    """Return a function that serves a site until the test ends."""
    opened = []

    def serve(count=1, **values):
        made = Site(tmp_path, count, **values)
        made.server.__enter__()
        opened.append(made.server)
        return made

    yield serve
    for server in opened:
        server.__exit__(None, None, None)


@pytest.mark.parametrize("target", ["/", "/moved/1"])
def test_moves_are_seen_under_one_etag_of_a_whole_site(site, target):
    """What a redirect leads to is read, and not taken for the old page unchanged."""
    news = site()
    news.tag = '"all"'
    for path in ("/1", target):
        news.show(path, article(1) if path != "/" else "<h1>News</h1>")
    news.pass_()
    news.move("/1", target)
    tally = news.pass_(hours=2)

    if target == "/":
        assert tally.counts[Change.MISSED] == news.address("/1").misses == 1
    else:
        assert tally.counts[Change.MOVED] == 1
        assert news.address("/1").state == State.MOVED
        assert list(news.titles()) == ["Міст номер 1 відкрито"]


@pytest.mark.parametrize("body", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xff\xfe\n\0"])
@pytest.mark.parametrize("before", [True, False], ids=["live", "new"])
def test_empty_answer_is_a_failure_that_is_named(site, body, before):
    """Where an article was, and where one was to come; the next answer counts."""
    news = site()
    good = news.answers["/1"]
    if before:
        news.pass_()
    news.answers["/1"] = page("Content-Type: text/html\r\n", body)
    tally = news.pass_(hours=2)

    assert [(one.kind, one.reason) for one in tally.troubles] == [
        ("broken answer", "its answer is empty")
    ]
    assert len(news.titles()) == before
    news.answers["/1"] = good
    assert news.pass_(hours=2).counts[Change.NEW] == (not before)
    assert len(news.titles()) == 1


def test_redirect_without_a_target_is_called_so(site):
    """It is no page, and no mere number."""
    news = site()
    news.answers["/1"] = page("Location: \r\n", b"", "302 Found")

    [trouble] = news.pass_().troubles

    assert trouble.reason == "a redirect without a target (status 302)"


@pytest.mark.parametrize("furniture", ["", "<footer>2026</footer>"])
def test_page_that_moved_as_it_was_is_indexed_at_its_new_address(site, furniture):
    """Byte for byte or with other furniture; nothing is held there to be the same."""
    news = site()
    news.pass_()
    news.move("/1", "/new/1")
    news.show("/new/1", article(1).replace("</body>", f"{furniture}</body>"))
    news.pass_(hours=2)

    assert news.titles() == {"Міст номер 1 відкрито": None}
    assert news.address("/new/1").state == State.LIVE


NOTICE = (
    "<html lang=uk><head><title>{title}</title></head><body><h1>{title}</h1>"
    "<p>{text}</p></body></html>"
)
SHORT = NOTICE.format(
    title="Сайт на обслуговуванні",
    text="На сервері тривають технічні роботи. Зайдіть, будь ласка, трохи пізніше.",
)
LONG = NOTICE.format(
    title="Ми оновлюємо портал",
    text="Шановні читачі, наша редакція переїздить на іншу систему, тож сторінки поки "
    "що недоступні. Ми працюємо без перерви, аби повернути вам усі матеріали, і "
    "просимо вибачення за незручності. Питання надсилайте поштою на адресу редакції, "
    "відповімо кожному. Дякуємо, що ви з нами всі ці роки, незважаючи ні на що!",
)
