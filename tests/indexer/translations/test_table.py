"""Does a table contain what its definition says?"""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from analyzers import LANGUAGES
from indexer.translations import table
from indexer.translations.table import learn_table
from search.expansion.translation_table import HUB, NEIGHBOURS


def drawn(sizes, seed=0, width=6):
    """Return words and vectors for languages of some sizes."""
    random = np.random.default_rng(seed)
    words = {
        lang: {f"{lang}{n:03}": f"{lang}{n:03}s" for n in range(size)}
        for lang, size in sizes.items()
    }
    vectors = {
        lang: random.normal(size=(size, width)).astype(np.float32) + number
        for number, (lang, size) in enumerate(sizes.items())
    }
    return words, vectors


def cosines(one, other):
    """Return the cosines of two languages' vectors, each less its language's mean."""
    rows = []
    for vectors in (one, other):
        centred = vectors.astype(float) - vectors.astype(float).mean(axis=0)
        rows.append(centred / np.linalg.norm(centred, axis=1, keepdims=True))
    return rows[0] @ rows[1].T


def density(values):
    """Return the mean of the highest values."""
    best = sorted(values, reverse=True)[:HUB]
    return sum(best) / len(best)


@given(
    st.fixed_dictionaries({lang: st.integers(2, HUB + 5) for lang in LANGUAGES}),
    st.integers(0, 1_000),
)
@settings(max_examples=15, deadline=None)
def test_neighbours_are_those_of_a_naive_computation(sizes, seed):
    """Twice the cosine, less the mean cosine of each of the two with its neighbours."""
    words, vectors = drawn(sizes, seed)

    meanings = learn_table("m", words, vectors)

    for lang in LANGUAGES:
        for target in set(LANGUAGES) - {lang}:
            table_ = cosines(vectors[lang], vectors[target])
            others = [x for x in LANGUAGES if x != target]
            among = np.hstack([cosines(vectors[target], vectors[x]) for x in others])
            hubs = [density(row) for row in among.tolist()]
            for term, row in zip(words[lang], table_.tolist(), strict=True):
                csls = [
                    2 * c - density(row) - h for c, h in zip(row, hubs, strict=True)
                ]
                neighbours = meanings.neighbours(lang, term, target)
                assert [
                    neighbour.nearness for neighbour in neighbours
                ] == pytest.approx(sorted(csls, reverse=True)[:NEIGHBOURS], abs=1e-4)


def test_translations_are_nearest(model):
    """Words of one meaning find each other, though languages differ."""
    every = {
        "uk": ("вітер", "лікарня", "мир", "угода", "школа"),
        "fr": ("accord", "hôpital", "paix", "vent", "école"),
        "pl": ("pokój", "szkoła", "szpital", "umowa", "wiatr"),
    }
    words = {
        lang: {word: word for word in words_of_lang}
        for lang, words_of_lang in every.items()
    }

    meanings = learn_table(
        "m",
        words,
        {lang: model(words_of_lang) for lang, words_of_lang in every.items()},
    )

    assert meanings.neighbours("uk", "мир", "fr")[0].term == "paix"
    assert meanings.neighbours("fr", "vent", "pl")[0].term == "wiatr"
    assert meanings.neighbours("pl", "szpital", "uk")[0].term == "лікарня"


def test_a_table_contains_what_a_reader_needs():
    """Terms, forms, vectors of length 1, and centres of each language and of all."""
    words, vectors = drawn({"uk": 5, "fr": 3})

    meanings = learn_table("model/1", words, vectors)

    assert meanings.model == "model/1"
    ukrainian = meanings.languages["uk"]
    assert ukrainian.terms == tuple(words["uk"])
    assert ukrainian.forms == tuple(words["uk"].values())
    lengths = np.linalg.norm(ukrainian.vectors.astype(float), axis=1)
    assert lengths == pytest.approx(np.ones(5), abs=1e-2)
    assert set(meanings.centres) == {"", "uk", "fr"}
    assert meanings.centres["uk"] == pytest.approx(vectors["uk"].mean(axis=0))
    everything = np.concatenate([*vectors.values()])
    assert meanings.centres[""] == pytest.approx(everything.mean(axis=0), abs=1e-5)


def test_a_language_has_no_neighbours_in_itself():
    """A term has none in languages that the collection lacks, either."""
    words, vectors = drawn({"uk": 5, "fr": 3})

    meanings = learn_table("m", words, vectors)

    assert len(meanings.neighbours("uk", "uk000", "fr")) == 3
    for target in ("uk", "pl", "vi"):
        assert meanings.neighbours("uk", "uk000", target) == ()


def test_one_language_alone_is_a_table():
    """There is nothing to be near to."""
    words, vectors = drawn({"uk": 3, "fr": 0})

    meanings = learn_table("m", words, vectors)

    assert set(meanings.languages) == {"uk"}
    assert not meanings.languages["uk"].hubs.any()


def test_a_collection_without_words_is_a_table():
    """Articles may have no letters."""
    meanings = learn_table("m", *drawn(dict.fromkeys(LANGUAGES, 0)))

    assert (dict(meanings.languages), dict(meanings.centres)) == ({}, {})


def test_a_single_word_is_a_table():
    """A language's only word is its centre and has no direction, which is no error."""
    words, vectors = drawn({"uk": 1, "fr": 1})

    (neighbour,) = learn_table("m", words, vectors).neighbours("uk", "uk000", "fr")

    assert (neighbour.weight, neighbour.nearness) == (1, 0)


@pytest.mark.parametrize("rows", [1, 2, 7])
def test_the_size_of_a_step_does_not_matter(monkeypatch, rows):
    """Tables too large for memory are computed in parts."""
    drawn_words = drawn({"uk": 7, "fr": 5, "vi": 4})
    whole = learn_table("m", *drawn_words)

    monkeypatch.setattr(table, "ROWS", rows)
    parts = learn_table("m", *drawn_words)

    for lang, words in whole.languages.items():
        in_parts = parts.languages[lang]
        assert in_parts.hubs == pytest.approx(words.hubs, abs=1e-5)
        nearness = words.neighbours["nearness"]
        assert in_parts.neighbours["nearness"] == pytest.approx(nearness, abs=1e-5)


def test_steps_are_reported():
    """A build can show how far it is."""
    steps = []

    learn_table("m", *drawn({"uk": 2, "fr": 2}), lambda *step: steps.append(step))

    assert steps == [(0, 2), (1, 2), (2, 2)]
