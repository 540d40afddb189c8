"""How are functions called in processes that may be ended at any time?

A process that dies or exceeds a limit costs the one call that it was working on; the
next call gets a new process. The pools of the standard library cannot end the process
of one call.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from multiprocessing import get_context
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, TypeVar

from corpus.errors import Kind, UnreadableError
from corpus.isolation.limits import TIME_SIGNAL, Limits
from corpus.isolation.worker import memory_reason, work

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Future
    from multiprocessing.context import ForkServerProcess
    from typing import Self

    Value = TypeVar("Value")

_START_SECONDS = 120
"""Time by the clock that a process may take to start on a busy machine."""
_PRELOADED = ["corpus.isolation.preloaded"]


class IsolatedPool:
    """Calls functions in processes of their own, within limits.

    A process is started at the first call that needs it.
    """

    def __init__(self, processes: int = 1, limits: Limits | None = None) -> None:
        self.processes = processes
        self._limits = limits or Limits()
        self._threads = ThreadPoolExecutor(processes)
        self._workers = tuple(_Worker(self._limits) for _ in range(processes))
        self._idle: SimpleQueue[_Worker] = SimpleQueue()
        for worker in self._workers:
            self._idle.put(worker)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        for worker in self._workers:
            worker.kill()  # so that nobody waits for a call that is under way
        self._threads.shutdown(cancel_futures=True)
        for worker in self._workers:
            worker.stop()

    def submit(self, function: Callable[..., Value], *args: object) -> Future[Value]:
        """Call a function soon; it, its arguments and its value must be picklable.

        The future's result is the value; it raises what the function raises of
        CorpusError, and UnreadableError where a limit was exceeded, the process died,
        or the function failed in any other way.
        """
        return self._threads.submit(self._call, function, args)

    def _call(self, function: Callable[..., Value], args: tuple[object, ...]) -> Value:
        worker = self._idle.get()
        try:
            value: Value = worker.call(function, args)
            return value
        finally:
            self._idle.put(worker)


class _Worker:
    """A process, started when it is needed and again after it has ended."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._process: ForkServerProcess | None = None
        self._pipe: Any = None

    def call(self, function: Callable[..., Any], args: tuple[object, ...]) -> Any:
        if self._process is None:
            self._start()
        try:
            self._pipe.send((function, args))
            if not self._pipe.poll(self._limits.seconds * self._limits.patience):
                self.stop()
                raise UnreadableError(self._time_reason(), kind=Kind.LIMIT)
            done, answer, is_last = self._pipe.recv()
        except (EOFError, OSError):
            reason = self._death()
            raise UnreadableError(reason, kind=Kind.LIMIT) from None
        if is_last:
            self.stop()
        if not done:
            raise answer
        return answer

    def kill(self) -> None:
        if process := self._process:
            process.kill()

    def stop(self) -> None:
        if self._process is None:
            return
        self._pipe.close()
        self._process.kill()
        self._process.join()
        self._process = None

    def _start(self) -> None:
        context = get_context("forkserver")
        context.set_forkserver_preload(_PRELOADED)
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(
            target=work, args=(theirs, self._limits), daemon=True
        )
        self._process.start()
        theirs.close()
        if not self._pipe.poll(_START_SECONDS):
            self.stop()
            reason = "no process could be started to read it; free some memory"
            raise UnreadableError(reason, kind=Kind.LIMIT)
        self._pipe.recv()

    def _death(self) -> str:
        """Return why the process ended, and forget it."""
        process, self._process = self._process, None
        self._pipe.close()
        if process is None:
            return memory_reason(self._limits)
        process.join()
        if process.exitcode == -TIME_SIGNAL:
            return self._time_reason()
        return memory_reason(self._limits)

    def _time_reason(self) -> str:
        return f"reading it takes more than {self._limits.seconds} s; leave it out"
