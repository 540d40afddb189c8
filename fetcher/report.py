"""What came of a pass, for people and for programs?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING, Any

from fetcher.lifecycle.decision import Change
from fetcher.robot.tally import BYTES, FOUND, INDEXES, PAGES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fetcher.robot.tally import Tally, Trouble

COLUMNS = (
    FOUND,
    Change.NEW,
    Change.UNCHANGED,
    Change.CORRECTED,
    Change.MOVED,
    Change.GONE,
    Change.REFUSED,
)
"""Counts that have a column of the table."""
OTHERS = (
    Change.BACK,
    Change.MISSED,
    Change.RESERVED,
    Change.LANGUAGE,
    Change.NOT_AN_ARTICLE,
)
"""Counts that are named below the table where they are not 0."""
_LONGEST = 200
"""Characters of an address, or a reason, that a line for people shows."""
_UNITS = ("B", "kB", "MB", "GB")
_THOUSAND = 1000


class Status(IntEnum):
    """Exit statuses of a pass."""

    DONE = 0
    NONE_WORKED = 1
    SOME_FAILED = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table.

    Attributes:
        cells: its texts.
        red: whether its source failed or gave nothing where it used to.
    """

    cells: tuple[str, ...]
    red: bool = False


def has_failed(tally: Tally) -> bool:
    """Return whether an index of a source failed, or names nothing where it used to."""
    return bool(tally.broken) or tally.emptied


def has_worked(tally: Tally) -> bool:
    """Return whether a source answered, or was not to be asked."""
    return tally.counts[INDEXES] > 0 or not tally.broken


def status_of(tallies: Iterable[Tally]) -> Status:
    """Return the exit status of a pass."""
    tallies = tuple(tallies)
    if not any(map(has_worked, tallies)):
        return Status.NONE_WORKED
    return Status.SOME_FAILED if any(map(has_failed, tallies)) else Status.DONE


def table(tallies: Iterable[Tally]) -> list[Line]:
    """Return a table: a heading, a line a source, its columns aligned."""
    heading = ("source", *(str(name) for name in COLUMNS), "failed", "bytes", "next")
    rows = [(heading, False)]
    for tally in tallies:
        counts = (str(tally.counts[name]) for name in COLUMNS)
        due = f"{tally.next_due:%Y-%m-%d %H:%M}" if tally.next_due else "-"
        failed = str(tally.failed.total())
        size = _size(tally.counts[BYTES])
        rows.append(((tally.source, *counts, failed, size, due), has_failed(tally)))
    widths = [
        max(map(len, column)) for column in zip(*(r for r, _ in rows), strict=True)
    ]
    return [Line(_aligned(cells, widths), red) for cells, red in rows]


def _aligned(cells: Sequence[str], widths: Sequence[int]) -> tuple[str, ...]:
    name, *numbers = cells
    rest = zip(numbers, widths[1:], strict=True)
    return (name.ljust(widths[0]), *(cell.rjust(width) for cell, width in rest))


def _size(count: int) -> str:
    size, unit = float(count), 0
    while size >= _THOUSAND and unit < len(_UNITS) - 1:
        size, unit = size / _THOUSAND, unit + 1
    return f"{size:.0f} {_UNITS[unit]}"


def notes(tally: Tally) -> Iterator[str]:
    """Yield what the table has no column for, a line each."""
    if tally.emptied:
        yield "its indexes name nothing, and named something before; look at it"
    others = [f"{tally.counts[name]} {name}" for name in OTHERS if tally.counts[name]]
    if others:
        yield ", ".join(others)
    for example in tally.examples.values():
        url, reason = _short(example.url), _short(example.reason)
        yield f"{example.kind}, for example: {url} ({reason})"
    if tally.failed:
        kinds = (f"{count} {kind}" for kind, count in tally.failed.most_common())
        yield f"failed: {', '.join(kinds)}"
    if tally.rests:
        yield tally.rests


def trouble_line(trouble: Trouble) -> str:
    """Return a line that says what failed; long addresses are cut."""
    return f"{_short(trouble.url)}: {trouble.kind}: {_short(trouble.reason)}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def as_json(tally: Tally) -> dict[str, Any]:
    """Return a source's result as it is written as JSON."""
    return {
        "source": tally.source,
        **{str(name): tally.counts[name] for name in (*COLUMNS, *OTHERS)},
        str(PAGES): tally.counts[PAGES],
        "failed": {str(kind): count for kind, count in tally.failed.items()},
        "bytes": tally.counts[BYTES],
        "next": tally.next_due.isoformat() if tally.next_due else None,
        "red": has_failed(tally),
        "emptied": tally.emptied,
        "rests": tally.rests or None,
        "troubles": [_trouble(one) for one in tally.troubles],
        "examples": [_trouble(one) for one in tally.examples.values()],
        "planned": list(tally.planned),
    }


def _trouble(trouble: Trouble) -> dict[str, str]:
    return {
        "url": trouble.url,
        "kind": str(trouble.kind),
        "reason": trouble.reason,
    }
