"""What does a store know of an address, and where are its answers?"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from corpus.store.kinds import Role, State
from corpus.store.times import parse_time

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """The address of a page. Times are in UTC; what is not known is None or "".

    Attributes:
        url: in canonical form.
        source: name of the source.
        channel: how it was found first, a `kinds.Channel`, or "" if by a redirect.
        state: what it is.
        story: the id of the story that its source declares it a version of.
        links: addresses of versions that an index or a page names.
        found: when it was found first.
        published: the time that an index states.
        modified: the time of its last modification that an index states.
        seen_modified: what that was when it answered last.
        next_due: when to ask again; None for never.
        step: where on its schedule it is.
        checked: when it answered last, whatever the status.
        status: of that answer, 0 if none.
        etag: to ask with.
        last_modified: to ask with.
        failures: how often it failed since it answered last.
        failure: kind of the last failure, "" since it answered.
        failure_reason: a clause for people.
        misses: how often it was not there, in a row.
        first_missed: when that was so first.
        title: of the article at its last capture.
        text_digest: of the article's text.
        lang: of the article.
        corrected: the day of its last correction.
        moved_to: the address that took its place.
        article: id of the article, where it moved here from another address; else
            "", and the id is made of this one.
        reserved: how its publisher reserves it.
        note: whatever else was decided; of a forgotten one, why.
        captured: when it was first captured well.
        capture: id of the record that it is indexed from, "" if none.
    """

    url: str
    source: str
    channel: str
    state: State
    story: str
    links: tuple[str, ...]
    found: datetime | None
    published: datetime | None
    modified: datetime | None
    seen_modified: datetime | None
    next_due: datetime | None
    step: int
    checked: datetime | None
    status: int
    etag: str
    last_modified: str
    failures: int
    failure: str
    failure_reason: str
    misses: int
    first_missed: datetime | None
    title: str
    text_digest: str
    lang: str
    corrected: date | None
    moved_to: str
    article: str
    reserved: str
    note: str
    captured: datetime | None
    capture: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexPage:
    """A feed, a sitemap, a list or a robots.txt file; fields as of `Address`."""

    url: str
    source: str
    role: Role
    checked: datetime | None
    status: int
    etag: str
    last_modified: str
    failures: int
    failure: str
    failure_reason: str
    capture: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredCapture:
    """An answer that is kept.

    Attributes:
        record: id of its response record, or of its revisit record.
        url: the address in the form by which the store knows it.
        source: name of the source.
        role: what it was asked for.
        time: when, in UTC.
        status: of the answer.
        digest: of its payload as the WARC record states it.
        media_type: that its head states, in lower case, or "".
        charset: that its head states, or "".
        bytes: of the payload as it came.
        refers: id of the record whose payload an unchanged answer has, else "".
        file: name of the WARC file.
        offset: of the record in it.
        length: of the record's member of gzip.
    """

    record: str
    url: str
    source: str
    role: Role
    time: datetime
    status: int
    digest: str
    media_type: str
    charset: str
    bytes: int
    refers: str
    file: str
    offset: int
    length: int


_TIMES = (
    "found",
    "published",
    "modified",
    "seen_modified",
    "next_due",
    "checked",
    "first_missed",
)


def address_of(row: Mapping[str, Any]) -> Address:
    """Return the address that a row of the table holds."""
    times = {name: _time(row[name]) for name in (*_TIMES, "captured")}
    corrected = row["corrected"][:10]
    return Address(
        **{
            **row,
            **times,
            "state": State(row["state"]),
            "links": tuple(json.loads(row["links"])),
            "corrected": date.fromisoformat(corrected) if corrected else None,
        }
    )


def index_page_of(row: Mapping[str, Any]) -> IndexPage:
    """Return the index that a row of the table holds."""
    changes = {"role": Role(row["role"]), "checked": _time(row["checked"])}
    return IndexPage(**{**row, **changes})


def capture_of(row: Mapping[str, Any]) -> StoredCapture:
    """Return the capture that a row of the table holds."""
    changes = {"role": Role(row["role"]), "time": parse_time(row["time"])}
    return StoredCapture(**{**row, **changes})


def _time(text: str | None) -> datetime | None:
    return parse_time(text) if text else None
