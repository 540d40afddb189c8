"""Does what a server uses grow as long as it runs?"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

WARM = 10
"""First minutes, in which caches fill: they are not compared."""
SHARE = 0.05
"""By which the end may be above the beginning, as figures of a minute differ."""
PARTS = 3
FEWEST = 6
"""Minutes after the first that can be compared: two in each part."""


@dataclass(frozen=True, slots=True)
class Growth:
    """The beginning and the end of a measure after the first minutes.

    Attributes:
        name: of the measure.
        before: median of the first third.
        after: median of the last third.
        slack: by which the measure may grow, however small it is.
    """

    name: str
    before: float
    after: float
    slack: float

    @property
    def grows(self) -> bool:
        """Whether the end is above the beginning by more than chance would do."""
        return self.after - self.before > max(SHARE * self.before, self.slack)


def growth_of(name: str, minutes: Sequence[float], slack: float) -> Growth | None:
    """Return how a measure grows, None where the minutes are too few to tell.

    The medians of the first and the last third after the tenth minute are compared: a
    build that happens to run in a minute, or a generation that is about to be let go,
    does not move them, and what grows steadily does. Of 60 minutes the thirds are 33
    minutes apart, so that 5 % are 9 % an hour.

    Args:
        name: of the measure.
        minutes: its value in each minute from the start.
        slack: see `Growth`.
    """
    rest = minutes[WARM:]
    if len(rest) < FEWEST:
        return None
    third = len(rest) // PARTS
    return Growth(name, median(rest[:third]), median(rest[-third:]), slack)
