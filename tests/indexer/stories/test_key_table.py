"""Is what a table tells of some articles what it tells of them among all?"""

import random

import numpy as np
import pytest

from indexer.stories.key_table import make_key_table

NAMES = "Tuluza Kowno Bergen Arusha Malmo Tirana Quito Lublin Oslo Nantes Turku"


@pytest.fixture
def table(made_up):
    """Give a table of forty articles, one of them without a name."""
    chance = random.Random(4)  # noqa: S311 - no secret
    made = [
        made_up(
            f"{number}.{chance.choice(['uk', 'fr', 'pl', 'vi'])}",
            " ".join(chance.sample(NAMES.split(), number % 7)),
        )
        for number in range(40)
    ]
    return make_key_table(made)


@pytest.mark.parametrize("some", [[], [0], [3, 7], [1, 2, 20, 39]])
def test_norms_of_some_are_those_among_all(table, some):
    """However many are asked for."""
    articles = np.array(some, np.int64)
    every = table.norms(np.arange(len(table)))

    assert np.array_equal(table.norms(articles), every[articles])
    assert every.shape == (40, 4)
    assert len(np.unique(every)) > 20


@pytest.mark.parametrize("step", [1, 3, 100])
def test_postings_and_counts_are_of_the_same_keys(table, step):
    """Each key asked for leads to the articles that have it, as many as are counted."""
    asked = np.arange(len(table.sorts))[::-step]

    articles, starts = table.having(asked)

    assert len(articles) == table.sizes[asked].sum()
    for key in asked:
        having = articles[starts[key] : starts[key + 1]]
        assert having.tolist() == [
            number
            for number in range(len(table))
            if key in table.keys[table.starts[number] : table.starts[number + 1]]
        ]
        counts = np.bincount(table.langs[having], minlength=4)
        assert counts.tolist() == table.counts[:, key].tolist()
