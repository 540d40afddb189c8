"""Is a figure as good as its floor asks?"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A figure beside its floor; a figure without a floor is for information.

    Attributes:
        part: what was measured.
        name: the figure's name, the same as its floor's.
        value: what was measured, None for a floor whose figure is missing.
        floor: the least that is good enough, None where there is none.
    """

    part: str
    name: str
    value: float | None
    floor: float | None

    @property
    def good(self) -> bool:
        """Whether the figure is not under its floor."""
        return self.floor is None or (
            self.value is not None and self.value >= self.floor
        )
