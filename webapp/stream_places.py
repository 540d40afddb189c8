"""How many answers may be streamed at once?

Each of them holds a thread until it is written, and waits at the gate again and again:
where all threads did so, none would be left for pages.
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING

from flask import current_app, g
from werkzeug.exceptions import TooManyRequests

from webapp.gate import OverloadedError
from webapp.request_context import current_visitor

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask import Flask

MOST = 16
"""Streams at once of one process: a quarter of its threads."""
MOST_OF_VISITOR = 4
"""Of them to one visitor."""
RETRY_AFTER = 10
"""Seconds after which one is likely to have ended: a file of some thousand articles."""
_EXTENSION = "hoptac_streams"


class StreamPlaces:
    """Places of streams; safe to share between threads."""

    def __init__(self) -> None:
        """Start with none taken."""
        self._taken: Counter[str] = Counter()
        self._lock = Lock()

    def take(self, visitor: str) -> Callable[[], None]:
        """Take a place for a visitor, and return what gives it back, to be called once.

        Raises:
            OverloadedError: all are taken.
            TooManyRequests: the visitor has enough of them.
        """
        with self._lock:
            if self._taken[visitor] >= MOST_OF_VISITOR:
                raise TooManyRequests(retry_after=RETRY_AFTER)
            if self._taken.total() >= MOST:
                raise OverloadedError(RETRY_AFTER)
            self._taken[visitor] += 1
        return partial(self._give_back, visitor)

    def _give_back(self, visitor: str) -> None:
        with self._lock:
            self._taken[visitor] -= 1
            self._taken += Counter()  # whoever has none is forgotten


def register(app: Flask) -> None:
    """Set up the places of an application."""
    app.extensions[_EXTENSION] = StreamPlaces()


def take_place() -> None:
    """Take a place for the answer of the present request, until its end."""
    places: StreamPlaces = current_app.extensions[_EXTENSION]
    g.pinned.callback(places.take(current_visitor()))
