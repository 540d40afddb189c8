"""Does an index that grew by segments answer as one that was written at once?"""

import pytest

from search.engines.columnar.segment.index_writer import MAX_SEGMENTS
from search.engines.columnar.segment.merger import first_to_merge
from search.engines.columnar.segment.segment import Segment
from search.engines.columnar.segment.segment_list import SEGMENTS_FILE, read_entries
from search.engines.registry import open_storage
from search.errors import IndexDamagedError
from search.port.storage import write_documents


@pytest.fixture
def grown(tmp_path, make_document):
    """Return the folders of an index in three steps, and of the same in one."""
    storage = open_storage()
    folders = [tmp_path / name for name in ("one", "two", "three", "whole")]
    for folder in folders:
        folder.mkdir()
    one, two, three, whole = folders
    write_documents(
        storage, one, [make_document(n, f"мир {n}") for n in ("а", "б", "в")]
    )
    write_documents(storage, two, [make_document("г", "мир г")], one, frozenset({"б"}))
    write_documents(
        storage, three, [make_document("а", "угода")], two, frozenset({"а"})
    )
    write_documents(
        storage,
        whole,
        [
            make_document("в", "мир в"),
            make_document("г", "мир г"),
            make_document("а", "угода"),
        ],
    )
    return folders


def opened(folder):
    """Open an index."""
    return open_storage().open(folder)


def test_a_grown_index_is_the_whole_one(grown, ask, ids):
    """Hits, scores, totals and counts are those of an index written at once."""
    *_, three, whole = grown

    for text in ("мир", "угода", "м*", "мил~1", '"мир г"', "", "-мир", "lang:uk"):
        one, other = (ask(opened(folder), text) for folder in (three, whole))
        assert ids(one) == ids(other)
        assert [s for _, s in one.page] == [s for _, s in other.page]
        assert (one.total, one.facets) == (other.total, other.facets)


def test_an_older_index_stays_as_it_was(grown, ask, ids):
    """What was deleted later is still found in the earlier index."""
    one, two, *_ = grown

    assert set(ids(ask(opened(one), "мир"))) == {"а", "б", "в"}
    assert set(ids(ask(opened(two), "мир"))) == {"а", "в", "г"}


def test_segments_are_linked_not_copied(grown):
    """The files of unchanged segments are the same ones."""
    one, two, *_ = grown

    first = read_entries(one)[0].name + ".arrays"
    inodes = {folder.joinpath(first).stat().st_ino for folder in (one, two)}
    assert len(inodes) == 1


def test_each_segment_is_opened_once_a_write(
    tmp_path, grown, make_document, monkeypatch
):
    """Whether it is linked or new."""
    names, open_segment = [], Segment.open

    def open_and_record(path):
        names.append(path.name)
        return open_segment(path)

    monkeypatch.setattr(Segment, "open", open_and_record)
    (tmp_path / "next").mkdir()

    write_documents(
        open_storage(), tmp_path / "next", [make_document("д", "мир")], grown[2]
    )

    assert sorted(names) == sorted(set(names))
    entries = read_entries(tmp_path / "next")
    assert {f"{each.name}.arrays" for each in entries} == set(names)


def test_a_replaced_article_is_returned_in_its_new_words(grown):
    """By its id an article is returned as it is now; a deleted one is not."""
    engine = opened(grown[2])

    assert engine.get("а").article.body == "угода"
    assert engine.get("б") is None
    assert [tagged.article.id for tagged in engine.articles()] == ["в", "г", "а"]


@pytest.mark.parametrize(
    "text", ["", "{}", "[1]", '[{"name": "../x"}]', '[{"other": ""}]', "[{}]"]
)
def test_a_broken_list_of_segments_is_damage(grown, text):
    """It is refused, also where it names a file elsewhere."""
    grown[0].joinpath(SEGMENTS_FILE).write_text(text)

    with pytest.raises(IndexDamagedError):
        opened(grown[0])


def test_segments_are_merged_before_there_are_too_many(
    tmp_path, make_document, ask, ids
):
    """An index that grew many times has few segments and answers as a whole one."""
    storage, before = open_storage(), None
    texts = {f"n{n}": f"мир {'угода ' * (n % 3)}{n}" for n in range(24)}
    for number, (name, text) in enumerate(texts.items()):
        folder = tmp_path / str(number)
        folder.mkdir()
        deleted = frozenset({f"n{number - 5}"} if number % 6 == 5 else ())
        write_documents(storage, folder, [make_document(name, text)], before, deleted)
        before = folder
        assert len(read_entries(folder)) <= MAX_SEGMENTS
        assert len(list(folder.glob("MAIN_*"))) <= 2 * MAX_SEGMENTS
    whole = tmp_path / "whole"
    whole.mkdir()
    deleted = {f"n{n - 5}" for n in range(24) if n % 6 == 5}
    write_documents(
        storage,
        whole,
        [
            make_document(name, text)
            for name, text in texts.items()
            if name not in deleted
        ],
    )

    for text in ("мир", "угода", '"мир угода"', "1*", ""):
        one, other = (ask(opened(folder), text, size=50) for folder in (before, whole))
        assert ids(one) == ids(other)
        assert [s for _, s in one.page] == [s for _, s in other.page]
        assert one.facets == other.facets


def test_an_index_that_is_mostly_deleted_is_written_anew(tmp_path, make_document):
    """Deleted documents do not take space for long."""
    storage = open_storage()
    one, two = tmp_path / "1", tmp_path / "2"
    one.mkdir()
    two.mkdir()
    write_documents(storage, one, [make_document(str(n), f"мир {n}") for n in range(8)])
    write_documents(storage, two, [], one, frozenset(map(str, range(5))))

    assert [segment.deleted for segment in read_entries(two)] == [""]
    assert [f.article.id for f in opened(two).articles()] == ["5", "6", "7"]


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [((5, 1), 2), ((5, 1, 1), 1), ((1, 5, 1, 1), 2), ((1, 1, 5), 0), ((), 0)],
)
def test_small_segments_are_merged_first(sizes, expected):
    """Segments after the largest, if there are two or more, else all."""
    assert first_to_merge(sizes, 2) == expected
