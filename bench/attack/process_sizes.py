"""How much of the machine does a server with all its processes use?"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_FIELD = re.compile(r"^(\w+):\s+(\d+) kB$", re.MULTILINE)
_BLOCK = 512
"""Bytes of the unit in which `stat` counts."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """What one process uses.

    Attributes:
        proportional: bytes of memory, where pages that several processes share count by
            their share; the sum over all processes is what they use.
        private: bytes of memory that no other process shares.
        descriptors: of open files, connections and pipes.
        threads: how many.
    """

    proportional: int
    private: int
    descriptors: int
    threads: int


def family(pid: int) -> tuple[int, ...]:
    """Return a process and its descendants, parents before children."""
    found = [pid]
    for each in found:
        with suppress(OSError):
            tasks = Path(f"/proc/{each}/task").iterdir()
            for task in sorted(tasks):
                found += map(int, (task / "children").read_text("ascii").split())
    return tuple(found)


def sizes_of(pid: int) -> Sizes:
    """Return what a process uses.

    Raises:
        OSError: there is none, or it is somebody else's.
    """
    folder = Path(f"/proc/{pid}")
    text = (folder / "smaps_rollup").read_text("ascii")
    kilobytes = {name: int(number) for name, number in _FIELD.findall(text)}
    return Sizes(
        proportional=1024 * kilobytes["Pss"],
        private=1024 * (kilobytes["Private_Clean"] + kilobytes["Private_Dirty"]),
        descriptors=sum(1 for _ in (folder / "fd").iterdir()),
        threads=sum(1 for _ in (folder / "task").iterdir()),
    )


def total(sizes: Iterable[Sizes]) -> Sizes:
    """Return the sum of what processes use."""
    each = tuple(sizes)
    return Sizes(
        sum(one.proportional for one in each),
        sum(one.private for one in each),
        sum(one.descriptors for one in each),
        sum(one.threads for one in each),
    )


def disk_bytes(folder: Path) -> int:
    """Return what a folder takes on the disk; a file with several names counts once."""
    taken: dict[int, int] = {}
    for path in folder.rglob("*"):
        with suppress(OSError):
            status = path.lstat()
            taken[status.st_ino] = status.st_blocks * _BLOCK
    return sum(taken.values())
