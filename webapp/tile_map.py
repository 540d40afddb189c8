"""Where on a map of the world are the partner countries?

The map is a tile grid: each country is a square of the same size, so that Laos is as
easy to see and to click as Canada. `data/tiles.csv` places the tiles: it was computed
from the longitudes and latitudes of the countries' centres, spreading out the crowded
parts of the world with the least total displacement.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

from search.query.facets import FacetField
from webapp.links import value_label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from webapp.overview_mark import Mark

SIDE = 30
"""Distance of two tiles, in units of the drawing."""


class Tile(NamedTuple):
    """A country on the map.

    Attributes:
        country: ISO 3166-1 alpha-2 code, which is written on it.
        name: the country's.
        x, y: its upper left corner, in units of the drawing.
        mark: its number; None where it is no partner.
    """

    country: str
    name: str
    x: int
    y: int
    mark: Mark | None


class TileMap(NamedTuple):
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


def tile_map(marks: Mapping[str, Mark]) -> TileMap:
    """Return the map with the countries' numbers.

    Args:
        marks: by country, the largest first.
    """
    grid = _grid()
    columns = 1 + max(column for column, _ in grid.values())
    rows = 1 + max(row for _, row in grid.values())
    tiles = (
        Tile(
            country,
            value_label(FacetField.COUNTRY, country),
            column * SIDE,
            row * SIDE,
            marks.get(country),
        )
        for country, (column, row) in grid.items()
    )
    return TileMap(
        columns * SIDE,
        rows * SIDE,
        tuple(sorted(tiles, key=lambda tile: (tile.y, tile.x))),
        tuple(mark for country, mark in marks.items() if country not in grid),
    )


@cache
def _grid() -> Mapping[str, tuple[int, int]]:
    """Read each country's column and row."""
    file = resources.files("webapp").joinpath("data", "tiles.csv")
    return {
        line["country"]: (int(line["column"]), int(line["row"]))
        for line in csv.DictReader(file.read_text("utf-8").splitlines())
    }
