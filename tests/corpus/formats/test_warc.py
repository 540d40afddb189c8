"""Which captures of pages and documents does a WARC file hold?"""

from __future__ import annotations

import gzip
import io
import tracemalloc
from datetime import date
from importlib.util import find_spec

import brotli
import pytest

from corpus.errors import Kind, UnreadableError
from corpus.formats.file_format import MAX_CHUNK_BYTES, Version
from corpus.formats.warc import cut_warc, survey_warc
from corpus.raw_article import Capture

MOMENT = "2025-10-25T08:00:00.000000+00:00"


def cut(data: bytes) -> list:
    """Return what a file is cut into."""
    return list(cut_warc(io.BytesIO(data)))


def test_a_capture(warc, page):
    """Its address is its id; its head says its encoding, its record the day."""
    (chunk,) = cut(warc({"url": "https://www.news.test/a/?utm_source=x"}))

    assert chunk.data == page
    assert chunk.suffix == ".html"
    assert chunk.id == "news.test/a"
    assert chunk.name == "https://www.news.test/a/?utm_source=x"
    assert chunk.version == MOMENT
    assert chunk.capture == Capture(
        url="https://www.news.test/a/?utm_source=x",
        charset="utf-8",
        day=date(2025, 10, 25),
    )


@pytest.mark.parametrize(
    "record",
    [
        {"type": "request"},
        {"type": "metadata"},
        {"type": "revisit"},
        {"status": 404},
        {"status": 301},
        {"status": 206},
        {"url": "dns:news.test"},
        {"url": "urn:text:https://news.test/a", "type": "resource"},
        {"url": "https://news.test/a?__wb_method=POST&x=1"},
        {"head": {"Content-Type": "image/png"}},
        {"head": {"Content-Type": "text/css"}, "body": b"<html>"},
        {"body": b'<?xml version="1.0"?><rss></rss>'},
        {"head": {"Content-Type": "text/xml"}, "body": b"<urlset></urlset>"},
        {"body": b""},
    ],
)
def test_what_is_no_page_is_passed_over(warc, record):
    """It is no error either: archives hold all that a browser loads."""
    assert cut(warc(record)) == []


def test_resources_are_captures(warc, page):
    """Their record states the media type."""
    record = {"type": "resource", "content_type": "text/html"}

    assert [chunk.data for chunk in cut(warc(record))] == [page]


@pytest.mark.parametrize(
    ("codings", "pack"),
    [("gzip", gzip.compress), ("br", brotli.compress), ("gzip", bytes)],
)
def test_codings_are_undone(warc, page, codings, pack):
    """And what is not coded, though its head says so, stays."""
    head = {"Content-Type": "text/html", "Content-Encoding": codings}

    (chunk,) = cut(warc({"head": head, "body": pack(page)}))

    assert chunk.data == page


@pytest.mark.parametrize(
    "record",
    [
        {"head": {"Content-Length": "9999"}, "body": b"<p>"},
        {"fields": {"WARC-Truncated": "length"}},
        {"fields": {"WARC-Segment-Number": "1"}},
        {"head": {"Content-Type": "text/html", "Content-Encoding": "gzip"},
         "body": gzip.compress(b"x" * 99)[:-9]},
    ],
)  # fmt: skip
def test_half_a_page_is_none(warc, record):
    """It is said which one, and the next one is read."""
    error, chunk = cut(warc({"url": "https://news.test/half", **record}, {}))

    assert isinstance(error, UnreadableError)
    assert error.name == "https://news.test/half"
    assert chunk.id == "news.test/a"


def test_a_large_page_is_refused(warc):
    """And a large film is passed over without a word."""
    body = b"<html>" + b"x" * MAX_CHUNK_BYTES
    film = {"Content-Type": "application/octet-stream"}

    (error,) = cut(warc({"body": body}, {"body": body * 7, "head": film}))

    assert error.kind == Kind.LIMIT


def test_all_captures_of_an_address_come_out(warc):
    """Which one is meant is not known before all files are read."""
    data = warc({}, {"date": "2025-10-26T00:00:00Z"}, {"status": 404})

    assert [chunk.version[:10] for chunk in cut(data)] == ["2025-10-25", "2025-10-26"]


def test_versions_are_those_of_the_captures(warc):
    """What is no whole page has none; what was seen again names what it was."""
    refers = {"WARC-Refers-To-Date": "2025-10-25T08:00:00Z"}
    data = warc(
        {},
        {"body": b"<p>", "fields": {"WARC-Truncated": "time"}},
        {"status": 410},
        {"type": "revisit", "date": "2025-10-27T00:00:00Z", "fields": refers},
    )

    assert list(survey_warc(io.BytesIO(data))) == [
        Version("news.test/a", MOMENT),
        Version("news.test/a", MOMENT, "2025-10-27T00:00:00.000000+00:00"),
    ]


def test_a_date_that_is_none_is_not_known(warc):
    """The capture is read."""
    (chunk,) = cut(warc({"date": "yesterday"}))

    assert (chunk.version, chunk.capture.day) == ("", None)


def test_a_file_cut_short_says_so(warc):
    """Unlike with many readers the last record is not lost without a word."""
    data = warc({}, {"url": "https://news.test/b"}, packed=False)

    chunk, error = cut(data[:-30])

    assert chunk.id == "news.test/a"
    assert (error.name, "cut short" in error.reason) == ("https://news.test/b", True)


@pytest.mark.skipif(not find_spec("fastwarc"), reason="no second reader is installed")
@pytest.mark.parametrize("packed", [True, False])
def test_a_second_reader_reads_the_same(warc, packed):
    """Records and their bodies are those of another program."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415

    data = warc(
        *({"url": f"https://news.test/{n}", "body": b"<p>%d" % n} for n in range(20)),
        packed=packed,
    )
    theirs = [
        (record.headers["WARC-Target-URI"], record.reader.read())
        for record in ArchiveIterator(
            io.BytesIO(data), record_types=WarcRecordType.response
        )
    ]

    assert [(chunk.name, chunk.data) for chunk in cut(data)] == theirs


class Endless(io.RawIOBase):
    """A file of many records that takes no room."""

    def __init__(self, piece: bytes, times: int) -> None:
        self._piece = piece
        self._left = times

    def read(self, size: int = -1) -> bytes:
        """Return the next record, packed."""
        assert len(self._piece) <= size
        self._left -= 1
        return self._piece if self._left >= 0 else b""


def test_memory_does_not_grow_with_the_file(warc):
    """A record at a time is held."""
    record = warc({"body": b"<html>" + b"x" * 1_000_000})

    def peak(times: int) -> int:
        tracemalloc.start()
        count = sum(1 for _ in cut_warc(Endless(record, times)))
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert count == times
        return most

    assert peak(200) < peak(10) * 1.2
