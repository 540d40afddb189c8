"""What did threads get that ask without a pause, while something happens?"""

from __future__ import annotations

import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING

from search.errors import EngineUnavailableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

THREADS = 3
SHOWN = 3
_BREATH = 1.0
"""Seconds that a visitor waits after an outage; we ask for more (`Retry-After`)."""


class WrongAnswerError(Exception):
    """An answer is not what it should be; the message says in what."""


@dataclass(slots=True)
class Tally:
    """What came of the questions of a phase.

    Attributes:
        phase: its name.
        allowed: seconds from its beginning for which questions may be unanswered.
        right, unavailable, wrong, failed: questions that were answered right, were not
            answered as the engine was unavailable, were answered wrong, and ended in
            any other error.
        spanning: questions that were asked in the phase before and answered right in
            this one, which tells nothing of it.
        slowest: seconds of the slowest.
        first: seconds from the beginning of the phase to the first right answer.
        last_unavailable: seconds to the last time that the engine was unavailable.
        messages: of what was wrong or failed, with their numbers.
    """

    phase: str
    allowed: float = 0.0
    began: float = field(default_factory=time.monotonic)
    right: int = 0
    unavailable: int = 0
    wrong: int = 0
    failed: int = 0
    spanning: int = 0
    slowest: float = 0.0
    first: float = 0.0
    last_unavailable: float = 0.0
    messages: Counter[str] = field(default_factory=Counter)

    def __str__(self) -> str:
        """Return the numbers in a line, and the most frequent messages below it."""
        line = (
            f"{self.phase}: {self.right} right, {self.unavailable} unavailable, "
            f"{self.wrong} wrong, {self.failed} failed, {self.spanning} from before; "
            f"slowest {self.slowest:.1f} s"
        )
        common = self.messages.most_common(SHOWN)
        return "\n".join((line, *(f"  {times} × {what}" for what, times in common)))


class Visitors:
    """Threads that ask one question after the other.

    Attributes:
        tallies: of all phases, in order.
    """

    def __init__(self, ask: Callable[[int], None], threads: int = THREADS) -> None:
        """Prepare threads.

        Args:
            ask: asks the question of a number, which goes up in each thread, and
                raises `WrongAnswerError` if the answer is wrong.
            threads: how many ask at once.
        """
        self.tallies: list[Tally] = []
        self._ask = ask
        self._stop = Event()
        self._lock = Lock()
        self._threads = [
            Thread(target=self._run, args=(number,)) for number in range(threads)
        ]

    def begin(self, phase: str, allowed: float = 0.0) -> Tally:
        """Count from now on in another tally; a question counts where it ends."""
        with self._lock:
            self.tallies.append(tally := Tally(phase, allowed))
        return tally

    @contextmanager
    def asking(self, phase: str) -> Iterator[Tally]:
        """Let all threads ask within the context, beginning with a phase."""
        tally = self.begin(phase)
        for thread in self._threads:
            thread.start()
        try:
            yield tally
        finally:
            self._stop.set()
            for thread in self._threads:
                thread.join()

    def _run(self, number: int) -> None:
        while not self._stop.is_set():
            started, phase = time.monotonic(), self.tallies[-1]
            outcome, message = self._outcome(number)
            with self._lock:
                spans = outcome == "right" and phase is not self.tallies[-1]
                kind = "spanning" if spans else outcome
                _note(self.tallies[-1], kind, message, started)
            if outcome == "unavailable":
                self._stop.wait(_BREATH)
            number += 1

    def _outcome(self, number: int) -> tuple[str, str]:
        try:
            self._ask(number)
        except EngineUnavailableError:
            return "unavailable", ""
        except WrongAnswerError as error:
            return "wrong", str(error)
        except Exception as error:  # noqa: BLE001 - any is a failure to report
            return "failed", repr(error)
        return "right", ""


def _note(tally: Tally, outcome: str, message: str, started: float) -> None:
    now = time.monotonic()
    setattr(tally, outcome, getattr(tally, outcome) + 1)
    tally.slowest = max(tally.slowest, now - started)
    since = now - tally.began
    if outcome == "right":
        tally.first = tally.first or since
    elif outcome == "unavailable":
        tally.last_unavailable = since
    if message:
        tally.messages[message] += 1
