"""Is a head read as it came, or refused?"""

from __future__ import annotations

import io

import pytest
from hypothesis import given, strategies as st

from fetcher.errors import Failure, FetchFailed
from fetcher.network.head import read_head

MOST = 4096
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nX-A: a, b\r\nx-a: c\r\n\r\n"

names = st.from_regex(r"[A-Za-z][A-Za-z0-9-]{0,20}", fullmatch=True).filter(
    lambda name: name.lower() not in {"content-length", "transfer-encoding"}
)
values = st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=30)


def read(data, most=MOST):
    """Return the head of bytes, and what follows it."""
    stream = io.BufferedReader(io.BytesIO(data))
    return read_head(stream, most), stream.read()


def test_a_head_is_kept_byte_for_byte():
    """And the body is left where it is."""
    head, body = read(HEAD + b"body\r\n\r\n")
    assert (head.data, body) == (HEAD, b"body\r\n\r\n")
    assert head.status == 200
    assert head.last("content-type") == "text/html"
    assert head.values("x-a") == ["a", "b", "c"]


def test_heads_that_are_no_answer_are_dropped():
    """100 and 103 come before one."""
    interim = b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nA: b\r\n\r\n"
    assert read(interim + HEAD)[0].data == HEAD


def test_the_limit_holds_for_all_heads_together():
    """To the byte."""
    interim = b"HTTP/1.1 100 Continue\r\n\r\n"
    whole = len(interim + HEAD)
    assert read(interim + HEAD, whole)[0].data == HEAD
    with pytest.raises(FetchFailed) as failed:
        read(interim + HEAD, whole - 1)
    assert failed.value.kind is Failure.TOO_BIG


@given(st.lists(st.tuples(names, values), max_size=20))
def test_headers_are_read_as_written(headers):
    """In their order, without the blanks around values."""
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers)
    head, _ = read(f"HTTP/1.1 200 OK\r\n{lines}\r\n".encode())
    assert list(head.headers) == [(name.lower(), v.strip()) for name, v in headers]


@given(st.integers(0, len(HEAD) - 1))
def test_a_head_cut_off_is_none(end):
    """Wherever it is cut."""
    with pytest.raises(FetchFailed):
        read(HEAD[:end])


@given(st.binary(max_size=200))
def test_anything_is_a_head_or_an_error(data):
    """Nothing else is raised."""
    for bytes_ in (data, b"HTTP/1.1 200 OK\r\n" + data):
        try:
            head, body = read(bytes_)
        except FetchFailed:
            continue
        assert bytes_.endswith(head.data + body)
