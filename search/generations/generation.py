"""Which of the generations in an index folder is in service?

An index folder holds generations, each a finished index in a folder of its own with a
manifest, and the file `CURRENT`, which names the one in service and the one before:

    DIR/CURRENT                 "gen-000007 4be0…" and "gen-000006 91ac…", a line each
    DIR/LOCK                    held by the process that builds, with its pid
    DIR/gen-000006/…            the generation before, kept
    DIR/gen-000007/…            index files and manifest.json

Behind each name stands the seal of its manifest. A build fills a new generation, checks
it, and replaces `CURRENT` in one step; whatever happens before that step leaves the old
generation in service.
"""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from search.errors import IndexDamagedError, IndexMissingError
from search.generations.durable_files import fsync, write_synced

if TYPE_CHECKING:
    from pathlib import Path

CURRENT = "CURRENT"
DRAFT = f"{CURRENT}.new"
PREFIX = "gen-"
_LINE = rb"gen-\d{6,12} [0-9a-f]{64}\n"
_LINES = re.compile(rb"(%b)(%b)?" % (_LINE, _LINE))
_OLDER = re.compile(rb"gen-\d{6,12}\n")


@dataclass(frozen=True, slots=True)
class Generation:
    """A finished index.

    Attributes:
        folder: where it lies.
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
    """Read which generation is in service, without a look at it.

    Raises:
        IndexMissingError: there is none.
        IndexDamagedError: `CURRENT` is damaged, or of another format.
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
    if _OLDER.fullmatch(data):
        reason = f"{path} has an older format; rebuild with `hoptac index`"
        raise IndexDamagedError(reason)
    if not (found := _LINES.fullmatch(data)):
        reason = f"{path} names no generation; rebuild with `hoptac index`"
        raise IndexDamagedError(reason)
    current, before = found.groups()
    return CurrentFile(
        _generation(index, current), _generation(index, before) if before else None
    )


def current_folder(index: Path) -> Path:
    """Give the folder of the generation in service.

    Raises:
        IndexMissingError: there is none.
        IndexDamagedError: `CURRENT` names a generation that is not there.
    """
    folder = read_current_file(index).current.folder
    if not folder.is_dir():
        reason = f"{index / CURRENT} names no generation; rebuild with `hoptac index`"
        raise IndexDamagedError(reason)
    return folder


def published_seal(folder: Path) -> str:
    """Give the seal that `CURRENT` has for a generation, "" where it names it not."""
    with suppress(IndexMissingError, IndexDamagedError):
        service = read_current_file(folder.parent)
        for named in (service.current, service.previous):
            if named and named.folder.name == folder.name:
                return named.seal
    return ""


def switch(index: Path, service: CurrentFile) -> None:
    """Put a generation into service in one step.

    Raises:
        OSError: nothing was switched.
    """
    named = [each for each in (service.current, service.previous) if each]
    text = "".join(f"{each.folder.name} {each.seal}\n" for each in named)
    draft = index / DRAFT
    write_synced(draft, text.encode("ascii"))
    draft.replace(index / CURRENT)
    # The switch is made. Should it be lost in a power cut that comes before the disk
    # has it, the generation before is in service, and that one is kept.
    with suppress(OSError):
        fsync(index)


def _generation(index: Path, line: bytes) -> Generation:
    name, seal = line.decode("ascii").split()
    return Generation(index / name, seal)
