"""Which of the generations in an index folder is in service?

An index folder contains generations, each a finished index in its own folder with a
manifest, and the file `CURRENT`, which names the one in service and the one before:

    DIR/CURRENT                 "gen-000007 4be0…" and "gen-000006 91ac…", a line each
    DIR/LOCK                    locked by the process that builds, with its pid
    DIR/gen-000006/…            the previous generation, retained for a rollback
    DIR/gen-000007/…            index files and manifest.json

The seal of its manifest follows each name. A build fills a new generation, verifies
it, and replaces `CURRENT` in one step; whatever happens before that step leaves the old
generation in service.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus.durable_files import fsync, write_synced
from search.errors import IndexDamagedError, IndexMissingError

if TYPE_CHECKING:
    from pathlib import Path

CURRENT = "CURRENT"
CURRENT_DRAFT = f"{CURRENT}.new"
PREFIX = "gen-"
_LINE = rb"gen-\d{6,12} [0-9a-f]{64}\n"
_LINES = re.compile(rb"(%b)(%b)?" % (_LINE, _LINE))


@dataclass(frozen=True, slots=True)
class Generation:
    """A finished index.

    Attributes:
        folder: its folder.
        seal: SHA-256 of its manifest.
    """

    folder: Path
    seal: str


@dataclass(frozen=True, slots=True)
class CurrentFile:
    """What `CURRENT` says.

    Attributes:
        current: the generation in service.
        previous: the one to which `roll_back` returns, or None.
    """

    current: Generation
    previous: Generation | None = None


def read_current_file(index: Path) -> CurrentFile:
    """Read which generation is in service, without opening it.

    Raises:
        IndexMissingError: there is no index in the folder.
        IndexDamagedError: `CURRENT` is damaged.
    """
    path = index / CURRENT
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        reason = f"there is no index in {index}; build it with `hoptac index`"
        raise IndexMissingError(reason) from error
    except OSError as error:
        reason = f"{path} cannot be read; rebuild with `hoptac index`"
        raise IndexDamagedError(reason) from error
    if not (lines := _LINES.fullmatch(data)):
        reason = f"{path} names no generation; rebuild with `hoptac index`"
        raise IndexDamagedError(reason)
    current, previous = lines.groups()
    return CurrentFile(
        _parse_line(index, current), _parse_line(index, previous) if previous else None
    )


def current_folder(index: Path) -> Path:
    """Return the folder of the generation in service.

    Raises:
        IndexMissingError: there is no index in the folder.
        IndexDamagedError: `CURRENT` names a generation that does not exist.
    """
    folder = read_current_file(index).current.folder
    if not folder.is_dir():
        reason = f"{index / CURRENT} names no generation; rebuild with `hoptac index`"
        raise IndexDamagedError(reason)
    return folder


def published_seal(folder: Path) -> str:
    """Return the seal that `CURRENT` has for a generation; "" if it is not named."""
    with suppress(IndexMissingError, IndexDamagedError):
        published = read_current_file(folder.parent)
        for generation in (published.current, published.previous):
            if generation and generation.folder.name == folder.name:
                return generation.seal
    return ""


def switch(index: Path, published: CurrentFile) -> None:
    """Make a generation the one in service, in one step: replace `CURRENT`.

    Raises:
        OSError: nothing was switched.
    """
    named = [each for each in (published.current, published.previous) if each]
    text = "".join(f"{each.folder.name} {each.seal}\n" for each in named)
    draft = index / CURRENT_DRAFT
    write_synced(draft, text.encode("ascii"))
    draft.replace(index / CURRENT)
    # The switch is made. If a power cut loses it before it is on the disk, the
    # previous generation is in service again, and that one was retained.
    with suppress(OSError):
        fsync(index)


def _parse_line(index: Path, line: bytes) -> Generation:
    name, seal = line.decode("ascii").split()
    return Generation(index / name, seal)
