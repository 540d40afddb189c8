"""What does a visitor get while the engine cannot answer as a whole?"""

import re
import shutil
from threading import Event

import pytest

from search.engines.columnar.engine import ColumnarEngine
from search.errors import EngineUnavailableError
from search.generations.generation import current_folder
from search.searcher.outage_watch import OutageWatch
from search.searcher.reader import Reader
from webapp.app import create_app
from webapp.settings import Settings

ASKING = (
    "search",
    "rank",
    "every",
    "represent",
    "cross",
    "count",
    "resolve",
    "shares",
    "frequency",
    "frequencies",
    "similar_terms",
    "get",
    "get_all",
    "articles",
)
"""Methods of an engine that read the articles."""
ARTICLE = "ukraine-moldova-power-grid.uk"
PAGES = (
    "/en/?q=energy",
    "/en/overview",
    "/en/overview?q=energy",
    f"/en/article/{ARTICLE}",
    f"/en/list?id={ARTICLE}",
    "/en/feed.atom?q=energy",
    "/export.csv?q=energy",
    "/export.xlsx?q=energy",
    "/uk/export.csv?q=energy",
    f"/en/list.csv?id={ARTICLE}",
    "/en/overview.csv?table=time",
)
PROGRAMS = (
    "/api/v1/search?q=energy",
    "/api/v1/search?q=%22green+energy%22&explain=1",
    "/api/v1/values?field=country",
    f"/api/v1/articles/{ARTICLE}",
)


@pytest.fixture
def broken(monkeypatch):
    """Return an event; while it is set, an engine answers nothing."""
    is_broken = Event()

    def failing(original):
        def method(self, *args, **values):
            if is_broken.is_set():
                reason = "two of three nodes are away"
                raise EngineUnavailableError(reason, retry_after=7)
            return original(self, *args, **values)

        return method

    for name in ASKING:
        method = failing(getattr(ColumnarEngine, name))
        monkeypatch.setattr(ColumnarEngine, name, method)
    return is_broken


@pytest.fixture
def visitor(sample_index, broken, english):
    """Return a client of an application of its own, whose caches are empty."""
    reader = Reader(sample_index)
    broken.set()
    yield english(create_app(reader, Settings(rate=0)))
    broken.clear()
    reader.close()


@pytest.mark.parametrize("address", PAGES)
def test_a_page_says_that_it_is_not_available(visitor, address):
    """Each page, feed and file that needs articles is 503 as a whole, and says when."""
    answer = visitor.get(address)

    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "7")
    assert answer.mimetype == "text/html"
    assert "nodes" not in answer.text
    assert answer.headers["Cache-Control"] == "no-cache"
    assert not answer.get_etag()[0]


@pytest.mark.parametrize("address", PROGRAMS)
def test_a_program_gets_a_problem_document(visitor, address):
    """The API answers by RFC 9457, with the seconds to wait."""
    answer = visitor.get(address)

    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "7")
    assert answer.mimetype == "application/problem+json"
    assert answer.json["status"] == 503


def test_what_needs_no_article_is_served(visitor):
    """The API's description and the monitors' addresses answer."""
    for address in ("/openapi.json", "/healthz", "/metrics"):
        assert visitor.get(address).status_code == 200


def test_everything_is_answered_again(visitor, broken):
    """When the engine is back, the same addresses answer; nothing was remembered."""
    for address in (*PAGES, *PROGRAMS):
        visitor.get(address)
    broken.clear()

    for address in (*PAGES, *PROGRAMS):
        assert visitor.get(address).status_code == 200, address


class Storage:
    """Probes as it is told."""

    def __init__(self):
        self.error = None
        self.asked = Event()

    def probe(self, folder):
        """Fail, or not."""
        assert folder.is_dir()
        self.asked.set()
        if self.error:
            raise self.error


def test_readiness_is_what_was_found_last(sample_index, english):
    """`/readyz` asks nothing itself: it says what the background search found."""
    reader = Reader(sample_index)
    storage = Storage()
    reader._watch = OutageWatch(reader._live, storage)
    client = english(create_app(reader, Settings(rate=0)))

    storage.error = EngineUnavailableError("a shard is away")
    assert client.get("/readyz").status_code == 200
    reader._watch.ask()
    answer = client.get("/readyz")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert answer.mimetype == "application/problem+json"
    assert client.get("/healthz").json["status"] == "unavailable"

    storage.error = None
    reader._watch.ask()
    assert client.get("/readyz").status_code == 200
    assert client.get("/healthz").json["status"] == "ok"
    reader.close()


def test_readiness_comes_back_with_the_index(sample_index, tmp_path, english):
    """That a file is gone is no outage: as soon as it is back, all is answered."""
    index = tmp_path / "index"
    shutil.copytree(sample_index, index)
    reader = Reader(index)
    client = english(create_app(reader, Settings(rate=0)))
    file = next(current_folder(index).glob("*.arrays"))
    content = file.read_bytes()

    file.unlink()
    reader._watch.ask()
    assert client.get("/readyz").status_code == 503
    file.write_bytes(content)
    assert client.get("/readyz").status_code == 200
    reader.close()


def test_an_outage_is_logged_once(sample_index, caplog):
    """The log has a line when it begins and one when it ends, whatever is between."""
    reader = Reader(sample_index)
    storage = Storage()
    watch = OutageWatch(reader._live, storage)

    for error in (None, *[EngineUnavailableError("away")] * 3, None, None):
        storage.error = error
        watch.ask()

    assert [bool(re.search("again", line)) for line in caplog.messages] == [False, True]
    reader.close()


def test_it_is_watched_in_the_background(sample_index):
    """Once started, it is asked without anybody's doing, until it is stopped."""
    reader = Reader(sample_index)
    storage = Storage()
    watch = OutageWatch(reader._live, storage, seconds=0.01)

    watch.start()
    watch.start()
    assert storage.asked.wait(30)
    storage.asked.clear()
    assert storage.asked.wait(30)
    watch.stop()
    storage.asked.clear()

    assert not storage.asked.wait(0.05)
    reader.close()
