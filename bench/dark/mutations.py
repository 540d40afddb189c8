"""Is every changed byte of an index found?"""

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
    """Change single bytes at random places, one at a time, and look for each.

    Files are drawn evenly, so that small ones get their share, and always again
    `CURRENT` and the manifest; each is restored afterwards.

    Args:
        index: folder of a whole index.
        mutations: bytes that are changed.
        seed: of the places.
    """
    chance = random.Random(seed)  # noqa: S311 - places, not secrets
    files = _files(index)
    failures = []
    for number in range(mutations):
        file = files[number] if number < len(files) else chance.choice(files)
        whole = file.read_bytes()
        at, flip = chance.randrange(len(whole)), chance.randrange(1, 256)
        file.write_bytes(whole[:at] + bytes([whole[at] ^ flip]) + whole[at + 1 :])
        if sound(index):
            failures.append(f"{file.name}: byte {at} changed by {flip} is not found")
        file.write_bytes(whole)
    if not sound(index):
        failures.append("the restored index is not sound")
    told = f"{mutations} bytes changed in {len(files)} files"
    return Outcome("mutations", told, tuple(failures))


def sound(index: Path) -> bool:
    """Tell whether the generation in service is what `CURRENT` says."""
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
