"""Where does the picture lie that a page names?"""

from __future__ import annotations

import gzip
import io
import zipfile
from base64 import encodebytes

import pytest

from corpus.pictures import read_picture

JPEG = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 4
PICTURE = "https://cdn.test/2025/photo-1.jpg"
TEXT = "Делегації двох країн обговорили спільні дослідження та обмін студентами. "
PAGE = (
    f'<html><head><meta property="og:image" content="{PICTURE}?utm_source=x"></head>'
    f"<body><article><h1>Обмін</h1><p>{TEXT * 4}</p></article></body></html>"
).encode()
WEB_PAGE = {"body": PAGE}
WEB_PICTURE = {"url": PICTURE, "body": JPEG, "head": {"Content-Type": "image/jpeg"}}


def zipped(members: dict[str, bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    """Return a zip of some members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def message() -> bytes:
    """Return a page that a browser saved in one file."""
    parts = (("text/html", "https://news.test/a", PAGE), ("image/jpeg", PICTURE, JPEG))
    text = "".join(
        f"--x\r\nContent-Type: {kind}\r\nContent-Location: {place}\r\n"
        f"Content-Transfer-Encoding: base64\r\n\r\n{encodebytes(data).decode()}\r\n"
        for kind, place, data in parts
    )
    head = "MIME-Version: 1.0\r\nSnapshot-Content-Location: https://news.test/a\r\n"
    kind = 'Content-Type: multipart/related; boundary="x"\r\n\r\n'
    return f"{head}{kind}{text}--x--\r\n".encode()


@pytest.fixture
def files(warc) -> dict[str, dict[str, bytes]]:
    """Return ways in which a page and its picture lie in files."""
    packed = warc(WEB_PICTURE, WEB_PAGE)
    return {
        "gzipped WARC": {"a.warc.gz": packed},
        "plain WARC": {"a.warc": warc(WEB_PAGE, WEB_PICTURE, packed=False)},
        "two WARC files": {"a.warc.gz": warc(WEB_PAGE), "b.warc.gz": warc(WEB_PICTURE)},
        "WACZ": {"a.wacz": zipped({"archive/é.warc.gz": packed})},
        "saved page": {"in/a.html": PAGE, "in/a_files/photo-1.jpg": JPEG},
        "zipped page": {"a.zip": zipped({"b.html": PAGE, "b_files/photo-1.jpg": JPEG})},
        "MHTML": {"a.mhtml": message()},
    }


WAYS = [
    "gzipped WARC", "plain WARC", "two WARC files", "WACZ", "saved page", "zipped page",
    "MHTML",
]  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_a_picture_that_lies_with_its_page_is_found(write, read, tmp_path, files, way):
    """And read again as it was."""
    for name, data in files[way].items():
        write(name, data)

    (article,) = read(tmp_path)

    assert read_picture(article.picture) == (JPEG, "image/jpeg")


def test_a_file_that_was_named_alone_refers_to_its_folder(write, read, warc):
    """Wherever it is read from later."""
    (article,) = read(write("in/a.warc.gz", warc(WEB_PAGE, WEB_PICTURE)))

    assert read_picture(article.picture) == (JPEG, "image/jpeg")


@pytest.mark.parametrize(
    "files",
    [
        {"a.html": PAGE},
        {"a.html": PAGE, "b_files/photo-1.jpg": JPEG},
        {"a.html": PAGE, "a_files/photo-2.jpg": JPEG},
        {"a.zip": zipped({"b.html": PAGE, "photo-1.jpg": JPEG})},
    ],
)
def test_a_picture_that_lies_nowhere_is_none(write, read, tmp_path, files):
    """Nothing is fetched, neither here nor by a visitor's browser."""
    for name, data in files.items():
        write(name, data)

    assert [article.picture for article in read(tmp_path)] == [""]


@pytest.mark.parametrize(
    "values",
    [{"status": 404}, {"head": {"Content-Type": "text/html"}}, {"url": PICTURE + "x"}],
)
def test_an_answer_without_the_picture_is_none(write, read, warc, values):
    """A page of an error, or another picture."""
    (article, *_) = read(write("a.warc.gz", warc(WEB_PAGE, {**WEB_PICTURE, **values})))

    assert article.picture == ""


def test_a_record_in_the_midst_of_a_member_cannot_be_shown(write, read, warc):
    """All before it would have to be unpacked each time."""
    data = gzip.compress(warc(WEB_PAGE, WEB_PICTURE, packed=False))

    (article,) = read(write("a.warc.gz", data))

    assert article.picture == ""
