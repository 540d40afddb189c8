"""What of an event is a fact to remember?

The facts of an event are an object of JSON: what its metadata record holds, and all
that the database is made from. Bytes are not among them; they lie in records of their
own. Addresses are in their canonical form, so that a later version which has
another makes no other database from the same files.
"""

from __future__ import annotations

import base64
import hashlib
from datetime import date, datetime
from functools import singledispatch
from typing import TYPE_CHECKING, Any, TypeAlias

from corpus.store.events import (
    AddressChanged,
    Captured,
    Entry,
    Failed,
    Forgotten,
    Found,
    Noted,
    RunEnded,
    RunStarted,
    Sealed,
    Unchanged,
)
from corpus.store.kinds import State
from corpus.store.media import charset_of, media_type_of
from corpus.store.times import time_text
from corpus.web_address import canonical_url

if TYPE_CHECKING:
    from corpus.store.events import Event, Value
    from corpus.store.exchange import Exchange

Facts: TypeAlias = dict[str, Any]

CHANGEABLE = frozenset(
    {"source", "channel", "state", "story", "links", "published", "modified"}
    | {"next_due", "step", "failures", "misses", "first_missed", "title", "note"}
    | {"text_digest", "lang", "corrected", "moved_to", "reserved", "etag"}
    | {"last_modified", "seen_modified", "article", "capture"}
)
"""Columns of an address that a decision may change."""


def key_of(url: str) -> str:
    """Return the form of an address by which a store knows it: the canonical one."""
    return canonical_url(url) or url


def payload_digest(data: bytes) -> str:
    """Return the digest of a payload as WARC files state it: SHA-1 in Base32."""
    sha1 = hashlib.sha1(data, usedforsecurity=False).digest()
    return f"sha1:{base64.b32encode(sha1).decode()}"


@singledispatch
def facts_of(event: Event) -> Facts:
    """Return the facts of an event.

    Raises:
        ValueError: a time without a zone, or a change of what no address has.
    """
    raise NotImplementedError(event)


@facts_of.register
def _(event: RunStarted) -> Facts:
    return {
        "type": "run started",
        "run": event.run,
        "time": time_text(event.time),
        "sources": list(event.sources),
        "zones": dict(event.zones),
    }


@facts_of.register
def _(event: RunEnded) -> Facts:
    return {
        "type": "run ended",
        "run": event.run,
        "time": time_text(event.time),
        "results": {name: dict(counts) for name, counts in event.results.items()},
    }


@facts_of.register
def _(event: Found) -> Facts:
    return {
        "type": "found",
        "source": event.source,
        "time": time_text(event.time),
        "entries": [_entry_facts(entry) for entry in event.entries],
    }


def _entry_facts(entry: Entry) -> Facts:
    facts = {
        "url": key_of(entry.url),
        "channel": entry.channel.value,
        "modified": entry.modified and time_text(entry.modified),
        "published": entry.published and time_text(entry.published),
        "story": entry.story,
        "links": list(entry.links),
    }
    return {name: value for name, value in facts.items() if value}


@facts_of.register
def _(event: Captured) -> Facts:
    return {
        "type": "captured",
        **_exchange_facts(event),
        "stands": event.stands and _is_good(event.exchange),
    }


@facts_of.register
def _(event: Unchanged) -> Facts:
    return {
        "type": "unchanged",
        **_exchange_facts(event),
    }


def _exchange_facts(event: Captured | Unchanged) -> Facts:
    exchange = event.exchange
    return {
        "url": key_of(event.page or exchange.url),
        "asked": exchange.url,
        "source": event.source,
        "role": event.role.value,
        "time": time_text(exchange.started),
        "status": exchange.status,
        "etag": exchange.header("etag"),
        "last_modified": exchange.header("last-modified"),
        "media_type": media_type_of(exchange.header("content-type")),
        "charset": charset_of(exchange.header("content-type")),
        "digest": payload_digest(exchange.wire),
        "bytes": len(exchange.wire),
    }


def _is_good(exchange: Exchange) -> bool:
    return 200 <= exchange.status < 300  # noqa: PLR2004 - RFC 9110, section 15.3


@facts_of.register
def _(event: Failed) -> Facts:
    return {
        "type": "failed",
        "source": event.source,
        "url": key_of(event.url),
        "role": event.role.value,
        "kind": str(event.kind),
        "reason": event.reason,
        "time": time_text(event.time),
    }


@facts_of.register
def _(event: AddressChanged) -> Facts:
    unknown = set(event.changes) - CHANGEABLE
    if unknown:
        message = f"an address has no {', '.join(sorted(unknown))}"
        raise ValueError(message)
    if "state" in event.changes and event.changes["state"] not in set(State):
        message = f"{event.changes['state']!r} is no state of an address"
        raise ValueError(message)
    return {
        "type": "changed",
        "url": key_of(event.url),
        "time": time_text(event.time),
        "changes": {name: _plain(name, value) for name, value in event.changes.items()},
    }


def _plain(name: str, value: Value) -> str | int | list[str] | None:
    """Return the new value of a column as JSON has it."""
    match value:
        case None:
            return None if name == "next_due" else ""
        case datetime():
            return time_text(value)
        case date():
            return value.isoformat()
        case tuple():
            return list(value)
        case bool():
            return int(value)
        case str():
            return str(value)
        case _:
            return value


@facts_of.register
def _(event: Noted) -> Facts:
    return {
        "type": "noted",
        "kind": event.kind,
        "key": event.key,
        "values": dict(event.values),
        "time": time_text(event.time),
    }


@facts_of.register
def _(event: Forgotten) -> Facts:
    return {
        "type": "forgotten",
        "url": key_of(event.url),
        "source": event.source,
        "reason": event.reason,
        "time": time_text(event.time),
    }


@facts_of.register
def _(event: Sealed) -> Facts:
    return {"type": "sealed", "time": time_text(event.time)}
