"""Is every partner country on the map, with a tile of its own?"""

import pytest

from corpus.countries import country_codes
from search.query.facets import FacetField
from search.query.request import Query
from webapp.overview_mark import Mark
from webapp.tile_map import SIDE, tile_map

MARK = Mark("", 1, 1.0, "")


@pytest.fixture(autouse=True)
def request_context(client):
    """Push a request context, which names need."""
    with client.application.test_request_context("/en/"):
        yield


def test_each_country_has_a_tile_of_its_own():
    """No tile covers another, and all are on the drawing."""
    drawn = tile_map({})

    corners = [(tile.x, tile.y) for tile in drawn.tiles]
    assert len(set(corners)) == len(corners) > 190
    assert all(0 <= x <= drawn.width - SIDE for x, _ in corners)
    assert all(0 <= y <= drawn.height - SIDE for _, y in corners)
    assert {tile.country for tile in drawn.tiles} <= country_codes()


def test_neighbours_lie_as_they_do():
    """France is west of Germany, Laos between China and Cambodia, and so on."""
    at = {tile.country: (tile.x, tile.y) for tile in tile_map({}).tiles}

    west_to_east = ("US", "BR", "FR", "DE", "PL", "UA", "KZ", "CN", "KR", "JP", "NZ")
    assert [at[c][0] for c in west_to_east] == sorted(at[c][0] for c in west_to_east)
    north_to_south = ("CN", "LA", "KH", "ID", "AU", "NZ")
    rows = [at[c][1] for c in north_to_south]
    assert rows == sorted(set(rows))


def test_all_partners_of_the_sample_have_a_tile(reader):
    """None must be looked for below the map."""
    facets = {facet.field: facet for facet in reader.search(Query()).facets}
    marks = {value.value: MARK for value in facets[FacetField.COUNTRY].values}

    drawn = tile_map(marks)

    assert drawn.elsewhere == ()
    assert {t.country for t in drawn.tiles if t.mark} == marks.keys() != set()


def test_partners_without_a_tile_are_named():
    """No country with stories is left out."""
    drawn = tile_map({"FR": MARK, "AQ": MARK._replace(label="Antarctica")})

    assert [mark.label for mark in drawn.elsewhere] == ["Antarctica"]
