"""How does a server answer, besides with pages?"""

from __future__ import annotations

import gzip
import hashlib
import tomllib
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime, parsedate_to_datetime
from functools import cache
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bench.web.timetable import Fault

_HERE = Path(__file__).parent
_COMPRESSED = 500
"""Bytes from which on a body is compressed for who accepts it."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is sent; a status of 0 ends the connection without an answer."""

    status: int
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0


def html(status: int, text: str) -> Answer:
    """Return a short page."""
    head = f"<head><title>{text}</title></head>"
    page = f"<!DOCTYPE html><html>{head}<body><h1>{text}</h1></body></html>"
    return Answer(status, page.encode(), {"Content-Type": "text/html; charset=utf-8"})


def redirect(status: int, location: str) -> Answer:
    """Return a redirect."""
    return Answer(status, headers={"Location": location})


def xml(text: str) -> Answer:
    """Return a feed or a sitemap."""
    return Answer(200, text.encode(), {"Content-Type": "application/xml"})


def robots(variant: str) -> Answer:
    """Return robots.txt in a variant of robots.toml."""
    row = _robots()[variant]
    body = (row["text"] * row.get("repeat", 1)).encode(row.get("encoding", "utf-8"))
    kind = "text/html" if body.startswith(b"<") else "text/plain"
    return Answer(row.get("status", 200), body, {"Content-Type": kind})


@cache
def _robots() -> dict[str, dict[str, Any]]:
    return tomllib.loads((_HERE / "robots.toml").read_text("utf-8"))


def faulty(fault: Fault, own: Answer, now: datetime) -> Answer:
    """Return what is answered while a fault is in force."""
    if fault.body == "own":
        return replace(own, delay=fault.delay)
    if not fault.status:
        return Answer(0, delay=fault.delay)
    if fault.body:
        data = (_HERE / "bodies" / fault.body).read_bytes()
        kind = "text/html" if fault.body.endswith(".html") else "application/xml"
        answer = Answer(fault.status, data, {"Content-Type": kind})
    else:
        answer = html(fault.status, HTTPStatus(fault.status).phrase)
    headers = dict(answer.headers)
    if fault.retry is not None:
        then = now + timedelta(seconds=fault.retry)
        headers["Retry-After"] = _date(then) if fault.retry_date else str(fault.retry)
    return replace(answer, headers=headers, delay=fault.delay)


def dated(
    answer: Answer, modified: datetime, tag: str = "", *, weak: bool = False
) -> Answer:
    """Return an answer with Last-Modified and ETag.

    Args:
        answer: the answer.
        modified: when what it shows was changed.
        tag: what the ETag is worked out from; the body where "".
        weak: whether the ETag is.
    """
    digest = hashlib.sha256(tag.encode() or answer.body).hexdigest()[:16]
    etag = f'{"W/" if weak else ""}"{digest}"'
    return replace(
        answer,
        headers={**answer.headers, "Last-Modified": _date(modified), "ETag": etag},
    )


def conditional(answer: Answer, asked: Mapping[str, str]) -> Answer:
    """Return 304 without a body where the asker has what the answer shows.

    RFC 9110, 13.1: If-None-Match compares weakly, and precedes If-Modified-Since.
    """
    if answer.status != HTTPStatus.OK:
        return answer
    held = asked.get("if-none-match")
    if held is not None:
        tags = {tag.strip().removeprefix("W/") for tag in held.split(",")}
        same = answer.headers.get("ETag", "").removeprefix("W/") in tags
    else:
        since = asked.get("if-modified-since")
        modified = answer.headers.get("Last-Modified")
        same = bool(since and modified) and _parsed(modified) <= _parsed(since)
    if not same:
        return answer
    kept = {k: v for k, v in answer.headers.items() if k in {"ETag", "Last-Modified"}}
    return Answer(304, b"", kept, answer.delay)


def compressed(answer: Answer, asked: Mapping[str, str]) -> Answer:
    """Return an answer in gzip where the asker accepts it and it is worth it."""
    if "gzip" not in asked.get("accept-encoding", "") or len(answer.body) < _COMPRESSED:
        return answer
    return replace(
        answer,
        body=gzip.compress(answer.body, mtime=0),
        headers={**answer.headers, "Content-Encoding": "gzip"},
    )


def _date(moment: datetime) -> str:
    return format_datetime(moment.astimezone(UTC), usegmt=True)


def _parsed(text: str | None) -> datetime:
    try:
        return parsedate_to_datetime(text or "")
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
