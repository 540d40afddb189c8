"""Is it known when articles arrived after a rollback, and after damage?"""

import pytest

from indexer.arrivals import UNKNOWN, BuildArrivals
from search.arrivals import ARRIVALS, read_arrivals
from search.errors import IndexMissingError
from search.generations.generation import current_folder
from search.generations.manifest import MANIFEST
from search.generations.publish import roll_back
from tests.indexer.arrival_builds import NEWS, day, publish_arrivals


def test_a_rollback_forgets_no_arrival(build, arrived, tmp_path):
    """What was rolled back and is built again arrived the first time."""
    newer = NEWS | {"a": "Угода з Польщею.", "d": "Wiadomość."}
    build(0, NEWS)
    build(1, newer)
    roll_back(tmp_path)
    assert arrived("a") == [(0, None)]

    build(2, newer)

    assert arrived("ad") == [(0, 1), (1, None)]


def test_a_rollback_of_garbled_texts_makes_no_correction(build, arrived, tmp_path):
    """A text is again as it was before the generation that was rolled back."""
    build(0, NEWS)
    build(1, NEWS | {"a": "Уг??а."})
    roll_back(tmp_path)
    build(2, NEWS)

    assert arrived("a") == [(0, None)]


@pytest.mark.parametrize("clock", [1, 0, -3])
def test_each_build_is_later_than_those_before(build, tmp_path, clock):
    """Even where the clock was set back."""
    build(1, NEWS)
    build(clock, NEWS | {"d": "Wiadomość."})

    before = int(day(1).timestamp())
    arrivals = read_arrivals(current_folder(tmp_path))
    assert (arrivals.baseline, arrivals.stamp) == (before, before + 1)
    assert arrivals.of("d").first.timestamp() == before + 1


def test_an_index_of_another_format_keeps_its_arrivals(build, arrived, tmp_path):
    """What this version cannot answer from still says when articles arrived."""
    build(0, NEWS)
    path = current_folder(tmp_path) / MANIFEST
    text = path.read_text("ascii")
    path.write_text(text.replace('"format": ', '"format": 9'), "ascii")

    assert build(1, NEWS) == ()
    assert arrived("a") == [(0, None)]


def test_unreadable_arrivals_are_a_new_baseline(build, arrived, tmp_path):
    """A byte of them has changed: that is said, and everything counts as old."""
    build(0, NEWS)
    path = current_folder(tmp_path) / ARRIVALS
    data = bytearray(path.read_bytes())
    data[0] ^= 1
    path.write_bytes(data)

    assert build(1, NEWS | {"d": "Wiadomość."}) == (UNKNOWN,)
    arrivals = read_arrivals(current_folder(tmp_path))
    assert arrivals.baseline == arrivals.stamp
    assert arrived("ad") == [(1, None)] * 2


def test_the_generation_before_helps_where_the_last_is_damaged(
    build, arrived, tmp_path
):
    """What one before knew is not lost."""
    build(0, NEWS)
    build(1, NEWS | {"d": "Wiadomość."})
    current_folder(tmp_path).joinpath(ARRIVALS).unlink()

    assert build(2, NEWS | {"d": "Wiadomość."}) == ()
    assert arrived("ad") == [(0, None), (2, None)]


def test_a_first_build_has_nothing_to_read(build):
    """It is no problem that nothing was there before."""
    assert build(0, NEWS) == ()


def test_a_build_that_was_overtaken_knows_what_the_other_knew(tmp_path, build, arrived):
    """Another one may end between the begin of a build and its lock."""
    late = BuildArrivals(tmp_path, lambda: day(1))
    build(0, NEWS)
    publish_arrivals(tmp_path, late, NEWS)

    assert arrived("a") == [(0, None)]


def test_an_index_that_cannot_be_written_says_so_first(tmp_path):
    """Reading what is known makes no folder."""
    BuildArrivals(tmp_path / "index", lambda: day(0))

    with pytest.raises(IndexMissingError):
        current_folder(tmp_path / "index")
    assert not tmp_path.joinpath("index").exists()
