"""Is an index up to date exactly as long as a build would make it again?"""

from unittest.mock import create_autospec

import pytest

from indexer import build_index, up_to_date
from search.engines.whoosh.storage import WhooshStorage
from search.errors import IndexDamagedError
from search.searcher.reader import Reader


def test_an_index_is_up_to_date_until_something_changes(news, tmp_path):
    """The same input and settings give the summary again, marked as unchanged."""
    index = tmp_path / "index"
    summary = build_index([news], index)

    current = up_to_date([news], index, home="VN")

    assert current.unchanged
    assert (current.read, current.indexed) == (summary.read, summary.indexed)
    assert {k: v for k, v in current.languages.items() if v} == summary.languages


CHANGES = {
    "a new file": lambda news: news.joinpath("d.txt").write_text("x"),
    "a changed text": lambda news: news.joinpath("a.txt").write_text("x"),
    "a file removed": lambda news: news.joinpath("a.txt").unlink(),
    "a file renamed": lambda news: news.joinpath("a.txt").rename(news / "d.txt"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_of_the_files_is_noticed(news, tmp_path, change):
    """Any change to what would be read calls for a build."""
    index = tmp_path / "index"
    build_index([news], index)

    change(news)

    assert up_to_date([news], index, home="VN") is None


def test_a_change_during_a_build_is_noticed(news, tmp_path):
    """A file that is changed after it was read is read again by the next build."""
    index = tmp_path / "index"
    text = news.joinpath("a.txt").read_text("utf-8")

    def change(_):
        news.joinpath("a.txt").write_text(f"{text}\nx", "utf-8")

    build_index([news], index, progress=change)

    assert up_to_date([news], index, home="VN") is None


def test_an_index_that_its_engine_lost_calls_for_a_build(news, tmp_path):
    """The folder is sound, and what the engine has elsewhere is gone."""
    storage = create_autospec(WhooshStorage, instance=True, spec_set=True)
    storage.name = WhooshStorage.name
    storage.open.side_effect = IndexDamagedError
    build_index([news], tmp_path / "index")

    assert up_to_date([news], tmp_path / "index", home="VN", storage=storage) is None


def test_another_home_calls_for_a_build(news, tmp_path):
    """Tags depend on the home country."""
    build_index([news], tmp_path / "index", home="VN")

    assert up_to_date([news], tmp_path / "index", home="PL") is None


def test_a_damaged_or_missing_index_is_not_up_to_date(news, tmp_path):
    """An index that cannot be used calls for a build."""
    index = tmp_path / "index"
    assert up_to_date([news], index, home="VN") is None
    build_index([news], index)
    generation = index / Reader(index).generation

    generation.joinpath("foreign.txt").write_text("x")

    assert up_to_date([news], index, home="VN") is None
