"""Is a damaged archive read in part or refused, and never a crash or a long wait?"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile

import pytest
from hypothesis import given, strategies as st

from corpus.errors import UnreadableError
from corpus.formats.registry import format_of
from corpus.raw_article import RawChunk
from tests.corpus.conftest import warc_file

CHUNKED = {"Content-Type": "text/html", "Transfer-Encoding": "chunked"}
RECORDS = (
    {},
    {
        "url": "https://news.test/b",
        "head": CHUNKED,
        "body": b"2\r\n<p\r\n1\r\n>\r\n0\r\n",
    },
    {"type": "revisit", "fields": {"WARC-Refers-To-Date": "2025-10-25T08:00:00Z"}},
    {"url": "https://news.test/c.png", "head": {"Content-Type": "image/png"}},
)


def zipped(members: dict[str, bytes]) -> bytes:
    """Return a zip of some members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return stream.getvalue()


def archives() -> dict[str, bytes]:
    """Return a whole archive of each kind."""
    warc = warc_file(*RECORDS)
    digest = f"sha256:{hashlib.sha256(warc).hexdigest()}"
    package = {"resources": [{"path": "archive/a.warc.gz", "hash": digest}]}
    return {
        "a.warc": warc_file(*RECORDS, packed=False),
        "a.warc.gz": warc,
        "a.wacz": zipped(
            {
                "archive/a.warc.gz": warc,
                "datapackage.json": json.dumps(package).encode(),
            }
        ),
        "a.zip": zipped({"b.html": b"<p>", "c.jsonl": b"{}\n", "d.warc.gz": warc}),
    }


ARCHIVES = archives()
PLACES = st.floats(0, 1, exclude_max=True)


@st.composite
def damaged(draw, name: str) -> bytes:
    """Return an archive of which some bytes are others, missing or repeated."""
    data = bytearray(ARCHIVES[name])
    for _ in range(draw(st.integers(1, 4))):
        start = int(draw(PLACES) * len(data))
        end = start + draw(st.integers(0, 40))
        data[start:end] = draw(
            st.sampled_from(
                [b"", b"\xff\xff\xff\xff", b"\0", bytes(data[start:end]) * 2]
            )
            | st.binary(max_size=8)
        )
    return bytes(data)


@pytest.mark.parametrize("name", ARCHIVES)
@given(data=st.data())
def test_damage_is_an_error_of_ours(name, data):
    """Chunks and errors come out, or one error for the whole."""
    form = format_of(name)
    content = data.draw(damaged(name))

    for read in (form.cut, form.survey):
        try:
            items = list(read(io.BytesIO(content)))
        except UnreadableError:
            continue
        assert len(items) < 50


@pytest.mark.parametrize("name", ARCHIVES)
@given(place=PLACES)
def test_a_cut_archive_is_never_silently_shorter(name, place):
    """Fewer captures come with an error that says so."""
    form, whole = format_of(name), ARCHIVES[name]
    data = whole[: int(place * len(whole))]

    try:
        items = list(form.cut(io.BytesIO(data)))
    except UnreadableError:
        return
    chunks = [item for item in items if isinstance(item, RawChunk)]
    all_chunks = [
        item for item in form.cut(io.BytesIO(whole)) if isinstance(item, RawChunk)
    ]
    assert chunks == all_chunks[: len(chunks)]
    assert len(items) > len(chunks) or _at_a_boundary(data, whole)


def _at_a_boundary(data: bytes, whole: bytes) -> bool:
    """Return whether a file was cut between two records, so that it is whole."""
    rest = whole[len(data) :].lstrip(b"\r\n")
    return not rest or rest.startswith((b"WARC/", b"\x1f\x8b"))
