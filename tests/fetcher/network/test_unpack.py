"""Is a body unpacked to its end, or not at all?"""

from __future__ import annotations

import gzip
import zlib

import brotli
import pytest
from hypothesis import given, strategies as st

from fetcher.errors import Failure, FetchFailed
from fetcher.network.unpack import unpack

PACKERS = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "identity": bytes,
}
MOST = 1_000_000

bodies = st.tuples(st.binary(max_size=200), st.sampled_from((1, 9, 3000)))
layers = st.lists(st.sampled_from(sorted(PACKERS)), max_size=3)


def packed(body, codings):
    """Return a body with codings applied in order."""
    for coding in codings:
        body = PACKERS[coding](body)
    return body


@given(bodies, layers)
def test_what_was_packed_is_unpacked(body, codings):
    """In any order of layers, also of many pieces."""
    data, times = body
    body = data * times
    assert unpack(packed(body, codings), codings, MOST) == body


@given(st.binary(min_size=1, max_size=2000), layers, st.data())
def test_half_of_it_is_an_error(body, codings, data):
    """A cut is never a shorter body."""
    wire = packed(body, codings)
    end = data.draw(st.integers(1, len(wire) - 1)) if len(wire) > 1 else 1
    if set(codings) <= {"identity"}:
        assert unpack(wire[:end], codings, MOST) == body[:end]
        return
    with pytest.raises(FetchFailed) as failed:
        unpack(wire[:end], codings, MOST)
    assert failed.value.kind is Failure.BROKEN


@given(st.binary(max_size=300), layers)
def test_anything_is_unpacked_or_an_error(wire, codings):
    """Nothing else is raised."""
    try:
        unpack(wire, codings, MOST)
    except FetchFailed:
        return


@pytest.mark.parametrize("coding", sorted(PACKERS))
def test_the_limit_is_exact(coding):
    """As many bytes as may be are read, and one more is refused."""
    for size, fits in ((MOST, True), (MOST + 1, False)):
        wire = packed(b"a" * size, [coding])
        if fits:
            assert len(unpack(wire, [coding], MOST)) == size
        else:
            with pytest.raises(FetchFailed) as failed:
                unpack(wire, [coding], MOST)
            assert failed.value.kind is Failure.TOO_BIG


def test_members_follow_each_other():
    """Also where one ends at the end of a piece."""
    members = [bytes([65 + number]) * 70_000 for number in range(20)]
    wire = b"".join(gzip.compress(member, 0) for member in members)
    assert unpack(wire, ["gzip"], 2 * MOST) == b"".join(members)


def test_a_bomb_within_is_refused():
    """The inner layer is counted, too."""
    wire = gzip.compress(gzip.compress(b"\0" * 50 * MOST))
    with pytest.raises(FetchFailed) as failed:
        unpack(wire, ["gzip", "gzip"], MOST)
    assert failed.value.kind is Failure.TOO_BIG
