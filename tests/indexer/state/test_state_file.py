"""Is a build state read as it was written, from however many segments?"""

import numpy as np
import pytest

from corpus import Article
from indexer.documents import analyze_article
from indexer.state import BuildState, StateSegments, read_build_state, write_build_state
from indexer.stories import key_ids_of

LANGS = ("uk", "fr", "pl", "vi")
TEXTS = ("Київ і Ханой {}", "Marie Curie parle de {}", "Umowa nr {}", "Hà Nội {}")


def state_of(numbers):
    """Return the state of a build of some new articles, which have numbers."""
    state = BuildState()
    for number in numbers:
        body = TEXTS[number % 4].format(number)
        article = Article(
            id=str(number), lang=LANGS[number % 4], title="T", body=body, headline=True
        )
        state.articles.append(state.article_state(analyze_article(article, home="VN")))
    state.keys = key_ids_of(article.features for article in state.articles)
    state.source_digests = [f"digest {number}" for number in numbers]
    state.segments = StateSegments().for_articles([-1] * len(state.articles))
    return state


def state_after(previous, old_numbers, numbers):
    """Return the state of a build that starts from another and adds some articles."""
    new = state_of(numbers)
    state = BuildState(
        [], previous.terms, previous.forms, previous.names, previous.words
    )
    state.add(new)
    added = iter(zip(state.articles, new.source_digests, strict=True))
    both = [
        (previous.articles[n], previous.source_digests[n]) if n >= 0 else next(added)
        for n in old_numbers
    ]
    state.articles, state.source_digests = (
        [*column] for column in zip(*both, strict=True)
    )
    state.segments = previous.segments.for_articles(old_numbers)
    state.keys = state.segments.join_keys(new.keys)
    return state


def all_known(state):
    """Return all that is known of each article, with words in place of ids."""
    keys = state.segments.join_keys(key_ids_of([])).per_article()
    return [
        (
            article.content,
            article.part,
            article.title,
            article.features._replace(keys=0)[:8],
            article.features.lead,
            article.features.positions.tolist(),
            article.features.signature.tolist(),
            own.tolist(),
            *(
                sorted(interner.texts[word] for word in getattr(article, name))
                for name, interner in state.interners().items()
            ),
            sorted(
                [state.words.texts[word] for word in article.words[pair]]
                for pair in article.pairs.astype(int).tolist()
            ),
            digest,
        )
        for article, own, digest in zip(
            state.articles, keys, state.source_digests, strict=True
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
    write_build_state(tmp_path, state_of(range(12)))

    state = read_build_state(tmp_path)

    again = tmp_path / "again"
    again.mkdir()
    write_build_state(again, state_of(range(12)))
    assert all_known(state) == all_known(read_build_state(again))
    assert [a.features.id for a in state.articles] == [str(n) for n in range(12)]
    assert state.articles[4].features.lead == "T\nКиїв і Ханой 4"


def test_segments_are_shared_and_say_what_one_would(folders):
    """A segment that stays is linked; what is read is what one segment would say."""
    first, second, third, full = folders
    write_build_state(first, state_of(range(40)))
    old_numbers = [*range(7), -1, *range(8, 40), -1]
    state = state_after(read_build_state(first), old_numbers, [50, 51])
    write_build_state(second, state, first)
    old_numbers = [0, -1, *range(2, 41)]
    state = state_after(read_build_state(second), old_numbers, [52])
    write_build_state(third, state, second)

    state = read_build_state(third)

    numbers = [0, 52, *range(2, 7), 50, *range(8, 40), 51]
    write_build_state(full, state_of(numbers))
    assert all_known(state) == all_known(read_build_state(full))
    assert len(state.segments.names) == 3
    for folder in (second, third):
        shared = folder / "state-1.arrays"
        assert shared.samefile(first / "state-1.arrays")


def test_after_many_changes_there_is_one_segment(folders):
    """Where many stored articles are deleted, the rest is written as one segment."""
    first, second, *_ = folders
    write_build_state(first, state_of(range(8)))

    state = state_after(read_build_state(first), [0, 1, 2, -1, -1, -1], [9, 10, 11])
    write_build_state(second, state, first)

    assert [path.name for path in second.glob("*.arrays")] == ["state-2.arrays"]
    state = read_build_state(second)
    ids = [article.features.id for article in state.articles]
    assert ids == ["0", "1", "2", "9", "10", "11"]
    assert state.terms.texts == list(dict.fromkeys(state.terms.texts))


@pytest.mark.parametrize("text", ["{", "[]", '{"segments": 3}', '{"segments": []}'])
def test_a_state_of_another_format_is_none(tmp_path, text):
    """The build then does everything anew."""
    (tmp_path / "state.json").write_text(text, "utf-8")

    assert read_build_state(tmp_path) is None


@pytest.mark.parametrize("damage", [b"", b"x" * 99])
def test_a_state_with_a_damaged_segment_is_none(tmp_path, damage):
    """So is a state with a missing segment."""
    write_build_state(tmp_path, state_of(range(4)))
    file = tmp_path / "state-1.arrays"
    file.write_bytes(file.read_bytes()[:-9] + damage)

    assert read_build_state(tmp_path) is None
    file.unlink()
    assert read_build_state(tmp_path) is None


def test_a_state_without_articles_is_read_again(tmp_path):
    """It has no segment."""
    write_build_state(tmp_path, BuildState())

    state = read_build_state(tmp_path)

    assert (state.articles, state.segments.names) == ([], ())
    assert state.segments.join_keys(key_ids_of([])).offsets.tolist() == [0]
    assert np.array_equal(state.segments.locations, np.zeros((0, 2)))
