"""How do the processes of a server count together?

Each writes its counts to files that all can read; whichever is asked adds them up. The
library decides at its import whether it does so, by a variable.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

VARIABLE = "PROMETHEUS_MULTIPROC_DIR"
"""Of prometheus_client: the folder of the files."""
IN_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
"""Where files are in memory, if there is such a place."""


@contextmanager
def shared_counts() -> Iterator[None]:
    """Let all processes that are forked within the context count together.

    Must be entered before `webapp.metrics` is imported.
    """
    memory = IN_MEMORY if os.access(IN_MEMORY, os.W_OK | os.X_OK) else None
    with tempfile.TemporaryDirectory(prefix="hoptac-counts-", dir=memory) as folder:
        os.environ[VARIABLE] = folder
        try:
            yield
        finally:
            del os.environ[VARIABLE]


def forget_process(pid: int) -> None:
    """Drop what only a running process has; what it counted still counts."""
    from prometheus_client.multiprocess import mark_process_dead  # noqa: PLC0415

    mark_process_dead(pid)  # type: ignore[no-untyped-call]
