"""Are articles of like wording found, without comparing all with all?"""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from indexer.stories import near_duplicates
from indexer.stories.lsh_bands import ROWS_PER_BAND, band_hashes
from indexer.stories.near_duplicates import find_near_duplicates

SENTENCE = "Посол Анна Ковальська відкрила у Львові виставку про дипломатію держав. "
TEXTS = [
    SENTENCE * 3,
    f"Сьогодні вранці. {SENTENCE * 3}",
    SENTENCE.replace("Львові", "Одесі") * 3,
    "Учені двох країн випробували супутник, який стежить за лісами й річками. " * 3,
    "Наступного року запрацює спільна лабораторія вакцин при університеті. " * 3,
]


@pytest.fixture(scope="module")
def pool(features):
    """Return features of texts, each in two languages and twice in the first."""
    return [
        features(text, lang, id=f"{number}{copy}")
        for number, text in enumerate(TEXTS)
        for copy, lang in (("a", "uk"), ("b", "uk"), ("c", "pl"))
    ]


def shares_band(one, other):
    """Return whether two signatures have an equal band."""
    equal = (one.signature == other.signature)[: 64 // ROWS_PER_BAND * ROWS_PER_BAND]
    return bool(equal.reshape(-1, ROWS_PER_BAND).all(axis=1).any())


@given(st.data())
@settings(deadline=None)
def test_pairs_are_those_that_a_comparison_of_all_finds(pool, data):
    """Pairs are of one language and have an equal band and similar signatures."""
    articles = data.draw(st.lists(st.sampled_from(pool), max_size=12))

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(near_duplicates, "LEADERS", 12)
        pairs = find_near_duplicates(articles)

    assert pairs.tolist() == [
        [i, j]
        for i, one in enumerate(articles)
        for j, other in enumerate(articles)
        if i < j
        and one.lang == other.lang
        and shares_band(one, other)
        and (one.signature == other.signature).mean() >= 0.4
    ]


@pytest.mark.parametrize("leaders", [1, 2, 4])
def test_only_the_first_of_a_bucket_are_compared_with_all(pool, monkeypatch, leaders):
    """Equal texts are paired with the first few of them."""
    monkeypatch.setattr(near_duplicates, "LEADERS", leaders)

    pairs = find_near_duplicates([pool[0]] * 6)

    assert pairs.tolist() == [[i, j] for i in range(leaders) for j in range(i + 1, 6)]


def test_many_pairs_are_compared_in_chunks(pool, monkeypatch):
    """The size of a chunk makes no difference."""
    pairs = find_near_duplicates(pool)
    monkeypatch.setattr(near_duplicates, "CHUNK", 2)

    assert len(pairs) > 4
    assert find_near_duplicates(pool).tolist() == pairs.tolist()


def test_equal_bands_of_one_language_have_equal_hashes(pool):
    """Two copies have all bands in common, and none with another language."""
    signatures = np.array([one.signature for one in pool[:3]])
    bands = np.array([*band_hashes(signatures, np.array([0, 0, 2]))])
    one, copy, translated = bands.T

    assert len(bands) == 64 // ROWS_PER_BAND
    assert np.array_equal(one, copy)
    assert not np.isin(one, translated).any()


def test_no_articles_have_no_pairs():
    """An empty collection is no error."""
    assert find_near_duplicates([]).shape == (0, 2)
