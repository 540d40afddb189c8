"""Do other programs read what a store writes?"""

import gzip
import io
import json

import pytest
from warcio.archiveiterator import ArchiveIterator

from corpus.store.events import Captured, Unchanged
from corpus.store.kinds import Role
from corpus.store.store import open_store
from corpus.store.walk import walk

URL = "https://news.test/1"
BODY = "<p>Ґанок</p>".encode() * 99


@pytest.fixture
def warc(folder, exchange):
    """Return a WARC file with an answer, an unchanged one and one that is the same."""
    headers = (
        ("Content-Type", "text/html; charset=utf-8"),
        ("Content-Encoding", "gzip"),
        ("transfer-encoding", "chunked"),
        ("X-Odd ", " kept as it came"),
    )
    wire = gzip.compress(BODY)
    answer = exchange(URL, BODY, wire=wire, headers=headers)
    with open_store(folder, create=True) as store:
        store.append([Captured(source="Новини", exchange=answer, role=Role.PAGE)])
        for status, payload in ((304, b""), (200, wire)):
            again = exchange(URL, BODY, wire=payload, status=status, minutes=status)
            store.append([Unchanged(source="Новини", exchange=again, role=Role.PAGE)])
        store.seal()
    (path,) = (folder / "warc").iterdir()
    return path


def test_warcio_reads_all_records_with_their_digests(warc):
    """Every record is in its place, and the body comes out decompressed."""
    with warc.open("rb") as stream:
        found = [
            (record.rec_type, record.content_stream().read())
            for record in ArchiveIterator(stream, check_digests="raise")
        ]

    kinds = [kind for kind, _ in found]
    again = ["revisit", "request", "metadata"]
    capture = ["response", "request", "metadata"]
    assert kinds == ["warcinfo", *capture, *again, *again, "metadata"]
    assert dict(found[1:2]) == {"response": BODY}


def test_fastwarc_reads_the_same(warc):
    """Another implementation finds as many records and the same body."""
    fastwarc = pytest.importorskip("fastwarc.warc")
    response = fastwarc.WarcRecordType.response

    with warc.open("rb") as stream:
        kinds = [record.record_type for record in fastwarc.ArchiveIterator(stream)]
    with warc.open("rb") as stream:
        records = fastwarc.ArchiveIterator(stream, record_types=response)
        bodies = [gzip.decompress(record.reader.read()) for record in records]

    assert len(kinds) == len(list(walk(warc)))
    assert bodies == [BODY]


def test_each_record_is_a_member_of_gzip(warc):
    """A record can be read at its offset alone, with any tool for gzip."""
    data = warc.read_bytes()
    for record in walk(warc):
        member = data[record.offset : record.offset + record.length]
        assert gzip.decompress(member).startswith(b"WARC/1.1\r\n")
    assert record.offset + record.length == len(data)


def test_a_head_is_kept_as_it_came(warc):
    """Only the header that would announce chunks has another name."""
    with warc.open("rb") as stream:
        record = next(r for r in ArchiveIterator(stream) if r.rec_type == "response")
    member = warc.read_bytes()[slice(*_span(warc, 1))]

    assert b"\r\nX-Odd :  kept as it came\r\n" in gzip.decompress(member)
    assert record.http_headers.get_header("transfer-encoding") is None
    orig = record.http_headers.get_header("x-archive-orig-transfer-encoding")
    assert orig == "chunked"
    fields = record.rec_headers
    assert fields.get_header("WARC-IP-Address") == "192.0.2.7"
    assert fields.get_header("WARC-Target-URI") == URL
    assert fields.get_header("WARC-Payload-Digest").startswith("sha1:")


def test_an_unchanged_answer_says_to_what_it_refers(warc):
    """Profiles tell a 304 from the same payload, and both name the capture."""
    with warc.open("rb") as stream:
        records = [record.rec_headers for record in ArchiveIterator(stream)]
    first = next(r for r in records if r.get_header("WARC-Type") == "response")
    revisits = [r for r in records if r.get_header("WARC-Type") == "revisit"]

    profiles = [r.get_header("WARC-Profile").rpartition("/")[2] for r in revisits]
    assert profiles == ["server-not-modified", "identical-payload-digest"]
    for revisit in revisits:
        assert revisit.get_header("WARC-Refers-To-Target-URI") == URL
        date = revisit.get_header("WARC-Refers-To-Date")
        assert date == first.get_header("WARC-Date")


def test_facts_are_json(warc):
    """What is not HTTP is readable without Hoptac."""
    blocks = [record.block for record in walk(warc) if record.kind == "metadata"]

    facts = [json.loads(block) for block in blocks]
    types = [fact["type"] for fact in facts]
    assert types == ["captured", "unchanged", "unchanged", "sealed"]
    assert facts[0]["source"] == "Новини"


def _span(warc, number):
    """Return where the record with a number begins and ends."""
    record = list(walk(warc))[number]
    return record.offset, record.offset + record.length


def test_any_bytes_are_kept_as_payload(folder, exchange):
    """A payload that looks like a record, a head or gzip comes back as it was."""
    wires = [b"", b"WARC/1.1\r\n\r\n", b"\r\n\r\n", io.BytesIO(b"\0" * 99).read()]
    wires.append(gzip.compress(b"WARC/1.1\r\n"))
    with open_store(folder, create=True) as store:
        for number, wire in enumerate(wires):
            page = exchange(f"{URL}{number}", wire, headers=())
            store.append([Captured(source="News", exchange=page, role=Role.PAGE)])

        bodies = [
            store.body(store.captures(f"{URL}{number}")[0])
            for number in range(len(wires))
        ]

    assert bodies == wires
