"""How far is long work, and how long will it take?

On a terminal a line shows it that is written over and over; elsewhere, as in a log, a
line is written every ten seconds. Work that takes less than that writes none there.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from io import StringIO
from typing import TYPE_CHECKING, TextIO

import click

from corpus.terminal_text import printable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Self

ON_TERMINAL = 0.1
"""Seconds between two states of the line on a terminal."""
IN_LOG = 10.0
"""Seconds between two lines elsewhere."""
_MIN_RATE_SECONDS = 1.0
_MINUTE = 60
_HOUR = 3600
_SHOWN = 80


def progress_report(labels: dict[str, str]) -> ProgressReport:
    """Return a report on standard error, or on nothing where HOPTAC_PROGRESS is 0.

    Raises:
        UsageError: it is neither 0 nor 1.
    """
    is_wanted = wants_progress(os.environ)
    return ProgressReport(labels, stream=sys.stderr if is_wanted else StringIO())


def wants_progress(environ: Mapping[str, str]) -> bool:
    """Return whether HOPTAC_PROGRESS asks for reports; UsageError if nobody can say."""
    text = environ.get("HOPTAC_PROGRESS", "").strip()
    if text not in {"", "0", "1"}:
        shown = ascii(text[:_SHOWN])[1:-1]
        reason = f"HOPTAC_PROGRESS={shown} cannot be used; write 0 or 1"
        raise click.UsageError(reason)
    return text != "0"


class ProgressReport:
    """Reports the steps of one long work, one after another.

    Closing it ends the line on a terminal.
    """

    def __init__(
        self,
        labels: dict[str, str],
        *,
        stream: TextIO,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Report on a stream.

        Args:
            labels: what is said of a step, by its name; a name that is not among them
                is said itself.
            stream: where lines are written.
            clock: returns seconds.
        """
        self._labels = labels
        self._stream = stream
        self._clock = clock
        self._on_terminal = self._stream.isatty()
        self._step = ""
        self._started = self._written = clock()
        self._is_line_open = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._end_line()

    def step(self, name: str, done: int, total: int = 0, what: str = "") -> None:
        """Report that `done` of `total` parts of a step are done.

        Args:
            name: of the step.
            done: parts that are done.
            total: parts that there are; 0 if nobody knows.
            what: the part that is worked on.
        """
        now = self._clock()
        is_new = name != self._step
        if is_new:
            self._end_line()
            self._step, self._started = name, now
            if not self._on_terminal and now - self._written < IN_LOG:
                return
        pause = ON_TERMINAL if self._on_terminal else IN_LOG
        is_last = 0 < total <= done
        if is_new or now - self._written >= pause or (is_last and self._on_terminal):
            self._written = now
            self._write(self._text(done, total, now - self._started), what)

    def _text(self, done: int, total: int, seconds: float) -> str:
        parts = [f"{self._labels.get(self._step, self._step)} "]
        if total:
            parts.append(f"{done:,} of {total:,} ({min(100, 100 * done // total)} %)")
        elif done:
            parts.append(f"{done:,}")
        else:
            parts.append("…")
        if done and seconds >= _MIN_RATE_SECONDS:
            parts.append(f", {_rate(done / seconds)}")
            if total > done:
                parts.append(f", {_duration(seconds * (total - done) / done)} left")
        return "".join(parts)

    def _write(self, text: str, what: str) -> None:
        if not self._on_terminal:
            self._stream.write(f"{text}\n")
        else:
            width = shutil.get_terminal_size().columns - 1
            line = f"{text}  {printable(what[:width])}" if what else text
            self._stream.write(f"\r{line[:width]}\x1b[K")
            self._is_line_open = True
        self._stream.flush()

    def _end_line(self) -> None:
        if self._is_line_open:
            self._stream.write("\n")
            self._stream.flush()
            self._is_line_open = False


def _rate(per_second: float) -> str:
    """Return a rate, by the minute where it is slow."""
    if per_second >= 1:
        return f"{per_second:,.0f}/s"
    return f"{per_second * _MINUTE:,.0f}/min"


def _duration(seconds: float) -> str:
    """Return about how long something takes."""
    if seconds < _MINUTE:
        return f"{seconds:.0f} s"
    if seconds < _HOUR:
        return f"{seconds / _MINUTE:.0f} min"
    return f"{seconds // _HOUR:.0f} h {seconds % _HOUR // _MINUTE:.0f} min"
