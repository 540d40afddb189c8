"""Does a copy of the index before become what an empty one would?"""

import json

import pytest
from hypothesis import given, strategies as st

from search.arrivals import ArrivalRow, read_arrivals, write_arrivals
from search.engines.opensearch.changes import (
    Contents,
    actions,
    changes_between,
    everything,
)
from search.engines.opensearch.spool_writing import pack, write_spool
from search.stories import Stories, Story, Version

LETTERS = "abcdef"


def make_stories(story_by_id):
    """Return stories by the id of each article's; those of None are left out."""
    ids = sorted({story for story in story_by_id.values() if story})
    versions = {
        story: tuple(Version(a, "uk") for a, s in story_by_id.items() if s == story)
        for story in ids
    }
    return Stories(tuple(Story(story, 1.0, versions[story]) for story in ids))


def written(tmp_path_factory, texts, story_by_id, moments, base=None):
    """Return the contents of a generation with some texts, based on another one."""
    folder = tmp_path_factory.mktemp("generation")
    before, folder_before = base or ({}, None)
    changed = {a for a, text in texts.items() if before.get(a) != text}
    gone = frozenset(a for a, text in before.items() if texts.get(a) != text)
    lines = [json.dumps({"text": texts[a]}).encode() + b"\n" for a in sorted(changed)]
    spool = write_spool(folder, [pack(sorted(changed), lines)], folder_before, gone)
    rows = [ArrivalRow(a, moments[a], 0, 0, 0, 0) for a in texts]
    write_arrivals(folder, rows, 9, 1)
    return Contents(spool, make_stories(story_by_id), read_arrivals(folder))


def apply(index, contents, changes):
    """Bring changes about in an index, as the cluster does."""
    for lines in actions(contents, changes):
        head, *rest = map(json.loads, lines.splitlines())
        ((kind, place),) = head.items()
        key = place["_id"], place["routing"]
        if kind == "delete":
            assert key in index
            del index[key]
        else:
            index[key] = rest[0]


GENERATIONS = st.fixed_dictionaries(
    {},
    optional={
        letter: st.tuples(
            st.sampled_from(["x", "y"]),
            st.sampled_from(["1", "2", "a", None]),
            st.integers(1, 2),
        )
        for letter in LETTERS
    },
)


@given(GENERATIONS, GENERATIONS)
def test_a_copy_becomes_what_an_empty_index_would(tmp_path_factory, first, second):
    """Whatever was added, changed, removed or moved, the documents are the same."""
    kinds = [
        tuple({a: values[n] for a, values in rows.items()} for n in range(3))
        for rows in (first, second)
    ]
    before = written(tmp_path_factory, *kinds[0])
    now = written(tmp_path_factory, *kinds[1], (kinds[0][0], before.spool.folder))
    copy, anew = {}, {}

    apply(copy, before, everything(before))
    apply(copy, now, changes_between(before, now))
    apply(anew, now, everything(now))

    assert copy == anew
    changes = changes_between(before, now)
    assert len([*actions(now, changes)]) == changes.documents(now.spool.articles)
    stories = [key for key, value in copy.items() if value["kind"] == {"name": "story"}]
    assert (
        len(stories) == everything(now).stories == changes_between(before, now).stories
    )
    assert len(copy) - len(stories) == len(second)


def test_what_did_not_change_is_not_written(tmp_path_factory):
    """Of many articles only one that is new is loaded, with its story."""
    texts = dict.fromkeys(LETTERS, "x")
    stories, moments = dict.fromkeys(LETTERS, "s"), dict.fromkeys([*LETTERS, "g"], 1)
    before = written(tmp_path_factory, texts, stories, moments)
    now = written(
        tmp_path_factory,
        {**texts, "g": "x"},
        {**stories, "g": "t"},
        moments,
        (texts, before.spool.folder),
    )

    changes = changes_between(before, now)

    assert changes.loaded == {"g"}
    assert changes.stories_new == {"t"}
    assert not changes.gone
    assert not changes.stories_gone


def test_a_story_that_another_version_joins_is_written_alone(tmp_path_factory):
    """Its articles stay as they are; who reads one finds all versions."""
    texts, moments = dict.fromkeys("abc", "x"), dict.fromkeys("abcd", 1)
    stories = {"a": "s", "b": "s", "c": "t"}
    before = written(tmp_path_factory, texts, stories, moments)
    now = written(
        tmp_path_factory,
        {**texts, "d": "x"},
        {**stories, "d": "s"},
        moments,
        (texts, before.spool.folder),
    )

    changes = changes_between(before, now)

    assert changes.loaded == {"d"}
    assert changes.stories_changed == {"s"}
    assert not changes.stories_new
    assert changes.deletions == 2


@pytest.mark.parametrize("id_", ["a|b c", "ю" * 300, 'q"\\\n', "\u2028"])
def test_any_id_is_a_key(tmp_path_factory, id_):
    """Ids of any characters and any length are told apart, in one line each."""
    one = {id_: "x", f"{id_}!": "x"}
    contents = written(tmp_path_factory, one, dict.fromkeys(one), dict.fromkeys(one, 1))
    index = {}

    apply(index, contents, everything(contents))

    assert len(index) == 4
    assert all(
        len(line.splitlines()) == 2 for line in actions(contents, everything(contents))
    )
