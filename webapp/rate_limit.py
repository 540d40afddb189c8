"""How many requests may one visitor send?

More in a minute than any person sends, weighed by what they cost: a request counts once
for every so much processor time. The counts are in the memory of the process only, for
a minute. Requests of monitoring, and those for static files, are not counted where they
find what they ask for.
"""

from __future__ import annotations

import math
import time
from typing import TYPE_CHECKING

from flask import g, request
from werkzeug.exceptions import TooManyRequests

from webapp.allowance import Allowances
from webapp.request_context import current_visitor
from webapp.request_kind import FREE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flask import Flask, Response

    from webapp.settings import Settings

UNIT = 0.1
"""Seconds of processor time for which a request counts once: several ordinary pages."""
_NOT_FOUND = 404


def register(
    app: Flask,
    settings: Settings,
    clock: Callable[[], float] = time.monotonic,
    processor: Callable[[], float] = time.thread_time,
) -> None:
    """Limit the rate of requests, by the addresses that trusted proxies report.

    Args:
        app: the application.
        settings: with the rate; 0 for no limit.
        clock: returns seconds.
        processor: returns seconds of processor time of the thread.
    """
    if settings.rate:
        limit = _Limit(Allowances(settings.rate, clock), processor)
        app.before_request(limit.check)
        app.after_request(limit.charge)


class _Limit:
    """Counts requests, and refuses those of a visitor whose allowance is used up."""

    def __init__(self, allowances: Allowances, processor: Callable[[], float]) -> None:
        self._allowances, self._processor = allowances, processor

    def check(self) -> None:
        """Count a request once before it is answered, or refuse it."""
        g.processor = self._processor()
        if request.endpoint in FREE:
            return
        if wait := self._allowances.wait(current_visitor()):
            raise TooManyRequests(retry_after=wait)
        self._allowances.use(current_visitor(), 1)

    def charge(self, response: Response) -> Response:
        """Count a request again for what it cost."""
        units = math.floor(
            (self._processor() - g.get("processor", self._processor())) / UNIT
        )
        if request.endpoint in FREE:
            units = int(response.status_code == _NOT_FOUND)
        if units > 0:
            self._allowances.use(current_visitor(), units)
        if response.is_streamed and not response.direct_passthrough:
            parts = response.iter_encoded()
            response.response = self._charged(parts, current_visitor())
        return response

    def _charged(self, parts: Iterator[bytes], visitor: str) -> Iterator[bytes]:
        """Yield the parts of a stream, and count what they cost while it is sent.

        It is not cut where the allowance is used up: the next request has to wait.
        """
        spent, started = 0.0, self._processor()
        for part in parts:
            units, spent = divmod(spent + self._processor() - started, UNIT)
            if units:
                self._allowances.use(visitor, units)
            yield part
            started = self._processor()
