"""Is what words and articles mean read as it was written?"""

import numpy as np
import pytest

from search.errors import IndexDamagedError
from search.meaning.meanings import FILE, article_keys, read_meanings

ARTICLES = (("a", "uk", ("мир",)), ("b", "fr", ("paix", "accord")), ("c", "pl", ()))


def test_a_lemma_is_found_in_its_language(make_meanings):
    """And in no other."""
    meanings = make_meanings(*ARTICLES)

    row = meanings.word_row("fr", "paix")
    assert np.allclose(meanings.words.vectors(np.array([row])), [[1, 0, 0]])
    assert meanings.word_row("uk", "paix") is None
    assert meanings.word_row("pl", "zyx") is None


def test_an_article_is_found_by_its_id(make_meanings):
    """One that came later has no row."""
    meanings = make_meanings(*ARTICLES)

    rows = meanings.article_rows(["c", "a", "new", "b"])

    assert rows[2] == -1
    assert meanings.ids.decode(rows[[0, 1, 3]]) == ["c", "a", "b"]
    assert meanings.article_rows([]).tolist() == []


def test_ids_have_keys_of_their_own():
    """The same for the same id, whatever process asks."""
    keys = article_keys(["a", "b", "a"])

    assert keys.dtype == np.uint64
    assert keys[0] == keys[2] != keys[1]


def test_an_index_without_a_model_knows_nothing(tmp_path):
    """That is no damage."""
    assert read_meanings(tmp_path) is None


@pytest.mark.parametrize("kept", [0.0, 0.5, 0.99])
def test_a_file_cut_short_is_damage(make_meanings, tmp_path, kept):
    """The index says so rather than rank at random."""
    make_meanings(*ARTICLES)
    file = tmp_path / FILE
    file.write_bytes(file.read_bytes()[: int(kept * file.stat().st_size)])

    with pytest.raises((IndexDamagedError, ValueError)):
        read_meanings(tmp_path)
