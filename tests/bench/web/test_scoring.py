"""Are generated pages read as their catalogue says?"""

import pytest

from bench.web.catalogue import write_pages
from bench.web.scoring import score

FLOORS = {
    "title": 0.95,
    "date": 0.94,
    "wanted": 0.98,
    "unwanted absent": 0.93,
    "lede": 0.90,
    "language": 1.0,
    "refused lists": 1.0,
    "refused ru": 1.0,
    "refused en": 1.0,
}


@pytest.mark.parametrize(("seed", "count"), [(1, 77), (2, 33)])
def test_ukrainian_pages_of_every_design_are_read(tmp_path, seed, count):
    """The floors of saved pages, on eleven designs with faults drawn by a seed."""
    result = score(tmp_path, write_pages(tmp_path, ("uk",), count, seed))
    below = {q: s for q, s in result.shares().items() if s < FLOORS[q]}
    assert below == {}, "\n".join(map(str, result.wrong))
    assert set(FLOORS) == set(result.shares())


@pytest.mark.parametrize("lang", ["fr", "pl", "vi"])
def test_pages_in_the_other_languages_are_read(tmp_path, lang):
    """Three of each design."""
    rows = write_pages(tmp_path, (lang,), 33, 3)
    result = score(tmp_path, [row for row in rows if row["lang"] == lang])
    below = {q: s for q, s in result.shares().items() if s < FLOORS[q]}
    assert below == {}, "\n".join(map(str, result.wrong))


def test_what_is_wrong_is_seen(tmp_path):
    """A row that asks for something else is missed in each question."""
    row = next(r for r in write_pages(tmp_path, ("uk",), 1, 1) if not r["refuse"])
    other = {
        **row,
        "title": "x",
        "title_also": [],
        "date": "2001-01-01",
        "lang": "pl",
        "lede": "x y z",
        "want": ["x y z"],
        "unwant": row["want"][:1],
    }
    assert set(score(tmp_path, [other]).shares().values()) == {0.0}
