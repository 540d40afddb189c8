"""How does an event become records of a WARC file?

An event is a metadata record with its facts, as JSON. One with an exchange has records
of the answer and of the request before it, which hold the bytes that were sent. All
are written by warcio, in members of gzip of their own.

A group of events is written together. Its number stands in each record, and a mark in
its last one, so that a group which was cut short is recognised. The fields of Hoptac's
own are `Hoptac-Group` (number, and "last") and, in warcinfo, `hoptac-store` (id of the
store) and `hoptac-sequence` (which of its files this is, from 1).
"""

from __future__ import annotations

import json
import re
import uuid
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from corpus.store.events import Captured, Unchanged
from corpus.store.times import time_text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from corpus.store.events import Event
    from corpus.store.exchange import Exchange
    from corpus.store.facts import Facts

GROUP = "Hoptac-Group"
VERSION = "WARC/1.1"
_PROFILE = "http://netpreserve.org/warc/1.1/revisit/"
_CHUNKED = re.compile(rb"(?im)^(transfer-encoding[ \t]*:)")


class Location(NamedTuple):
    """Where in the files of a store a record is.

    Attributes:
        file: the name of the WARC file.
        offset: of the record's first byte in it.
        length: of the record's member of gzip.
    """

    file: str
    offset: int
    length: int


class Item(NamedTuple):
    """An event that is to be written.

    Attributes:
        event: the event.
        facts: its facts.
        refers: date of the capture that an unchanged answer refers to, or "".
    """

    event: Event
    facts: Facts
    refers: str = ""


class _Head:
    """The head of a request or an answer, written as it came.

    Attributes:
        headers_buff: its bytes.
    """

    def __init__(self, head: bytes) -> None:
        self.headers_buff = head

    def compute_headers_buffer(self, _filter: object = None) -> None:
        """Leave the bytes as they are; warcio would lay them out anew."""


def write_warcinfo(
    out: BinaryIO, name: str, store: str, sequence: int, time: datetime
) -> None:
    """Write the record that a WARC file of a store begins with."""
    fields = {
        "software": "Hoptac",
        "format": "WARC File Format 1.1",
        "hoptac-store": store,
        "hoptac-sequence": str(sequence),
    }
    block = "".join(f"{key}: {value}\r\n" for key, value in fields.items())
    headers = [
        ("WARC-Type", "warcinfo"),
        ("WARC-Record-ID", _new_id()),
        ("WARC-Filename", name),
        ("WARC-Date", time_text(time)),
    ]
    _write(out, headers, "application/warc-fields", block.encode())


def write_group(
    out: BinaryIO, file: str, items: Iterable[Item], group: int
) -> list[tuple[Facts, Location | None]]:
    """Write the records of a group of events.

    Args:
        out: an open WARC file, at its end.
        file: its name.
        items: the events.
        group: number of the group.

    Returns:
        The facts of each event, and where the record of its answer is. The facts of an
        event with an answer name that record.

    Raises:
        OSError: they could not be written; a part of them may have been.
    """
    written: list[tuple[Facts, Location | None]] = []
    items = tuple(items)
    for number, item in enumerate(items, start=1):
        facts, location = item.facts, None
        event = item.event
        if isinstance(event, Captured | Unchanged):
            facts = {**facts, "record": _new_id()}
            start = out.tell()
            _write_answer(out, item._replace(facts=facts), group)
            location = Location(file, start, out.tell() - start)
            _write_request(out, event.exchange, facts, group)
        mark = f"{group} last" if number == len(items) else str(group)
        _write_facts(out, facts, mark)
        written.append((facts, location))
    return written


def _write_answer(out: BinaryIO, item: Item, group: int) -> None:
    """Write a response record, or a revisit record of an answer without its body."""
    event, facts = item.event, item.facts
    assert isinstance(event, Captured | Unchanged)  # noqa: S101 - for the type checker
    exchange = event.exchange
    headers = [
        ("WARC-Type", "response" if isinstance(event, Captured) else "revisit"),
        ("WARC-Record-ID", facts["record"]),
        ("WARC-Target-URI", exchange.url),
        ("WARC-Date", facts["time"]),
        (GROUP, str(group)),
    ]
    if exchange.address:
        headers.append(("WARC-IP-Address", exchange.address))
    # Chunks were put together, so the header that announces them must not stand as it
    # came; other tools would look for chunks.
    head = _CHUNKED.sub(rb"X-Archive-Orig-\1", exchange.response_head)
    if isinstance(event, Captured):
        headers.append(("WARC-Payload-Digest", facts["digest"]))
        _write_http(out, headers, "response", head, exchange.wire)
        return
    same = exchange.status != 304  # noqa: PLR2004 - RFC 9110, section 15.4.5
    profile = "identical-payload-digest" if same else "server-not-modified"
    headers.append(("WARC-Profile", _PROFILE + profile))
    if same:
        headers.append(("WARC-Payload-Digest", facts["digest"]))
    if item.refers:
        headers.append(("WARC-Refers-To-Target-URI", exchange.url))
        headers.append(("WARC-Refers-To-Date", item.refers))
    _write_http(out, headers, "response", head, b"")


def _write_request(out: BinaryIO, exchange: Exchange, facts: Facts, group: int) -> None:
    headers = [
        ("WARC-Type", "request"),
        ("WARC-Record-ID", _new_id()),
        ("WARC-Target-URI", exchange.url),
        ("WARC-Date", facts["time"]),
        ("WARC-Concurrent-To", facts["record"]),
        (GROUP, str(group)),
    ]
    _write_http(out, headers, "request", exchange.request_head, b"")


def _write_facts(out: BinaryIO, facts: Facts, mark: str) -> None:
    headers = [
        ("WARC-Type", "metadata"),
        ("WARC-Record-ID", _new_id()),
        ("WARC-Date", facts["time"]),
        (GROUP, mark),
    ]
    if "url" in facts:
        headers.append(("WARC-Target-URI", facts["url"]))
    if "record" in facts:
        headers.append(("WARC-Concurrent-To", facts["record"]))
    block = json.dumps(facts, ensure_ascii=False, sort_keys=True)
    _write(out, headers, "application/json", block.encode())


def _write_http(
    out: BinaryIO,
    headers: list[tuple[str, str]],
    kind: str,
    head: bytes,
    payload: bytes,
) -> None:
    _write(out, headers, f"application/http; msgtype={kind}", payload, _Head(head))


def _write(
    out: BinaryIO,
    headers: list[tuple[str, str]],
    media_type: str,
    payload: bytes,
    head: _Head | None = None,
) -> None:
    """Write a record as a member of gzip."""
    from warcio.recordloader import ArcWarcRecord  # noqa: PLC0415 - only stores wait
    from warcio.statusandheaders import StatusAndHeaders  # noqa: PLC0415
    from warcio.warcwriter import WARCWriter  # noqa: PLC0415

    # Nothing that a server sends may begin a line of its own.
    lines = [(name, " ".join(value.split())) for name, value in headers]
    fields: Any = StatusAndHeaders("", lines, protocol=VERSION)
    record: Any = ArcWarcRecord(
        "warc",
        dict(headers)["WARC-Type"],
        fields,
        BytesIO(payload),
        head,
        media_type,
        len(payload),
        payload_length=len(payload),
    )
    WARCWriter(out, gzip=True, warc_version=VERSION).write_record(record)


def _new_id() -> str:
    return f"<{uuid.uuid4().urn}>"
