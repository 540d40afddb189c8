"""What does a kept answer of a web server say, and what is its body?"""

from __future__ import annotations

import io

import pytest

from corpus.errors import Kind, UnreadableError
from corpus.formats.http_message import body_of, charset, media_type, read_head

CHUNKED = {"transfer-encoding": "chunked"}


def head(text: str):
    """Return the head at the start of a message, and what is behind it."""
    stream = io.BytesIO(text.encode("latin-1"))
    lines = type("Lines", (), {"readline": lambda _, limit: stream.readline(limit)})
    return read_head(lines()), stream.read()


@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_head_is_read_to_its_empty_line(end):
    """Names do not differ by case; fields of one name are one list."""
    text = end.join(["HTTP/1.1 200 OK", "A: 1", "b:2", "a: 3 ", "", "body"])

    (status, fields), rest = head(text)

    assert (status, fields, rest) == (200, {"a": "1, 3", "b": "2"}, b"body")


@pytest.mark.parametrize("line", ["HTTP/2 404", "HTTP/1.0 404 Not Found"])
def test_status(line):
    """With or without words behind it."""
    assert head(f"{line}\r\n\r\n")[0].status == 404


@pytest.mark.parametrize("text", ["", "<html>", "HTTP/1.1 OK\r\n"])
def test_what_is_no_head_has_no_status(text):
    """Nothing is believed of it."""
    assert head(text)[0].status == 0


def test_content_type():
    """Its parameters are apart."""
    fields = {"content-type": "Text/HTML; Charset='windows-1251'; x=y"}

    assert (media_type(fields), charset(fields)) == ("text/html", "windows-1251")
    assert (media_type({}), charset({})) == ("", "")


@pytest.mark.parametrize(
    "wire",
    [
        b"3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n",
        b"3;x=y\nabc\n2 \nde\n0\n\n",
        b"003\r\nabc\r\n2\r\nde\r\n0\r\n",
        b"5\r\nabcde\r\n0\r\nTrailer: x\r\n\r\n",
        b"abcde",
    ],
)
def test_chunks_are_joined(wire):
    """Careless ones too; and what has none, though its head says so, is whole."""
    assert body_of(CHUNKED, wire, 10) == b"abcde"


@pytest.mark.parametrize(
    ("wire", "word"),
    [
        (b"3\r\nabc\r\n", "cut short"),
        (b"9\r\nabc", "cut short"),
        (b"3\r\nabc\r\n??\r\nde\r\n0\r\n\r\n", "middle"),
    ],
)
def test_chunks_that_break_off_are_no_page(wire, word):
    """An error, never a short page."""
    with pytest.raises(UnreadableError, match=word):
        body_of(CHUNKED, wire, 100)


def test_a_body_shorter_than_its_head_says_is_no_page():
    """Unless its end is there: heads are wrong more often than pages end in a tag."""
    with pytest.raises(UnreadableError, match="3 of 9"):
        body_of({"content-length": "9"}, b"<p>", 100)

    assert body_of({"content-length": "99"}, b"<p></HTML>\n", 100) == b"<p></HTML>\n"


def test_a_longer_body_is_whole():
    """Tools undo codings and keep the head."""
    assert body_of({"content-length": "2"}, b"<p>", 100) == b"<p>"


def test_a_large_body_is_refused():
    """The limit counts what it unpacks to."""
    with pytest.raises(UnreadableError) as caught:
        body_of({}, b"x" * 101, 100)

    assert caught.value.kind == Kind.LIMIT
