"""Is every changed byte of an index detected?"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from bench.dark.outcome import Outcome
from search.errors import IndexMissingError, UnusableIndexError
from search.generations.generation import read_current_file
from search.generations.verification import verify

if TYPE_CHECKING:
    from pathlib import Path


def mutate(index: Path, mutations: int, seed: int = 7) -> Outcome:
    """Change single bytes at random offsets, one at a time, and verify the index.

    Each file, `CURRENT` and the manifest included, is changed once before files are
    drawn at random, all with equal probability whatever their size. Each file is
    restored before the next is changed.

    Args:
        index: folder of an intact index.
        mutations: number of bytes to change.
        seed: determines files, offsets and values.
    """
    rng = random.Random(seed)  # noqa: S311 - offsets, not secrets
    files = _files(index)
    failures = []
    for number in range(mutations):
        file = files[number] if number < len(files) else rng.choice(files)
        original = file.read_bytes()
        offset, mask = rng.randrange(len(original)), rng.randrange(1, 256)
        changed = bytearray(original)
        changed[offset] ^= mask
        file.write_bytes(changed)
        if is_intact(index):
            failures.append(
                f"{file.name}: byte {offset} changed by {mask} is not found"
            )
        file.write_bytes(original)
    if not is_intact(index):
        failures.append("the restored index is not sound")
    summary = f"{mutations} bytes changed in {len(files)} files"
    return Outcome("mutations", summary, tuple(failures))


def is_intact(index: Path) -> bool:
    """Return whether the current generation matches the seal in `CURRENT`.

    Raises:
        IndexMissingError: the folder has no index.
    """
    try:
        current = read_current_file(index).current
        verify(current.folder, current.seal)
    except IndexMissingError:
        raise
    except UnusableIndexError:
        return False
    return True


def _files(index: Path) -> list[Path]:
    folder = read_current_file(index).current.folder
    files = [path for path in sorted(folder.iterdir()) if path.stat().st_size]
    return [index / "CURRENT", *files]
