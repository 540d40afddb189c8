"""Do stories keep their ids from index to index?"""

import pytest

from indexer.stories.story_ids import assign_story_ids


def named(stories, before=None, given=None):
    """Name stories; none is given unless said."""
    return assign_story_ids(stories, given or [""] * len(stories), before or {})


def test_a_new_id_follows_from_the_smallest_article():
    """Order does not matter, and two stories have two ids."""
    first, second = named([["a", "b"], ["c"]])

    assert named([["c"], ["b", "a"]]) == [second, first]
    assert first != second
    assert first.startswith("s-")
    assert len(first) == 12


@pytest.mark.parametrize("more", [["0"], ["z"], ["0", "1", "2"]])
def test_a_story_that_grows_keeps_its_id(more):
    """Even where a new article has the smallest id, or new ones are the majority."""
    before = dict.fromkeys(["a", "b"], "s-old")

    assert named([["a", "b", *more]], before) == ["s-old"]


def test_a_story_that_is_parted_leaves_its_id_to_the_larger_part():
    """The other part gets an id that no story of before had."""
    before = dict.fromkeys(["a", "b", "c"], named([["a", "b", "c"]])[0])

    parts = named([["a"], ["b", "c"]], before)

    assert parts[1] == before["a"]
    assert parts[0] not in before.values()


def test_stories_that_are_joined_take_the_id_of_the_more():
    """One of the ids is kept, the other goes."""
    before = {"a": "s-1", "b": "s-2", "c": "s-2"}

    assert named([["a", "b", "c"]], before) == ["s-2"]


def test_a_given_id_is_nobody_else_s():
    """An id that the input gives now is taken from what had it before."""
    ids = named([["a"], ["b"]], {"a": "x"}, ["", "x"])

    assert ids[1] == "x"
    assert ids[0] != "x"
