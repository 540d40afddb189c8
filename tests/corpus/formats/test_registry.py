"""Can a file of each format be read, and is its format recognised by its name?"""

import gzip
from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document

from corpus import UnreadableError
from corpus.formats.file_format import MAX_CHUNK_BYTES, whole_file
from corpus.formats.registry import FORMATS, SUFFIXES, format_of, suffix_of
from corpus.raw_article import RawChunk
from tests.corpus.documents.tiny_odt import content, odt
from tests.corpus.documents.tiny_pdf import Text, pdf

BODY = "Делегації двох країн обговорили обмін студентами."
LINE = f'{{"id": "a", "body": "{BODY}"}}'.encode()
PAGE = f"<html><body><article><h1>Обмін</h1><p>{BODY * 3}</p></article></body></html>"
ENTRY = f"<item><title>Обмін</title><description>{BODY}</description></item>"
FEED = f"<rss><channel>{ENTRY}</channel></rss>".encode()
HEAD = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
LENGTH = len(f"{HEAD}{PAGE}".encode())
FIELDS = (
    "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://a/b\r\n"
    f"WARC-Date: 2025-10-25T00:00:00Z\r\nContent-Length: {LENGTH}\r\n\r\n"
)
WARC = f"{FIELDS}{HEAD}{PAGE}\r\n\r\n".encode()
MHTML = f"Content-Type: text/html; charset=utf-8\n\n{PAGE}".encode()


def packed(name: str, data: bytes) -> bytes:
    """Return a zip of one member."""
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr(name, data)
    return stream.getvalue()


DOCUMENT = Document()
DOCUMENT.add_paragraph(BODY)
WORD = BytesIO()
DOCUMENT.save(WORD)
FILES = {
    ".docx": WORD.getvalue(),
    ".odt": odt(f"<text:p>{BODY}</text:p>"),
    ".fodt": content(f"<text:p>{BODY}</text:p>").encode(),
    ".pdf": pdf([Text(BODY)]),
    ".warc": WARC,
    ".warc.gz": gzip.compress(WARC),
    ".wacz": packed("archive/a.warc", WARC),
    ".zip": packed("b.html", PAGE.encode()),
    ".atom": FEED,
    ".rss": FEED,
    ".xml": FEED,
    ".xml.gz": gzip.compress(FEED),
    ".html": PAGE.encode(),
    ".htm": PAGE.encode(),
    ".mhtml": MHTML,
    ".mht": MHTML,
    ".txt": BODY.encode(),
    ".toml": f"body = '{BODY}'".encode(),
    ".jsonl": LINE,
    ".jsonl.gz": gzip.compress(LINE),
}
"""A file of one article for each suffix: a new format needs one, too."""


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_file_of_each_format_becomes_an_article(write, read, suffix):
    """Its name without the suffix is its id, or the start of it."""
    (article,) = read(write(f"a{suffix}", FILES[suffix]))

    assert article.id.split("/")[0] == "a"
    assert BODY in article.body


def test_suffixes_are_lower_case_and_of_one_format():
    """Names are compared in lower case, and the longest suffix decides."""
    assert all(suffix == suffix.lower() and suffix[0] == "." for suffix in SUFFIXES)
    assert len(SUFFIXES) == len(set(SUFFIXES))
    assert {format_of(f"a{suffix}") for suffix in SUFFIXES} == set(FORMATS)


@pytest.mark.parametrize(
    ("name", "suffix"),
    [
        ("a.txt", ".txt"),
        ("A.JSONL.GZ", ".jsonl.gz"),
        ("a.uk.toml", ".toml"),
        ("a.gz", ""),
        ("txt", ""),
        ("", ""),
    ],
)
def test_the_longest_suffix_counts(name, suffix):
    """A name with none of them has no format."""
    assert suffix_of(name) == suffix
    assert (format_of(name) is None) == (not suffix)


def test_a_whole_file_is_one_chunk_up_to_the_limit():
    """Larger ones are no single article."""
    data = b" " * MAX_CHUNK_BYTES

    assert list(whole_file(BytesIO(data))) == [RawChunk(data)]
    with pytest.raises(UnreadableError, match="8 MB"):
        list(whole_file(BytesIO(data + b" ")))
