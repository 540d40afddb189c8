"""What did one part of `bench.dark` show?"""

from __future__ import annotations

from dataclasses import dataclass

MAX_SHOWN = 3
"""Most failures that are printed."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of one part.

    Attributes:
        part: its name.
        summary: what was done, with numbers.
        failures: what went wrong, a clause each; empty if the part succeeded.
    """

    part: str
    summary: str
    failures: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Return the line that is printed for the part."""
        if not self.failures:
            return f"{self.part}: {self.summary}; ok"
        first = "; ".join(self.failures[:MAX_SHOWN])
        return f"{self.part}: {self.summary}; {len(self.failures)} FAILURES: {first}"
