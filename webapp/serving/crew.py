"""How do several processes serve at one address?

A process that has loaded what all need forks the workers: what it loaded, and the files
of the index that are mapped, are in memory once. A worker that dies is replaced at
once.
"""

from __future__ import annotations

import logging
import os
import signal
import sys
import time
from threading import Thread
from typing import TYPE_CHECKING

from webapp.serving.signals import noticed, read_all, wait_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from webapp.serving.http_server import Server

PAUSE = 1.0
"""Seconds from the start of a worker to that of one which replaces it."""
TICK = 1.0
"""Longest wait in seconds."""
READY = b"."
_LOG = logging.getLogger(__name__)


class Crew:
    """The workers of a process, which it forks and looks after."""

    def __init__(
        self,
        make_server: Callable[[], Server],
        workers: int,
        ended: Callable[[int], None],
        tick: Callable[[], None] = lambda: None,
    ) -> None:
        """Define a crew, without starting it.

        Args:
            make_server: called by each worker; the server takes requests already.
            workers: how many.
            ended: called with the number of each process that has ended.
            tick: called again and again, every few seconds at least.
        """
        self._make_server = make_server
        self._count = workers
        self._ended = ended
        self._tick = tick
        self._started: dict[int, float] = {}
        self._ready = 0
        self._stopping = False
        self._ready_end, self._worker_end = os.pipe()
        self._life_end, self._own_end = os.pipe()

    def run(self, announce: Callable[[], object], life: int, listening: int) -> bool:
        """Serve until SIGTERM comes, or a descriptor ends; whether it ever was ready.

        Args:
            announce: called when all workers take requests.
            life: of a pipe whose other end is closed where nobody needs the crew.
            listening: of the socket, which is closed when the crew stops: as long as
                any process has it, visitors can connect whom nobody answers.
        """
        with noticed(signal.SIGTERM, signal.SIGCHLD) as signals:
            while self._fill() or self._started:
                readable = wait_for((signals, life, self._ready_end), TICK)
                told = read_all(signals) if signals in readable else b""
                if signal.SIGTERM in told or life in readable:
                    if not self._stopping:
                        os.close(listening)
                    self._stop()
                    life = signals  # it has ended; once is enough
                if self._ready_end in readable:
                    self._count_ready(announce)
                self._reap()
                self._tick()
        return self._ready >= self._count

    def _fill(self) -> bool:
        """Start what workers are missing; return whether any are wanted."""
        if self._stopping:
            return False
        latest = max(self._started.values(), default=0.0)
        replaces = self._ready >= self._count
        if not replaces or time.monotonic() - latest >= PAUSE:
            while len(self._started) < self._count:
                self._start()
        return True

    def _start(self) -> None:
        sys.stdout.flush()
        sys.stderr.flush()
        mask = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
        pid = os.fork()
        if not pid:
            self._work(mask)
        signal.pthread_sigmask(signal.SIG_SETMASK, mask)
        self._started[pid] = time.monotonic()

    def _work(self, mask: set[int | signal.Signals]) -> None:
        """Serve in a process of its own, and end it."""
        status = 1
        try:
            signal.set_wakeup_fd(-1)
            for number in (signal.SIGTERM, signal.SIGCHLD):
                signal.signal(number, signal.SIG_DFL)
            signal.pthread_sigmask(signal.SIG_SETMASK, mask)
            os.close(self._own_end)
            serve_until_orphaned(self._make_server, self._worker_end, self._life_end)
            status = 0
        except Exception:  # noqa: BLE001 - whatever it was, the process ends
            _LOG.exception("a worker failed")
        finally:
            logging.shutdown()
            os._exit(status)

    def _count_ready(self, announce: Callable[[], object]) -> None:
        before = self._ready
        self._ready += len(read_all(self._ready_end))
        if before < self._count <= self._ready:
            announce()

    def _reap(self) -> None:
        """Take leave of the workers that have ended."""
        while self._started:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if not pid:
                return
            self._started.pop(pid, None)
            self._ended(pid)
            if self._stopping:
                continue
            code = os.waitstatus_to_exitcode(status)
            _LOG.error("worker %d ended with %d", pid, code)
            if self._ready < self._count:  # the others would not fare better
                self._stop()

    def _stop(self) -> None:
        self._stopping = True
        for pid in self._started:
            os.kill(pid, signal.SIGTERM)


def serve_until_orphaned(
    make_server: Callable[[], Server], ready: int, life: int
) -> None:
    """Serve until SIGTERM comes or who started this process is gone.

    Args:
        make_server: returns a server that takes requests.
        ready: a descriptor to which a byte is written then.
        life: one that ends with the process that started this one.
    """
    server = make_server()
    signal.signal(signal.SIGTERM, lambda *_: server.stop())

    def watch() -> None:
        os.read(life, 1)
        server.stop()

    Thread(target=watch, name="life", daemon=True).start()
    os.write(ready, READY)
    server.run()
