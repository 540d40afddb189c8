"""Does a translation table return nearest neighbours, and is it read as written?"""

import numpy as np
import pytest
from hypothesis import given, strategies as st

from analyzers import LANGUAGES
from search.expansion.translation_table import (
    HUB,
    NEIGHBOUR,
    NEIGHBOURS,
    LanguageTable,
    TranslationTable,
    nearest,
    read_translation_table,
    write_translation_table,
)

SIZE = 4


def make_language_table(terms, neighbours, vectors=None):
    """Return a table of one language from the neighbours of each term."""
    table = np.empty((len(terms), len(LANGUAGES), NEIGHBOURS), dtype=NEIGHBOUR)
    table["term"], table["nearness"] = -1, 0
    for row, cells_by_language in enumerate(neighbours):
        for lang, cells in cells_by_language.items():
            for rank, cell in enumerate(cells):
                table[row, LANGUAGES.index(lang), rank] = cell
    rows = np.eye(len(terms), SIZE) if vectors is None else vectors
    return LanguageTable(
        terms=tuple(terms),
        forms=tuple(f"{term}+" for term in terms),
        vectors=np.array(rows, dtype=np.float16),
        hubs=np.zeros(len(terms), dtype=np.float32),
        neighbours=table,
    )


@pytest.fixture
def meanings():
    """Return a table of two languages."""
    return TranslationTable(
        model="model/1",
        languages={
            "uk": make_language_table(
                ("мир", "угода"), ({"fr": [(1, 0.9)]}, {"fr": [(0, 0.8), (1, 0.2)]})
            ),
            "fr": make_language_table(
                ("accord", "paix"), ({"uk": [(1, 0.8)]}, {"uk": [(0, 0.9)]})
            ),
        },
        centres={lang: np.zeros(SIZE, dtype=np.float32) for lang in ("", "uk", "fr")},
    )


def test_neighbours_come_nearest_first(meanings):
    """Weights fall with nearness and add up to 1; forms are those to be shown."""
    first, second = meanings.neighbours("uk", "угода", "fr")

    assert (first.term, first.form, second.term) == ("accord", "accord+", "paix")
    assert first.weight > second.weight > 0
    assert first.weight + second.weight == pytest.approx(1)
    assert (first.nearness, second.nearness) == pytest.approx((0.8, 0.2))


@pytest.mark.parametrize(
    "lookup",
    [("uk", "ґґґ", "fr"), ("pl", "мир", "fr"), ("uk", "мир", "vi"), ("uk", "", "fr")],
)
def test_what_is_unknown_has_no_neighbours(meanings, lookup):
    """An unknown term or language is no error."""
    assert meanings.neighbours(*lookup) == ()


def test_a_table_has_its_own_terms_only(meanings):
    """Whole terms, in their own language."""
    terms = (("uk", "мир"), ("uk", "ми"), ("uk", "ясно"), ("fr", "мир"), ("pl", "a"))

    assert [meanings.knows(*each) for each in terms] == [True] + [False] * 4


def test_a_vector_is_near_what_it_points_to(meanings):
    """The vector of a word that no article has may have any length."""
    neighbours = meanings.neighbours_of_vector(
        np.array([0, 3, 1, 0], dtype=np.float32), "fr"
    )

    assert [neighbour.term for neighbour in neighbours] == ["paix", "accord"]
    assert sum(neighbour.weight for neighbour in neighbours) == pytest.approx(1)
    assert meanings.neighbours_of_vector(np.ones(SIZE, dtype=np.float32), "vi") == ()


def test_a_vector_is_centred(meanings):
    """What all words have in common does not count."""
    meanings.centres[""][:] = (0, 5, 0, 0)
    neighbours = meanings.neighbours_of_vector(
        np.array([1, 5, 0, 0], dtype=np.float32), "fr"
    )

    assert neighbours[0].term == "accord"


def test_the_centre_itself_points_nowhere(meanings):
    """A vector of no direction divides by nothing, and leaves the asker's alone."""
    vector = np.zeros(SIZE, dtype=np.float32)

    neighbours = meanings.neighbours_of_vector(vector, "fr")

    assert {neighbour.weight for neighbour in neighbours} == {0.5}
    assert not vector.any()


def test_files_are_read_as_they_were_written(meanings, tmp_path):
    """A reader has what a build learnt."""
    write_translation_table(tmp_path, meanings)

    again = read_translation_table(tmp_path)

    assert again.model == meanings.model
    assert again.centres.keys() == meanings.centres.keys()
    for lang, words in meanings.languages.items():
        read = again.languages[lang]
        assert (read.terms, read.forms) == (words.terms, words.forms)
        assert np.array_equal(read.vectors, words.vectors)
        assert np.array_equal(read.hubs, words.hubs)
        for term in words.terms:
            for target in LANGUAGES:
                expected = meanings.neighbours(lang, term, target)
                assert again.neighbours(lang, term, target) == expected


def test_a_language_without_terms_is_read_back(tmp_path):
    """A collection may have an article of signs only."""
    table = TranslationTable(
        "m", {"uk": make_language_table((), (), np.zeros((0, SIZE)))}, {}
    )
    write_translation_table(tmp_path, table)

    again = read_translation_table(tmp_path)

    assert again.languages["uk"].terms == ()
    assert again.neighbours_of_vector(np.ones(SIZE, dtype=np.float32), "uk") == ()


def test_an_index_without_files_has_no_table(tmp_path):
    """An index that was built without a model knows no words."""
    table = read_translation_table(tmp_path)

    assert (table.model, dict(table.languages)) == ("", {})
    assert table.neighbours("uk", "мир", "fr") == ()


def cut(path):
    """Cut a file in half."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


DAMAGE = {
    "missing": lambda path: path.unlink(),
    "cut off": cut,
    "empty": lambda path: path.write_bytes(b""),
    "something else": lambda path: path.write_bytes(b"\x00else" * 90),
}


@pytest.mark.parametrize("name", ["meanings.uk.npy", "meanings.uk.hubs.npy",
                                  "meanings.fr.near.npy"])  # fmt: skip
@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_array_is_an_error(meanings, tmp_path, name, damage):
    """Nothing is answered from half a table."""
    write_translation_table(tmp_path, meanings)
    damage(tmp_path / name)

    with pytest.raises((OSError, ValueError)):
        read_translation_table(tmp_path)


@pytest.mark.parametrize("damage", ["cut off", "empty"])
def test_a_damaged_head_is_an_error(meanings, tmp_path, damage):
    """A head that cannot be read is not taken for a missing one."""
    write_translation_table(tmp_path, meanings)
    DAMAGE[damage](tmp_path / "meanings.json")

    with pytest.raises(ValueError, match="char"):
        read_translation_table(tmp_path)


COSINE = st.integers(-100, 100).map(lambda number: number / 100)


@st.composite
def tables(draw):
    """Draw a table of cosines, the columns' hubs and how many to return."""
    rows, columns = draw(st.integers(1, 5)), draw(st.integers(1, HUB + 5))
    cells = draw(st.lists(COSINE, min_size=rows * columns, max_size=rows * columns))
    hubs = draw(st.lists(COSINE, min_size=columns, max_size=columns))
    table = np.array(cells, dtype=np.float32).reshape(rows, columns)
    return table, np.array(hubs, dtype=np.float32), draw(st.integers(1, 25))


@given(tables())
def test_the_nearest_are_those_of_a_naive_computation(drawn):
    """Each row's columns of the highest CSLS are returned once each, highest first."""
    cosines, hubs, count = drawn

    numbers, nearness = nearest(cosines, hubs, count)

    assert numbers.shape == nearness.shape == (len(cosines), min(count, len(hubs)))
    for row, chosen, values in zip(cosines, numbers, nearness, strict=True):
        dense = sorted(row.tolist(), reverse=True)[:HUB]
        own = sum(dense) / len(dense)
        csls = [
            2 * cosine - own - hub
            for cosine, hub in zip(row.tolist(), hubs.tolist(), strict=True)
        ]
        best = sorted(csls, reverse=True)[:count]
        assert values.tolist() == pytest.approx(best, abs=1e-5)
        assert len(set(chosen.tolist())) == len(chosen)
        assert [csls[n] for n in chosen] == pytest.approx(values.tolist(), abs=1e-5)
