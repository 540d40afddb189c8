"""Do stories retain their ids from index to index?"""

import pytest

from indexer.stories.story_ids import assign_story_ids


def assigned(stories, previous=None, declared=None):
    """Return ids for stories; none is declared unless given."""
    return assign_story_ids(stories, declared or [""] * len(stories), previous or {})


def test_a_new_id_is_derived_from_the_smallest_article():
    """Order does not matter, and two stories have two ids."""
    first, second = assigned([["a", "b"], ["c"]])

    assert assigned([["c"], ["b", "a"]]) == [second, first]
    assert first != second
    assert first.startswith("s-")
    assert len(first) == 12


@pytest.mark.parametrize("more", [["0"], ["z"], ["0", "1", "2"]])
def test_a_story_that_grows_retains_its_id(more):
    """Even where a new article has the smallest id, or new ones are the majority."""
    previous = dict.fromkeys(["a", "b"], "s-old")

    assert assigned([["a", "b", *more]], previous) == ["s-old"]


def test_a_story_that_is_split_leaves_its_id_to_the_larger_part():
    """The other part gets an id that no story had before."""
    previous = dict.fromkeys(["a", "b", "c"], assigned([["a", "b", "c"]])[0])

    parts = assigned([["a"], ["b", "c"]], previous)

    assert parts[1] == previous["a"]
    assert parts[0] not in previous.values()


def test_stories_that_are_joined_take_the_id_of_the_majority():
    """The other id is not used any more."""
    previous = {"a": "s-1", "b": "s-2", "c": "s-2"}

    assert assigned([["a", "b", "c"]], previous) == ["s-2"]


def test_a_declared_id_is_nobody_else_s():
    """An id that the input declares now is taken from the story that had it before."""
    ids = assigned([["a"], ["b"]], {"a": "x"}, ["", "x"])

    assert ids[1] == "x"
    assert ids[0] != "x"
