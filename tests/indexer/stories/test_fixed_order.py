"""Is the order of articles the same, however they came, and not that of their ids?"""

import random

import numpy as np

from indexer.stories.features import key_ids_of
from indexer.stories.fixed_order import FixedOrder


def test_articles_are_in_one_order(made_up):
    """With their keys; ids that count up are scattered."""
    articles = [made_up(f"a{n:03}.fr", f"Oslo Nazwa{n}") for n in range(60)]
    shuffled = random.Random(5).sample(articles, 60)  # noqa: S311 - no secret

    one, other = (FixedOrder(some, key_ids_of(some)) for some in (articles, shuffled))

    ids = [article.id for article in one.features]
    assert ids == [article.id for article in other.features]
    assert sorted(ids) == [article.id for article in articles] != ids
    assert [shuffled[number].id for number in other.order] == ids
    for place in (0, 7, 59):
        assert np.array_equal(one.key_ids.of_article(place), one.features[place].keys)
    some = other.key_ids.select([3, 1])
    assert [row.tolist() for row in some.per_article()] == [
        other.features[place].keys.tolist() for place in (3, 1)
    ]
