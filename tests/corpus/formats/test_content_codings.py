"""What are the bytes of a body, once its content codings are undone?"""

from __future__ import annotations

import gzip
import zlib

import brotli
import pytest

from corpus.errors import Kind, UnreadableError
from corpus.formats.content_codings import decoded

BODY = "Đoàn đại biểu thảo luận.".encode() * 50
RAW = zlib.compressobj(wbits=-15)
CODED = {
    "gzip": gzip.compress(BODY, mtime=0),
    "deflate": zlib.compress(BODY),
    "br": brotli.compress(BODY),
}


@pytest.mark.parametrize(("coding", "data"), CODED.items())
def test_each_coding_is_undone(coding, data):
    """In any case, and with others that change nothing."""
    assert decoded(data, coding.upper(), 10_000) == BODY
    assert decoded(data, f"identity, {coding}", 10_000) == BODY


def test_codings_are_undone_from_the_last_one():
    """They are listed in the order in which they were applied."""
    assert decoded(gzip.compress(CODED["br"]), "br, gzip", 10_000) == BODY


def test_deflate_without_its_envelope_is_undone():
    """Some servers send it so."""
    assert decoded(RAW.compress(BODY) + RAW.flush(), "deflate", 10_000) == BODY


def test_gzip_may_have_several_members():
    """They are one body."""
    assert decoded(CODED["gzip"] * 2, "gzip", 10_000) == BODY * 2


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
def test_a_body_that_is_not_coded_stays(coding):
    """Tools that keep what a browser showed do not change its head."""
    assert decoded(b"<html>", coding, 100) == b"<html>"


@pytest.mark.parametrize(("coding", "data"), CODED.items())
def test_half_a_body_is_none(coding, data):
    """An error, never a short page."""
    with pytest.raises(UnreadableError, match="cut short"):
        decoded(data[:-6], coding, 10_000)


@pytest.mark.parametrize("coding", ["gzip", "br"])
def test_damage_is_an_error(coding):
    """Whatever came out before it."""
    data = bytearray(CODED[coding])
    data[len(data) // 2 :] = b"\x99" * (len(data) - len(data) // 2)

    with pytest.raises(UnreadableError):
        decoded(bytes(data), coding, 10_000)


@pytest.mark.parametrize("coding", CODED)
def test_a_bomb_stops_at_the_limit(coding):
    """Only so much is unpacked as is allowed."""
    zeros = b"\0" * 10_000_000
    pack = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress}

    with pytest.raises(UnreadableError) as caught:
        decoded(pack[coding](zeros), coding, 1000)

    assert caught.value.kind == Kind.LIMIT


def test_an_unknown_coding_is_named():
    """It cannot be guessed."""
    with pytest.raises(UnreadableError, match="'zstd'"):
        decoded(b"\x28\xb5\x2f\xfd", "zstd", 100)
