"""Which article does a page hold that a browser saved in one file?"""

from __future__ import annotations

import io
from base64 import encodebytes
from datetime import date
from quopri import encodestring

import pytest

from corpus.errors import Kind, UnreadableError
from corpus.formats import mhtml
from corpus.formats.mhtml import cut_mhtml, page_in
from corpus.raw_article import Capture

PAGE = "<html><body>Đoàn đại biểu thảo luận.</body></html>\n".encode()
FRAME = b"<html>buy</html>\n"
URL = "https://news.test/a"


def part(data: bytes, *, coding: str = "quoted-printable", **head: str) -> bytes:
    """Return a part with its head."""
    code = {"base64": encodebytes, "quoted-printable": encodestring, "8bit": bytes}
    fields = {"Content-Type": "text/html; charset=utf-8", **head}
    lines = "".join(f"{k.replace('_', '-')}: {v}\n" for k, v in fields.items())
    return f"{lines}Content-Transfer-Encoding: {coding}\n\n".encode() + code[coding](
        data
    )


def saved(*parts: bytes, end: bytes = b"--x--\n", **head: str) -> io.BytesIO:
    """Return a file of some parts."""
    start = head.pop("start", "")
    lines = "".join(f"{k.replace('_', '-')}: {v}\n" for k, v in head.items())
    kind = f'multipart/related; type="text/html"; boundary="x"{start}'
    text = f"From: <Saved>\nMIME-Version: 1.0\n{lines}Content-Type: {kind}\n\n"
    return io.BytesIO(text.encode() + b"".join(b"--x\n" + p for p in parts) + end)


def page_of(stream: io.BytesIO):
    """Return the page in a file."""
    (chunk,) = cut_mhtml(stream)
    return page_in(chunk)


@pytest.mark.parametrize("coding", ["base64", "quoted-printable", "8bit"])
def test_the_page_is_decoded(coding):
    """Its address, encoding and day are those of the message."""
    chunk = page_of(
        saved(
            part(PAGE, coding=coding, Content_Location=URL),
            part(b"\x89PNG", coding="base64", **{"Content-Type": "image/png"}),
            Snapshot_Content_Location=URL,
            Date="Sat, 25 Oct 2025 08:00:00 +0700",
        )
    )

    assert chunk.data.strip() == PAGE.strip()
    assert chunk.capture == Capture(url=URL, charset="utf-8", day=date(2025, 10, 25))


def test_the_page_is_found_by_start_or_address():
    """Frames may come before it."""
    frame = part(FRAME, Content_Location="https://ads.test/", Content_ID="<f>")
    page = part(PAGE, Content_Location=f"{URL}#top", Content_ID="<p>")

    for stream in (
        saved(frame, page, start='; start="<p>"'),
        saved(frame, page, Snapshot_Content_Location=URL),
        saved(page, frame),
    ):
        assert page_of(stream).data.strip() == PAGE.strip()


def test_a_page_from_a_disk_has_no_address():
    """Nothing is known of it then."""
    assert (
        page_of(saved(part(PAGE, Content_Location="file:///C:/a.htm"))).capture is None
    )


def test_a_date_that_is_none_is_not_known():
    """The page is read."""
    stream = saved(part(PAGE), Snapshot_Content_Location=URL, Date="yesterday")

    assert page_of(stream).capture == Capture(url=URL, charset="utf-8")


@pytest.mark.parametrize(
    ("stream", "word"),
    [
        (io.BytesIO(b""), "no page"),
        (io.BytesIO(b"\x00\xff" * 100), "no page"),
        (io.BytesIO(b"<html>"), "no page"),
        (saved(part(b"GIF", **{"Content-Type": "image/gif"})), "no page in HTML"),
        (saved(part(b" ")), "empty"),
        (saved(part(PAGE)[:-20], end=b""), "cut short"),
    ],
)
def test_what_has_no_whole_page_is_unreadable(stream, word):
    """The reason says what it lacks."""
    with pytest.raises(UnreadableError, match=word):
        page_of(stream)


def test_a_page_that_is_whole_in_a_file_cut_short_is_read():
    """Only pictures are missing."""
    assert page_of(saved(part(PAGE), part(FRAME)[:-9], end=b"")).data


@pytest.mark.parametrize("limit", ["MAX_FILE_BYTES", "MAX_CHUNK_BYTES"])
def test_large_files_and_pages_are_refused(monkeypatch, limit):
    """Before they are parsed."""
    monkeypatch.setattr(mhtml, limit, 20)

    with pytest.raises(UnreadableError) as caught:
        page_of(saved(part(PAGE)))

    assert caught.value.kind == Kind.LIMIT


@pytest.mark.parametrize("boundary", [b"--x", b"--other"])
def test_more_parts_than_a_page_has_are_counted_before_they_are_parsed(boundary):
    """Reading each would take half a minute, and the memory of a process."""
    stream = saved(part(PAGE), *[b"\n" + boundary + b"\n\nx\n"] * 10_001)

    with pytest.raises(UnreadableError, match="more parts") as caught:
        page_of(stream)

    assert caught.value.kind is Kind.LIMIT


def test_parts_in_parts_in_parts_end():
    """However deep somebody nests them."""
    nested = b"".join(
        b'Content-Type: multipart/related; boundary="%d"\n\n--%d\n' % (n, n)
        for n in range(1500)
    )

    with pytest.raises(UnreadableError):
        page_of(io.BytesIO(nested))
