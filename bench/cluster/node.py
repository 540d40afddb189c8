"""How is one node started, found again and ended?"""

from __future__ import annotations

import os
import signal
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bench.cluster.programs import class_path

if TYPE_CHECKING:
    from pathlib import Path

BETWEEN = 100
"""What is added to a node's port for HTTP to get that for other nodes."""
PATIENCE = 30.0
"""Seconds after which a node that does not end by itself is killed."""


@dataclass(frozen=True, slots=True)
class Node:
    """A node of a cluster on this machine.

    Attributes:
        number: from 1.
        folder: of the cluster.
        base: the port below that of the first node.
    """

    number: int
    folder: Path
    base: int

    @property
    def url(self) -> str:
        """The address for HTTP."""
        return f"http://127.0.0.1:{self.base + self.number}"

    @property
    def data(self) -> Path:
        """The folder of what it stores."""
        return self.folder / f"node-{self.number}"

    @property
    def log(self) -> Path:
        """The file of what it says."""
        return self.folder / f"node-{self.number}.log"

    @property
    def mark(self) -> str:
        """What only this node's process has in its command."""
        return f"-Dhoptac.node={self.folder}:{self.number}"

    def start(self, java: Path, programs: Path, nodes: int, heap: str) -> None:
        """Start the node; it goes on when this process ends."""
        self.folder.mkdir(parents=True, exist_ok=True)
        command = [
            str(java / "bin" / "java"),
            f"-Xms{heap}",
            f"-Xmx{heap}",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            self.mark,
            "-cp",
            class_path(programs),
            "Node",
            *map(str, (self.number, nodes, self.data, self.base, self.base + BETWEEN)),
        ]
        with self.log.open("ab") as log:
            process = subprocess.Popen(  # noqa: S603 - our own arguments
                command,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._pid_file.write_text(f"{process.pid}\n", "ascii")
        process.returncode = 0  # it is no child to wait for: Python would warn

    def pid(self) -> int:
        """Return the id of its process; 0 if it does not run."""
        try:
            pid = int(self._pid_file.read_text("ascii"))
        except (OSError, ValueError):
            return 0
        return pid if self.mark in _command_of(pid) else 0

    def send(self, what: signal.Signals) -> None:
        """Send a signal to its process, if it runs."""
        if pid := self.pid():
            with suppress(ProcessLookupError):
                os.kill(pid, what)

    def end(self) -> None:
        """End its process, and return when it has ended."""
        self.send(signal.SIGCONT)
        self.send(signal.SIGTERM)
        if not self._ends(PATIENCE):
            self.kill()

    def kill(self) -> None:
        """Kill its process as a power cut would, and return when it is gone."""
        self.send(signal.SIGKILL)
        self._ends(PATIENCE)

    def _ends(self, seconds: float) -> bool:
        until = time.monotonic() + seconds
        while self.pid():
            if time.monotonic() > until:
                return False
            time.sleep(0.05)
        return True

    @property
    def _pid_file(self) -> Path:
        return self.folder / f"node-{self.number}.pid"


def _command_of(pid: int) -> str:
    """Return the command of a process; "" if there is none, or only what is left."""
    done = subprocess.run(  # noqa: S603 - our own arguments
        ["ps", "-ww", "-o", "args=", "-p", str(pid)],  # noqa: S607 - as PATH finds it
        capture_output=True,
        check=False,
        text=True,
    )
    return done.stdout
