"""What did measuring one part give?"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bench.quality.row import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from bench.quality.floors import Floors


@dataclass(frozen=True, slots=True)
class Outcome:
    """The figures of a part, or why it has none.

    Attributes:
        part: its name, as in `PARTS` and in floors.toml.
        figures: values by name; those with a floor are between 0 and 1.
        left_out: why it was not measured, "" if it was.
        missing: names of figures that this machine cannot give.
        seconds: how long measuring took.
    """

    part: str
    figures: Mapping[str, float] = field(default_factory=dict)
    left_out: str = ""
    missing: frozenset[str] = frozenset()
    seconds: float = 0.0

    def rows(self, floors: Floors) -> Iterator[Row]:
        """Yield each figure with its floor, then the floors that have no figure."""
        if self.left_out:
            return
        own = floors.get(self.part, {})
        for name, value in self.figures.items():
            yield Row(self.part, name, value, own.get(name))
        for name, floor in own.items():
            if name not in self.figures and name not in self.missing:
                yield Row(self.part, name, None, floor)
