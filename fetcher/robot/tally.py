"""What did a pass do with a source?"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

FOUND, KNOWN, PAGES, INDEXES, BYTES = "found", "named", "asked", "indexes", "bytes"
"""Addresses that were not known; that indexes named at all; pages that were asked;
indexes that were read well; bytes on the wire."""


class Trouble(NamedTuple):
    """An address that failed, or one that is worth a look.

    Attributes:
        url: the address.
        kind: what went wrong, in a word or two.
        reason: a clause for people.
    """

    url: str
    kind: str
    reason: str


@dataclass(slots=True)
class Tally:
    """Counts of one source, filled by the one thread that asks it.

    Attributes:
        source: its name.
        counts: by `lifecycle.Change` and the names above.
        failed: failures by kind.
        troubles: the addresses that failed.
        examples: of each kind of page that is no article of ours, one.
        broken: indexes that could not be read, or are empty and were not.
        emptied: whether its indexes name nothing, and named something before.
        rests: why it was not asked, or not to the end, "" if it was.
        next_due: when an address of it is asked next.
        planned: what a dry run would ask.
    """

    source: str
    counts: Counter[str] = field(default_factory=Counter)
    failed: Counter[str] = field(default_factory=Counter)
    troubles: list[Trouble] = field(default_factory=list)
    examples: dict[str, Trouble] = field(default_factory=dict)
    broken: list[Trouble] = field(default_factory=list)
    emptied: bool = False
    rests: str = ""
    next_due: datetime | None = None
    planned: list[str] = field(default_factory=list)

    def fail(self, url: str, kind: str, reason: str) -> None:
        """Count a failure."""
        self.failed[kind] += 1
        self.troubles.append(Trouble(url, kind, reason))

    def break_index(self, url: str, kind: str, reason: str) -> None:
        """Count an index that could not be read."""
        self.fail(url, kind, reason)
        self.broken.append(self.troubles[-1])

    def results(self) -> dict[str, int]:
        """Return all counts, as a store keeps them."""
        return {**self.counts, **{f"failed: {k}": n for k, n in self.failed.items()}}
