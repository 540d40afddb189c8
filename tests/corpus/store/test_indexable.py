"""Is what a store holds indexed, and nothing that it must not be?"""

import pytest

from corpus import read_articles
from corpus.errors import UnreadableError
from corpus.store import is_store
from corpus.store.events import AddressChanged, Captured, Forgotten, RunStarted
from corpus.store.indexable import contents_digest, cut_store
from corpus.store.kinds import Role, State
from corpus.store.rebuild import rebuild_store
from corpus.store.store import open_store

TEXT = "Делегації двох країн обговорили спільні дослідження та обмін студентами. " * 3


@pytest.fixture
def keep(folder, exchange, start):
    """Return a function that keeps a page in a state."""

    def do(url, state=State.LIVE, body=b"<p>text</p>", changes=None, **how):
        page = exchange(url, body, **how)
        decided = {"state": state, **(changes or {})}
        with open_store(folder, create=True) as store:
            store.append([Captured(source="News", exchange=page, role=Role.PAGE)])
            store.append([AddressChanged(url=url, changes=decided, time=start)])

    return do


def test_only_live_pages_are_indexed_in_order(folder, keep):
    """Pages in any other state are kept and not indexed."""
    for number, state in enumerate(State):
        keep(f"https://news.test/{9 - number}", state)
    keep("https://news.test/0")

    assert [chunk.id for chunk in cut_store(folder)] == ["news.test/0", "news.test/8"]


def test_what_is_known_of_a_page_goes_with_it(folder, keep, start):
    """Source, zone, story, correction, versions and encoding reach the reader."""
    changes = {"story": "s", "corrected": start.date(), "links": ("https://n.test/2",)}
    headers = (("Content-Type", "text/html; charset=windows-1251"),)
    with open_store(folder, create=True) as store:
        zones = {"News": "Europe/Kyiv"}
        started = RunStarted(run="1", time=start, sources=("News",), zones=zones)
        store.append([started])
    keep("https://www.news.test/1", changes=changes, headers=headers)

    (chunk,) = cut_store(folder)

    assert (chunk.name, chunk.suffix) == ("news.test/1", ".html")
    known = chunk.capture
    assert known.url == "https://www.news.test/1"
    assert (known.charset, known.source, known.zone) == (
        "windows-1251",
        "News",
        "Europe/Kyiv",
    )
    assert (known.story, known.corrected, known.links) == tuple(changes.values())
    assert known.day == start.date()


def test_a_correction_takes_the_place_of_what_it_corrects(folder, keep):
    """The last good capture is indexed; an error page after it is not."""
    keep("https://news.test/1", body=b"<p>wrong</p>")
    keep("https://news.test/1", body=b"<p>right</p>", minutes=1)
    keep("https://news.test/1", body=b"<p>busy</p>", minutes=2, status=503)

    assert [chunk.data for chunk in cut_store(folder)] == [b"<p>right</p>"]


def test_the_digest_changes_with_what_is_indexed(folder, keep, start):
    """What changes the index changes the digest, and nothing else does."""
    keep("https://news.test/1")
    before = contents_digest(folder)
    keep("https://news.test/1", minutes=1, status=503)
    assert contents_digest(folder) == before
    keep("https://news.test/1", minutes=2, body=b"<p>other</p>")
    corrected = contents_digest(folder)
    assert corrected != before
    with open_store(folder) as store:
        store.append([Forgotten(url="https://news.test/1", reason="", time=start)])
    assert contents_digest(folder) not in {before, corrected}
    assert list(cut_store(folder)) == []


def test_a_lost_file_rejects_its_pages_only(folder, keep):
    """Pages whose WARC file is gone are named; the others are indexed."""
    keep("https://news.test/1")
    with open_store(folder) as store:
        store.seal()
    keep("https://news.test/2")
    min((folder / "warc").iterdir()).unlink()

    lost, kept = cut_store(folder)

    assert isinstance(lost, UnreadableError)
    assert "news.test/1" in lost.reason
    assert kept.id == "news.test/2"


def test_a_damaged_database_is_a_reason(folder, keep):
    """A store whose database is damaged is rejected with what to do."""
    keep("https://news.test/1")
    (folder / "state.sqlite").write_bytes(b"no database" * 999)

    with pytest.raises(UnreadableError, match="--rebuild"):
        list(cut_store(folder))
    assert contents_digest(folder) == b"unreadable"


@pytest.mark.parametrize("below", [False, True])
def test_a_store_without_its_database_is_to_be_rebuilt(folder, keep, below):
    """Its files are no archives: what was deleted does not come back from them."""
    page = f"<p>{TEXT}</p>".encode()
    keep("https://news.test/1", body=page)
    keep("https://news.test/2", State.GONE, body=page)
    (folder / "state.sqlite").unlink()

    (rejection,) = read_articles([folder.parent if below else folder])

    assert rejection.origin == str(folder)
    assert f"hoptac store check --rebuild --store {folder}" in rejection.reason
    rebuild_store(folder)
    (article,) = read_articles([folder])
    assert article.id == "news.test/1"


def test_archives_in_a_folder_of_that_name_are_no_store(folder):
    """Other programs call a folder of WARC files so, too."""
    (folder / "warc").mkdir(parents=True)
    (folder / "warc" / "crawl-20260301-01.warc.gz").touch()

    assert not is_store(folder)
