"""Which previous build does a new one start from, and what has changed since?"""

import json

import pytest

from indexer import build_index
from indexer.previous_build import (
    DAMAGED,
    FORCED,
    OTHER_RECIPE,
    Baseline,
    BuildRecipe,
    diff_articles,
    find_baseline,
    write_recipe,
)
from search.generations.generation import current_folder


@pytest.fixture
def index(news, tmp_path):
    """Return an index of three articles."""
    build_index([news], tmp_path / "index")
    return tmp_path / "index"


@pytest.fixture
def recipe(index):
    """Return the recipe of that index."""
    values = json.loads((current_folder(index) / "recipe.json").read_text("utf-8"))
    return BuildRecipe(**values)


def test_a_recipe_is_read_as_it_was_written(tmp_path):
    """All of it is known to the next build."""
    recipe = BuildRecipe(digest="d", model="m")

    write_recipe(tmp_path, recipe)

    values = json.loads((tmp_path / "recipe.json").read_text("utf-8"))
    assert BuildRecipe(**values) == recipe


def test_without_an_index_there_is_no_baseline(tmp_path, recipe):
    """No reason is given, as nothing could have been taken over."""
    assert find_baseline(tmp_path / "none", recipe, force=False) == Baseline()


def test_a_build_starts_from_one_of_the_same_recipe(index, recipe):
    """Of its articles, all are known."""
    baseline = find_baseline(index, recipe, force=False)

    assert baseline.reason == ""
    assert baseline.previous.folder == current_folder(index)
    assert baseline.previous.recipe == recipe
    assert [a.features.id for a in baseline.state.articles] == ["a", "b", "c"]


@pytest.mark.parametrize("change", [{"digest": "x"}, {"model": "x"}])
def test_a_build_of_another_recipe_starts_from_nothing(index, recipe, change):
    """What the index holds is known all the same, and counts as previous."""
    values = {"digest": recipe.digest, "model": recipe.model, **change}

    baseline = find_baseline(index, BuildRecipe(**values), force=False)

    assert (baseline.previous, baseline.reason) == (None, OTHER_RECIPE)
    assert len(baseline.state.articles) == 3


def test_a_forced_build_starts_from_nothing(index, recipe):
    """What the index holds is known all the same."""
    baseline = find_baseline(index, recipe, force=True)

    assert (baseline.previous, baseline.reason) == (None, FORCED)
    assert len(baseline.state.articles) == 3


def test_a_damaged_index_is_no_baseline(index, recipe):
    """Nothing is known of its articles."""
    (current_folder(index) / "recipe.json").unlink()

    assert find_baseline(index, recipe, force=False) == Baseline(reason=DAMAGED)


def test_articles_are_removed_added_or_renumbered(index, recipe):
    """Every article is in the one build, in the other, or in both."""
    previous = find_baseline(index, recipe, force=False).previous

    diff = diff_articles(previous, [2, -1, 0])

    assert diff.new_numbers.tolist() == [2, -1, 0]
    assert [article.features.id for article in diff.removed] == ["b"]
    added = diff.added(previous.state)
    assert [article.features.id for article in added] == ["b"]
