"""How good are the answers? Scores beside their floors, behind `make quality`."""

from bench.quality.floors import FloorError, load_floors
from bench.quality.outcome import Outcome
from bench.quality.parts import PARTS, measure

__all__ = ["PARTS", "FloorError", "Outcome", "load_floors", "measure"]
