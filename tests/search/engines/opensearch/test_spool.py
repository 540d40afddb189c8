"""Are the articles of a generation those that were written, from one to the next?"""

import json

import pytest
from hypothesis import given, strategies as st

from search.engines.opensearch import spool_writing
from search.engines.opensearch.spool import SPOOL, read_spool
from search.engines.opensearch.spool_writing import MAX_FILES, pack, write_spool
from search.errors import IndexDamagedError


def batch(*ids, text=""):
    """Return a batch of articles."""
    return pack(
        ids, (json.dumps({"id": i, "text": text}).encode() + b"\n" for i in ids)
    )


def content(folder, wanted=None):
    """Return the ids of a generation's articles, with their texts."""
    articles = read_spool(folder).read(wanted)
    return {a.id: json.loads(a.line)["text"] for a in articles}


@pytest.fixture
def generation(tmp_path):
    """Return a function that makes a new folder."""
    numbers = iter(range(10_000))

    def make():
        folder = tmp_path / f"gen-{next(numbers):06d}"
        folder.mkdir()
        return folder

    return make


def test_articles_are_read_as_they_were_written(generation):
    """All batches are there, in their order."""
    folder = generation()

    spool = write_spool(folder, [batch("a", "б"), batch("c")], None, frozenset())

    assert spool.articles == 3
    assert read_spool(folder) == spool
    assert [(a.id, a.place) for a in spool.read()] == [("a", 0), ("б", 1), ("c", 2)]
    assert [*spool.ids()] == ["a", "б", "c"]
    assert spool.added == ("a", "б", "c")
    assert not spool.removed


def test_some_articles_are_found_without_the_rest(generation):
    """Only those that are wanted are read."""
    folder = generation()
    write_spool(folder, [batch(*"abc"), batch(*"def")], None, frozenset())

    assert content(folder, {"b", "x"}) == {"b": ""}


def test_a_generation_without_articles(generation):
    """Nothing is written, and nothing read."""
    spool = write_spool(generation(), [], None, frozenset())

    assert (spool.articles, [*spool.read()]) == (0, [])


def test_the_next_generation_has_what_was_not_deleted(generation):
    """What is deleted is gone, what is written again is new, the rest is shared."""
    first, second = generation(), generation()
    write_spool(first, [batch(*"abcdefghij", text="old")], None, frozenset())

    changes = [batch("b", "k", text="new")]
    spool = write_spool(second, changes, first, frozenset("ab"))

    old = dict.fromkeys("cdefghij", "old")
    assert content(second) == {**old, "b": "new", "k": "new"}
    assert spool.articles == 10
    assert (spool.added, spool.removed) == (("b", "k"), ("a", "b"))
    assert content(first) == dict.fromkeys("abcdefghij", "old")
    name = read_spool(first).files[0] + ".gz"
    assert (first / name).samefile(second / name)


def test_an_article_that_was_deleted_twice_is_there_once(generation):
    """Each line of an article is dead but the last."""
    base = None
    for text in ("one", "two", "three"):
        folder = generation()
        deleted = frozenset("a") if base else frozenset()
        added = batch("a", text=text), batch(text, text=text)
        write_spool(folder, added, base, deleted)
        base = folder

    assert content(base)["a"] == "three"
    assert [*read_spool(base).ids()].count("a") == 1


def test_too_many_files_become_one(generation):
    """The files of many small builds are made one, with the places as they were."""
    base = None
    for number in range(MAX_FILES + 1):
        folder = generation()
        write_spool(folder, [batch(str(number))], base, frozenset())
        base = folder

    spool = read_spool(base)
    assert len(spool.files) == 1
    numbers = [(str(n), n) for n in range(MAX_FILES + 1)]
    assert [(a.id, a.place) for a in spool.read()] == numbers


def test_what_is_dead_is_dropped(generation):
    """Where much is deleted, the file is written anew without it."""
    first, second = generation(), generation()
    write_spool(first, [batch(*"abcd", text="x" * 999)], None, frozenset())

    spool = write_spool(second, [], first, frozenset("ab"))

    assert not spool.dead
    assert content(second).keys() == {*"cd"}
    assert [a.place for a in spool.read()] == [2, 3]


@pytest.mark.parametrize("kind", ["table", "packed", "directory", "cut"])
def test_damage_is_told(generation, kind):
    """A file that is missing, cut or no such file is damage, never fewer articles."""
    folder = generation()
    name = write_spool(folder, [batch(*"abc")], None, frozenset()).files[0]
    broken = {
        "table": lambda: (folder / SPOOL).write_text("{}"),
        "packed": lambda: (folder / f"{name}.gz").write_bytes(b"no gzip"),
        "directory": (folder / f"{name}.dir").unlink,
        "cut": lambda: (folder / f"{name}.dir").write_text('{"at": 0}\n'),
    }
    broken[kind]()

    with pytest.raises(IndexDamagedError, match="cannot be read"):
        content(folder)


STEPS = st.lists(
    st.tuples(
        st.sets(st.sampled_from("abcdefgh")), st.sets(st.sampled_from("abcdefgh"))
    )
)


@given(STEPS)
def test_builds_of_any_kind_add_up(tmp_path_factory, steps):
    """After any additions, changes and deletions there is what there should be."""
    expected, base = {}, None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spool_writing, "MAX_FILES", 3)
        for number, (deleted, added) in enumerate(steps):
            folder = tmp_path_factory.mktemp("spool")
            gone = frozenset(deleted | added) & expected.keys()
            batches = [batch(*sorted(added), text=str(number))] if added else []
            spool = write_spool(folder, batches, base, gone)
            expected = {i: t for i, t in expected.items() if i not in gone}
            expected |= dict.fromkeys(added, str(number))
            base = folder

            assert content(folder) == expected
            assert spool.articles == len(expected)
            assert sorted(spool.ids()) == sorted(expected)
