"""Where on a map of the world are the partner countries?

Each country is a tile of the same size, so that Laos can be seen and met as easily as
Canada. Tiles stand about where the countries lie: `data/tiles.csv` was made of the
longitudes and latitudes of their middles, crowded parts of the world spread out, by
moving all of them as little as possible altogether.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from webapp.overview import Mark

SIDE = 30
"""Distance of two tiles, in units of the drawing."""


class Tile(NamedTuple):
    """A country on the map.

    Attributes:
        country: ISO 3166-1 alpha-2 code, which is written on it.
        x, y: its upper left corner, in units of the drawing.
        mark: its number; None where it is no partner.
    """

    country: str
    x: int
    y: int
    mark: Mark | None


class World(NamedTuple):
    """The map.

    Attributes:
        width, height: in units of the drawing.
        tiles: from north to south, partners and others.
        elsewhere: partners without a tile.
    """

    width: int
    height: int
    tiles: tuple[Tile, ...]
    elsewhere: tuple[Mark, ...]


def world(marks: Mapping[str, Mark]) -> World:
    """Put countries' numbers on the map.

    Args:
        marks: by country, the largest first.
    """
    places = _places()
    columns = 1 + max(column for column, _ in places.values())
    rows = 1 + max(row for _, row in places.values())
    tiles = (
        Tile(country, column * SIDE, row * SIDE, marks.get(country))
        for country, (column, row) in places.items()
    )
    return World(
        columns * SIDE,
        rows * SIDE,
        tuple(sorted(tiles, key=lambda tile: (tile.y, tile.x))),
        tuple(mark for country, mark in marks.items() if country not in places),
    )


@cache
def _places() -> Mapping[str, tuple[int, int]]:
    """Give each country's column and row."""
    file = resources.files("webapp").joinpath("data", "tiles.csv")
    return {
        line["country"]: (int(line["column"]), int(line["row"]))
        for line in csv.DictReader(file.read_text("utf-8").splitlines())
    }
