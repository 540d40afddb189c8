"""Is a build state read as it was written, from however many segments?"""

import numpy as np
import pytest

from corpus import Article
from indexer.documents import analyze_batch
from indexer.state import (
    BuildState,
    StateWriter,
    extend_state,
    read_build_state,
    segments,
    state_file,
    state_writer,
    write_build_state,
)
from search.engines.registry import open_storage

LANGS = ("uk", "fr", "pl", "vi")
TEXTS = ("Київ і Ханой {}", "Marie Curie parle de {}", "Umowa nr {}", "Hà Nội {}")


def batches_of(numbers):
    """Yield some new articles, which have numbers, analysed one by one."""
    for number in numbers:
        body = TEXTS[number % 4].format(number)
        article = Article(
            id=str(number), lang=LANGS[number % 4], title="T", body=body, headline=True
        )
        yield analyze_batch([article], home="VN", storage=open_storage())


def state_after(folder, previous, old_numbers, numbers):
    """Return the state of a build in a folder that adds some articles to another."""
    first = previous.segments.next_number() if previous else 1
    writer = StateWriter(folder, first)
    for _ in writer.collect_batches(batches_of(numbers)):
        pass
    digests = np.zeros((len(old_numbers), 16), np.uint8)
    new = iter(numbers)
    for row, number in enumerate(old_numbers):
        old = previous.source_digests[number] if number >= 0 else next(new)
        digests[row] = old
    files = [(folder, name) for name in writer.names]
    return extend_state(previous, old_numbers, files, digests)


def state_of(folder, numbers):
    """Return the state of a build of some new articles."""
    return state_after(folder, None, [-1] * len(numbers), numbers)


def all_known(state):
    """Return all that is known of each article, with words in place of ids."""
    keys = state.columns.keys()
    return [
        (
            article.content,
            article.part,
            article.text,
            article.title,
            article.features._replace(keys=0)[:8],
            article.features.lead,
            article.features.positions.tolist(),
            article.features.signature.tolist(),
            keys.of_article(number).tolist(),
            *(
                sorted(interner.texts[word] for word in getattr(article, name))
                for name, interner in state.interners().items()
            ),
            sorted(
                [state.words.texts[word] for word in article.words[pair]]
                for pair in article.pairs.astype(int).tolist()
            ),
            digest.tolist(),
        )
        for number, (article, digest) in enumerate(
            zip(state.articles, state.source_digests, strict=True)
        )
    ]


@pytest.fixture
def folders(tmp_path):
    """Return four empty generations."""
    folders = [tmp_path / name for name in ("first", "second", "third", "full")]
    for folder in folders:
        folder.mkdir()
    return folders


def test_a_state_is_read_as_it_was_written(tmp_path):
    """All that is known of an article is known again."""
    write_build_state(tmp_path, state_of(tmp_path, range(12)))

    state = read_build_state(tmp_path)

    again = tmp_path / "again"
    again.mkdir()
    write_build_state(again, state_of(again, range(12)))
    assert all_known(state) == all_known(read_build_state(again))
    assert [a.features.id for a in state.articles] == [str(n) for n in range(12)]
    assert state.articles[4].features.lead == "T\nКиїв і Ханой 4"


def test_segments_are_shared_and_say_what_one_would(folders):
    """A segment that stays is linked; what is read is what one segment would say."""
    first, second, third, full = folders
    write_build_state(first, state_of(first, range(40)))
    old_numbers = [*range(7), -1, *range(8, 40), -1]
    state = state_after(second, read_build_state(first), old_numbers, [50, 51])
    write_build_state(second, state, first)
    old_numbers = [0, -1, *range(2, 41)]
    state = state_after(third, read_build_state(second), old_numbers, [52])
    write_build_state(third, state, second)

    state = read_build_state(third)

    numbers = [0, 52, *range(2, 7), 50, *range(8, 40), 51]
    write_build_state(full, state_of(full, numbers))
    assert all_known(state) == all_known(read_build_state(full))
    assert len(state.segments.names) == 3
    for folder in (second, third):
        shared = folder / "state-1.arrays"
        assert shared.samefile(first / "state-1.arrays")


def test_after_many_changes_there_is_one_segment(folders):
    """Where many stored articles are deleted, the rest is written as one segment."""
    first, second, *_ = folders
    write_build_state(first, state_of(first, range(8)))

    old_numbers = [0, 1, 2, -1, -1, -1]
    state = state_after(second, read_build_state(first), old_numbers, [9, 10, 11])
    write_build_state(second, state, first)

    assert [path.name for path in second.glob("state-*")] == ["state-3.arrays"]
    state = read_build_state(second)
    ids = [article.features.id for article in state.articles]
    assert ids == ["0", "1", "2", "9", "10", "11"]
    assert state.terms.texts == list(dict.fromkeys(state.terms.texts))


@pytest.mark.parametrize("data", [b"x", b"x" * 99], ids=len)
def test_a_state_of_another_format_is_none(tmp_path, data):
    """The build then does everything anew."""
    (tmp_path / "state.arrays").write_bytes(data)

    assert read_build_state(tmp_path) is None


@pytest.mark.parametrize("damage", [b"", b"x" * 99])
def test_a_state_with_a_damaged_segment_is_none(tmp_path, damage):
    """So is a state with a missing segment."""
    write_build_state(tmp_path, state_of(tmp_path, range(4)))
    file = tmp_path / "state-1.arrays"
    file.write_bytes(file.read_bytes()[:-9] + damage)

    assert read_build_state(tmp_path) is None
    file.unlink()
    assert read_build_state(tmp_path) is None


def test_a_state_without_articles_is_read_again(tmp_path):
    """It has no segment."""
    write_build_state(tmp_path, BuildState())

    state = read_build_state(tmp_path)

    assert (len(state.articles), state.segments.names) == (0, ())
    assert state.columns.keys().select([]).offsets.tolist() == [0]
    assert np.array_equal(state.segments.locations, np.zeros((0, 2)))


def test_no_more_articles_than_a_segment_has_are_in_memory(tmp_path, monkeypatch):
    """What is read is what one segment would say."""
    one, many = tmp_path / "one", tmp_path / "many"
    one.mkdir()
    many.mkdir()
    write_build_state(one, state_of(one, range(10)))
    for module in (segments, state_file, state_writer):
        monkeypatch.setattr(module, "FULL", 3)

    write_build_state(many, state_of(many, range(10)))

    assert all_known(read_build_state(many)) == all_known(read_build_state(one))
    assert len([*many.glob("state-*")]) == 4
