"""Does a memory come back, from however many layers it was built?"""

import numpy as np
import pytest

from corpus import Article
from indexer.documents import analyze_article
from indexer.state import BuildState, StateSegments, read_build_state, write_build_state
from indexer.stories import key_ids_of

LANGS = ("uk", "fr", "pl", "vi")
TEXTS = ("Київ і Ханой {}", "Marie Curie parle de {}", "Umowa nr {}", "Hà Nội {}")


def remembered(layers, numbers, old=()):
    """Remember articles of some numbers, of which the old ones are known."""
    memory = BuildState()
    for number in numbers:
        body = TEXTS[number % 4].format(number)
        article = Article(
            id=str(number), lang=LANGS[number % 4], title="T", body=body, headline=True
        )
        memory.articles.append(
            memory.article_state(analyze_article(article, home="VN"))
        )
    memory.keys = key_ids_of(gist.features for gist in memory.articles)
    memory.marks = [f"mark {number}" for number in numbers]
    memory.segments = layers.beside([*old, *[-1] * (len(memory.articles) - len(old))])
    return memory


def picture(memory):
    """Give all that is known of each article, in words."""
    keys = memory.segments.numbered(key_ids_of([])).per_article()
    return [
        (
            *(gist.content, gist.part, gist.title, gist.features._replace(keys=0)[:8]),
            *(gist.features.lead, gist.features.positions.tolist(), own.tolist()),
            gist.features.signature.tolist(),
            *(
                sorted(known.texts[number] for number in getattr(gist, name))
                for name, known in memory.words().items()
            ),
            mark,
        )
        for gist, own, mark in zip(memory.articles, keys, memory.marks, strict=True)
    ]


def beside(before, order, fresh):
    """Remember what a build remembers that is built on another."""
    new = remembered(StateSegments(), fresh)
    memory = BuildState([], before.terms, before.forms, before.names)
    memory.add(new)
    following = iter(zip(memory.articles, new.marks, strict=True))
    both = [
        (before.articles[n], before.marks[n]) if n >= 0 else next(following)
        for n in order
    ]
    memory.articles, memory.marks = ([*column] for column in zip(*both, strict=True))
    memory.segments = before.segments.beside(order)
    memory.keys = memory.segments.numbered(new.keys)
    return memory


def test_a_memory_comes_back(tmp_path):
    """All that is known of an article is known again."""
    memory = remembered(StateSegments(), range(12))
    write_build_state(tmp_path, memory)

    found = read_build_state(tmp_path)

    again = tmp_path / "again"
    again.mkdir()
    write_build_state(again, remembered(StateSegments(), range(12)))
    assert picture(found) == picture(read_build_state(again))
    assert [gist.features.id for gist in found.articles] == [str(n) for n in range(12)]
    assert found.articles[4].features.lead == "T\nКиїв і Ханой 4"


def test_layers_are_shared_and_say_what_one_says(tmp_path):
    """A file that stays is linked; what is told is what one layer would tell."""
    first, second, third, anew = (tmp_path / name for name in ("1", "2", "3", "anew"))
    for folder in (first, second, third, anew):
        folder.mkdir()
    write_build_state(first, remembered(StateSegments(), range(40)))
    order = [*range(7), -1, *range(8, 40), -1]
    write_build_state(second, beside(read_build_state(first), order, [50, 51]), first)
    order = [0, -1, *range(2, 41)]
    write_build_state(third, beside(read_build_state(second), order, [52]), second)

    found = read_build_state(third)

    numbers = [0, 52, *range(2, 7), 50, *range(8, 40), 51]
    write_build_state(anew, remembered(StateSegments(), numbers))
    assert picture(found) == picture(read_build_state(anew))
    assert len(found.segments.names) == 3
    for folder in (second, third):
        shared = folder / "memory-1.arrays"
        assert shared.samefile(first / "memory-1.arrays")


def test_after_many_changes_there_is_one_layer(tmp_path):
    """Where much of what layers hold is gone, they are written as one."""
    first, second = tmp_path / "1", tmp_path / "2"
    for folder in (first, second):
        folder.mkdir()
    write_build_state(first, remembered(StateSegments(), range(8)))

    order = [0, 1, 2, -1, -1, -1]
    write_build_state(
        second, beside(read_build_state(first), order, [9, 10, 11]), first
    )

    assert [path.name for path in second.glob("*.arrays")] == ["memory-2.arrays"]
    found = read_build_state(second)
    assert [gist.features.id for gist in found.articles] == [
        "0",
        "1",
        "2",
        "9",
        "10",
        "11",
    ]
    assert found.terms.texts == list(dict.fromkeys(found.terms.texts))


@pytest.mark.parametrize("text", ["{", "[]", '{"form": 3}', '{"form": 4}'])
def test_a_memory_of_another_form_is_none(tmp_path, text):
    """The build then does everything anew."""
    (tmp_path / "memory.json").write_text(text, "utf-8")

    assert read_build_state(tmp_path) is None


@pytest.mark.parametrize("damage", [b"", b"x" * 99])
def test_a_damaged_layer_is_none(tmp_path, damage):
    """As is one that is missing."""
    write_build_state(tmp_path, remembered(StateSegments(), range(4)))
    file = tmp_path / "memory-1.arrays"
    file.write_bytes(file.read_bytes()[:-9] + damage)

    assert read_build_state(tmp_path) is None
    file.unlink()
    assert read_build_state(tmp_path) is None


def test_an_empty_memory_comes_back(tmp_path):
    """There need be no layer."""
    write_build_state(tmp_path, BuildState())

    found = read_build_state(tmp_path)

    assert (found.articles, found.segments.names) == ([], ())
    assert found.segments.numbered(key_ids_of([])).offsets.tolist() == [0]
    assert np.array_equal(found.segments.at, np.zeros((0, 2)))
