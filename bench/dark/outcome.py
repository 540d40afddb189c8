"""What did one part find?"""

from __future__ import annotations

from dataclasses import dataclass

MOST_TOLD = 3


@dataclass(frozen=True, slots=True)
class Outcome:
    """A part's result.

    Attributes:
        part: its name.
        told: what was done, with numbers.
        failures: what went wrong, a clause each; none means it holds.
    """

    part: str
    told: str
    failures: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Give the part's line."""
        if not self.failures:
            return f"{self.part}: {self.told}; ok"
        more = "; ".join(self.failures[:MOST_TOLD])
        return f"{self.part}: {self.told}; {len(self.failures)} FAILURES: {more}"
