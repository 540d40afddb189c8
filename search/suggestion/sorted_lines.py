"""How are more lines sorted than fit in memory?

Lines are divided by their first letter, as all that is made of them concerns lines that
begin alike. Of few lines, all stay in memory; of many, each letter has a temporary file
until it is its turn.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

MOST = 200_000
"""Lines that are in memory at once, besides those of one letter."""
LAST = 0x1000
"""Letters from here on are together, so that there are not too many files."""


class SortedLines:
    """Sorts lines; each but the last one of a file ends in a line feed."""

    def __init__(self, path: Path) -> None:
        """Begin without any.

        Args:
            path: the file that they are for; temporary ones lie next to it.
        """
        self._path = path
        self._lines: defaultdict[int, list[str]] = defaultdict(list)
        self._count = 0
        self._files: set[int] = set()

    def add(self, lines: Iterable[str]) -> None:
        """Add lines, in any order.

        Raises:
            OSError: the disk is full.
        """
        for line in lines:
            self._lines[initial(line)].append(line)
            self._count += 1
            if self._count >= MOST:
                self._spill()

    def by_initial(self) -> Iterator[tuple[int, list[str]]]:
        """Yield the lines that begin alike, sorted, in the order of the letters.

        Raises:
            OSError: a temporary file cannot be read.
        """
        for letter in sorted(self._files | {*self._lines}):
            lines = self._lines.pop(letter, [])
            if letter in self._files:
                file = self._file(letter)
                lines += file.read_bytes().decode().split("\n")[:-1]
                file.unlink()
            lines.sort()
            yield letter, lines

    def _spill(self) -> None:
        for letter, lines in self._lines.items():
            with self._file(letter).open("ab") as stream:
                stream.write("".join([f"{line}\n" for line in lines]).encode())
            self._files.add(letter)
        self._lines.clear()
        self._count = 0

    def _file(self, letter: int) -> Path:
        return self._path.with_name(f"{self._path.name}.{letter}")


def initial(line: str) -> int:
    """Return a number for the first letter of a line, in the order of lines."""
    return min(ord(line[0]), LAST) if line else 0
