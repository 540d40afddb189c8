"""Which damage can be done to the files of an index, and how is it undone?"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from random import Random

    Files = Mapping[str, bytes]

BLOCK = 4_096
"""Bytes that a disk loses or mixes up at once."""


def read_files(folder: Path) -> dict[str, bytes]:
    """Return the bytes of each file in a folder, by name."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def mutate(folder: Path, whole: Files, kind: str, random: Random) -> str:
    """Damage a file of a folder, where it lies, and return its name.

    Args:
        folder: of the files.
        whole: what they are.
        kind: of the damage, one of `KINDS`.
        random: chooses the file, and the place in it.
    """
    name = random.choice([name for name, data in whole.items() if data])
    KINDS[kind](folder / name, whole, random)
    return name


def restore(folder: Path, whole: Files, name: str) -> None:
    """Undo a damage: write the bytes of a file again."""
    path = folder / name
    if path.is_symlink():
        path.readlink().unlink()
        path.unlink()
    path.write_bytes(whole[name])


def _write(path: Path, at: int, data: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(data)


def _flip(path: Path, whole: Files, random: Random) -> None:
    data = whole[path.name]
    at = random.randrange(len(data))
    _write(path, at, bytes([data[at] ^ 1 << random.randrange(8)]))


def _zero(path: Path, whole: Files, random: Random) -> None:
    size = len(whole[path.name])
    at = random.randrange(size) // BLOCK * BLOCK
    _write(path, at, bytes(min(BLOCK, size - at)))


def _cut(path: Path, whole: Files, random: Random) -> None:
    with path.open("r+b") as file:
        file.truncate(random.randrange(len(whole[path.name])))


def _extend(path: Path, whole: Files, random: Random) -> None:
    more = random.randbytes(random.randrange(1, BLOCK))
    _write(path, len(whole[path.name]), more)


def _remove(path: Path, _whole: Files, _random: Random) -> None:
    path.unlink()


def _replace(path: Path, whole: Files, random: Random) -> None:
    others = [data for name, data in whole.items() if name != path.name]
    path.write_bytes(random.choice(others))


def _swap(path: Path, whole: Files, random: Random) -> None:
    """Exchange two blocks; halves of what has only one."""
    data = whole[path.name]
    size = min(BLOCK, len(data) // 2)
    places = range(0, len(data) - size + 1, max(size, 1))
    one, other = random.choice(places), random.choice(places)
    _write(path, one, data[other : other + size])
    _write(path, other, data[one : one + size])


def _link(path: Path, _whole: Files, _random: Random) -> None:
    """Replace it with a link to the same bytes, out of the folder."""
    elsewhere = path.parent.parent / f"elsewhere-{path.name}"
    path.rename(elsewhere)
    path.symlink_to(elsewhere)


KINDS: Mapping[str, Callable[[Path, Files, Random], None]] = {
    "bit flipped": _flip,
    "block zeroed": _zero,
    "cut": _cut,
    "extended": _extend,
    "removed": _remove,
    "other's bytes": _replace,
    "blocks swapped": _swap,
    "link": _link,
}
"""Damages by name; each has the file, what all files are, and what chooses a place."""
