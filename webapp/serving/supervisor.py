"""How is a server started, reloaded and stopped, without losing a request?

The supervisor has the socket and nothing else to do, so that it does not fail. A crew
of workers serves. To reload, a new crew is started beside the old one, from the program
and the settings as they are then; when it is ready the old one ends its answers and
goes. Both take connections from the same queue, so none is lost.
"""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from webapp.serving.listening import let_nobody_begin
from webapp.serving.signals import noticed, read_all, wait_for

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from socket import socket

TICK = 1.0
"""Longest wait in seconds."""
PATIENCE = 40.0
"""Seconds after which a crew that was told to stop is killed: more than its grace."""
SETTLE = 0.5
"""Seconds in which who had begun to connect is let in before the server stops: more
than the way to the other side of the world and back.
"""
FAILED = 1
ENVIRONMENT = {"MALLOC_ARENA_MAX": "2"}
"""For crews, where the operator sets nothing else: the C library of GNU has 8 times as
many arenas as cores, in each of which threads leave memory that the others cannot use.
"""
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Links:
    """Descriptors by which a crew belongs to its supervisor.

    Attributes:
        listening: the socket.
        ready: to which the crew writes when it serves.
        life: of which the crew reads the end when the supervisor is gone.
    """

    listening: int
    ready: int
    life: int

    def __str__(self) -> str:
        return f"{self.listening},{self.ready},{self.life}"


def read_links(text: str) -> Links:
    """Return the links that `str` made a text of.

    Raises:
        ValueError: it is no such text.
    """
    listening, ready, life = map(int, text.split(","))
    return Links(listening, ready, life)


class _Started:
    """A crew that was started."""

    def __init__(self, command: Sequence[str], listening: socket, option: str) -> None:
        self.ready_end, theirs = os.pipe()
        life, self._own_end = os.pipe()
        links = Links(listening.fileno(), theirs, life)
        self.serves = False
        self.told = 0.0
        try:
            self.process = subprocess.Popen(  # noqa: S603 - the same program again
                [*command, option, str(links)],
                env={**ENVIRONMENT, **os.environ},
                pass_fds=(links.listening, links.ready, links.life),
                process_group=0,  # Ctrl-C is the supervisor's
            )
        finally:
            os.close(theirs)
            os.close(life)

    def stop(self) -> None:
        """Let it end its answers; kill it where that takes too long."""
        now = time.monotonic()
        if not self.told:
            self.told = now
            self.process.terminate()
        elif now - self.told > PATIENCE:
            self.kill()

    def kill(self) -> None:
        """End it at once, with its workers."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)

    def close(self) -> None:
        """Let go of the pipes of a crew that has ended."""
        os.close(self.ready_end)
        os.close(self._own_end)


class Supervisor:
    """Keeps a crew serving at a socket."""

    def __init__(self, command: Sequence[str], listening: socket, option: str) -> None:
        """Define how a crew is started.

        Args:
            command: the program that serves.
            listening: a socket with an address.
            option: with which the command is told its links.
        """
        self._start: Callable[[], _Started] = partial(
            _Started, command, listening, option
        )
        self._listening = listening
        self._crews: list[_Started] = []
        self._stopping = self._announced = False
        self._terminal = _has_terminal()

    def run(self, announce: Callable[[], None]) -> int:
        """Serve until SIGTERM or SIGINT comes, and return a status to exit with.

        SIGHUP reloads. A second SIGINT does not wait for answers.

        Args:
            announce: called when the first crew serves.
        """
        wanted = signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGCHLD
        status = 0
        with noticed(*wanted) as signals:
            self._crews = [self._start()]
            while self._crews:
                coming = [crew for crew in self._crews if not crew.serves]
                ends = tuple(crew.ready_end for crew in coming)
                readable = wait_for((signals, *ends), TICK)
                if signals in readable:
                    self._obey(read_all(signals))
                for crew in coming:
                    if crew.ready_end in readable and not crew.told:
                        self._put_into_service(crew, announce)
                status = self._take_leave() or status
        return status

    def _obey(self, numbers: bytes) -> None:
        for number in numbers:
            gone = number == signal.SIGHUP and self._terminal and not _has_terminal()
            if number in {signal.SIGTERM, signal.SIGINT} or gone:
                if self._stopping and number == signal.SIGINT:
                    for crew in self._crews:
                        crew.kill()
                self._listen_no_more()
            elif number == signal.SIGHUP and not self._stopping:
                self._crews.append(self._start())

    def _listen_no_more(self) -> None:
        """Let in who has begun to connect; whom nobody accepts would be cut off."""
        if not self._stopping and let_nobody_begin(self._listening):
            time.sleep(SETTLE)
        self._stopping = True
        self._listening.close()

    def _put_into_service(self, crew: _Started, announce: Callable[[], None]) -> None:
        crew.serves = bool(read_all(crew.ready_end))
        if not crew.serves:
            return
        if not self._announced:
            self._announced = True
            announce()
        for other in self._crews[: self._crews.index(crew)]:
            other.stop()

    def _take_leave(self) -> int:
        """Stop what is to stop, forget what has ended, and return its status.

        0 where that is no reason to end.
        """
        for crew in self._crews:
            if self._stopping or crew.told:
                crew.stop()
        ended = [crew for crew in self._crews if crew.process.poll() is not None]
        for crew in ended:
            crew.close()
            self._crews.remove(crew)
            if not crew.told and self._crews:
                _LOG.error("the reload failed; the workers before go on")
            elif not crew.told and crew.serves:
                _LOG.error("the workers have ended; others are started")
                self._crews.append(self._start())
            elif not crew.told:
                return crew.process.returncode or FAILED
        return 0


def _has_terminal() -> bool:
    """Whether the process has a terminal, which sends SIGHUP when it is closed."""
    try:
        os.close(os.open("/dev/tty", os.O_RDONLY | os.O_NOCTTY))
    except OSError:
        return False
    return True
