"""How is a server kept from taking on more than it can answer?

A gate stands before the application: what is expected of a request is what requests
like it took before. An answer that is sent while it is written goes through the gate
again for each part, so that a slow reader holds nobody up.
"""

from __future__ import annotations

import os
import sys
import time
from threading import Lock
from typing import TYPE_CHECKING, Any

from flask import request

from search.errors import UnusableIndexError
from webapp.gate import Gate, OverloadedError
from webapp.request_kind import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from flask import Flask, Response
    from werkzeug.routing import Map

LEAST_SLOTS = 2
"""Requests that are worked at at once, also on a machine with one core."""
FIRST_GUESS = 0.05
"""Seconds that a kind of request is expected to take before any was seen."""
LEARNING = 0.2
"""Share of the last request in what is expected of the next one of its kind."""
PART = 0.02
"""Seconds after which a streamed answer makes room for others."""
PART_SIZE = 65_536
"""Bytes after which it does, too."""
_UNUSABLE = "503 Service Unavailable", [("Content-Type", "text/plain")]
_OVERLOADED, _STREAMED = "hoptac.overloaded", "hoptac.streamed"
"""Keys of a request's environment."""


class Expectations:
    """What requests take, by kind; safe to share between threads."""

    def __init__(self) -> None:
        """Start without experience."""
        self._seconds: dict[str, float] = {}
        self._lock = Lock()

    def of(self, kind: str) -> float:
        """Return the seconds that a request is expected to take."""
        return self._seconds.get(kind, FIRST_GUESS)

    def learn(self, kind: str, seconds: float) -> None:
        """Note what a request took."""
        with self._lock:
            before = self._seconds.get(kind, seconds)
            self._seconds[kind] = before + LEARNING * (seconds - before)


class Admission:
    """An application behind a gate."""

    def __init__(
        self, app: WSGIApplication, gate: Gate, expectations: Expectations, kinds: Map
    ) -> None:
        """Let an application with some addresses be asked through a gate."""
        self._app, self._gate = app, gate
        self._expectations, self._kinds = expectations, kinds

    def __call__(
        self, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        """Answer a request when its turn comes, or refuse it."""
        kind = kind_of(environ, self._kinds)
        if not kind:
            return self._app(environ, start_response)
        try:
            ticket = self._gate.enter(self._expectations.of(kind))
        except OverloadedError as error:
            environ[_OVERLOADED] = error
            return self._app(environ, start_response)
        started = time.thread_time()
        try:
            parts = self._app(environ, start_response)
        finally:
            self._gate.leave(ticket)
        self._expectations.learn(kind, time.thread_time() - started)
        if not environ.get(_STREAMED):
            return parts
        return _Parts(parts, self._gate, start_response)


class _Parts:
    """A streamed answer, which goes through a gate again after some of its parts.

    Where it turns out to be wrong before anything was sent, it is another answer; after
    that it ends without an end, which its reader notices.
    """

    def __init__(
        self, parts: Iterable[bytes], gate: Gate, start_response: StartResponse
    ) -> None:
        self._parts, self._gate = parts, gate
        self._each = iter(parts)
        self._start_response = start_response
        self._begun = False

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        ticket = self._gate.enter(PART, part=True)
        try:
            parts = self._next_parts()
        except UnusableIndexError:
            if self._begun:
                raise
            self._start_response(*_UNUSABLE, sys.exc_info())
            self._each = iter(())
            parts = b"The index is not available at the moment.\n"
        finally:
            self._gate.leave(ticket)
        self._begun = True
        return parts

    def _next_parts(self) -> bytes:
        end, size = time.monotonic() + PART, 0
        parts: list[bytes] = []
        for part in self._each:
            parts.append(part)
            size += len(part)
            if size >= PART_SIZE or time.monotonic() >= end:
                break
        if not parts:
            raise StopIteration
        return b"".join(parts)

    def close(self) -> None:
        close: Any = getattr(self._parts, "close", None)
        if close:
            close()


def register(app: Flask, gate: Gate | None = None) -> None:
    """Let an application be asked through a gate; None: of this machine."""
    gate = gate or Gate(max(LEAST_SLOTS, os.cpu_count() or 1))
    app.wsgi_app = Admission(  # type: ignore[method-assign] # Flask's own way
        app.wsgi_app, gate, Expectations(), app.url_map
    )
    app.before_request(_refuse)
    app.after_request(_note_stream)


def _refuse() -> None:
    """Let an overloaded server say so, in the visitor's language."""
    error: OverloadedError | None = request.environ.get(_OVERLOADED)
    if error:
        raise error


def _note_stream(response: Response) -> Response:
    request.environ[_STREAMED] = response.is_streamed
    return response
