"""Is what a table returns of some articles the same as of them among all?"""

import random

import numpy as np
import pytest

from indexer.stories.article_table import make_article_table

NAMES = "Tuluza Kowno Bergen Arusha Malmo Tirana Quito Lublin Oslo Nantes Turku"


@pytest.fixture
def table(made_up):
    """Return a table of forty articles, some of them without a name."""
    chance = random.Random(4)  # noqa: S311 - no secret
    articles = [
        made_up(
            f"{number}.{chance.choice(['uk', 'fr', 'pl', 'vi'])}",
            " ".join(chance.sample(NAMES.split(), number % 7)),
        )
        for number in range(40)
    ]
    return make_article_table(articles).keys(np.arange(40))


@pytest.mark.parametrize("some", [[], [0], [3, 7], [1, 2, 20, 39]])
def test_norms_of_some_are_those_among_all(table, some):
    """For any selection of articles."""
    articles = np.array(some, np.int64)
    norms = table.norms(np.arange(len(table)))

    assert np.array_equal(table.norms(articles), norms[articles])
    assert norms.shape == (40, 4)
    assert len(np.unique(norms)) > 20


@pytest.mark.parametrize("step", [1, 3, 100])
def test_postings_and_frequencies_are_of_the_same_keys(table, step):
    """Each key leads to the articles that have it, as many as are counted."""
    keys = np.arange(len(table.statistics.kinds))[::-step]

    articles, starts = table.postings(keys)

    assert len(articles) == table.statistics.total_frequencies[keys].sum()
    for key in keys:
        posted = articles[starts[key] : starts[key + 1]]
        assert posted.tolist() == [
            number for number in range(len(table)) if key in table.keys_of(number)
        ]
        counts = np.bincount(table.langs[posted], minlength=4)
        assert counts.tolist() == table.statistics.frequencies[:, key].tolist()
