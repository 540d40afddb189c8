"""Are stories the same, compared period by period or at once, in any order?"""

import random

import numpy as np
import pytest
from hypothesis import given, strategies as st

from indexer.stories import link_articles, pair_features, periods as periods_module
from indexer.stories.periods import periods

NAMES = "Tuluza Kowno Bergen Arusha Malmo Tirana Quito Lublin Oslo Nantes Turku"
LANGS = ("uk", "fr", "pl", "vi")
DAYS = st.lists(st.integers(0, 40), min_size=1, max_size=60)


def at_once(monkeypatch, count):
    """Compare so many articles at once."""
    monkeypatch.setattr(periods_module, "AT_ONCE", count)
    monkeypatch.setattr(pair_features, "AT_ONCE", count)


@given(DAYS, st.integers(1, 9), st.data())
def test_each_article_meets_all_that_may_be_of_its_story(days, count, data):
    """Once, and in one period; also where only some are searched for."""
    days = np.array(days)
    chosen = data.draw(st.sets(st.sampled_from(range(len(days)))))
    wanted = np.array(sorted(chosen), np.int64)
    met = {}
    with pytest.MonkeyPatch.context() as patch:
        at_once(patch, count)
        for articles, others in periods(days, wanted):
            for article in articles.tolist():
                assert article not in met
                met[article] = np.concatenate(others).tolist()
            assert all(len(part) <= count for part in (articles, *others))
            assert all((np.diff(part) > 0).all() for part in others)

    assert sorted(met) == wanted.tolist()
    for article, others in met.items():
        assert len(others) == len({*others})
        close = (np.abs(days - days[article]) <= 5) | (days == 0) | (days[article] == 0)
        assert {*others} >= {*np.flatnonzero(close).tolist()}


@pytest.fixture
def some_articles(made_up):
    """Return a function that makes articles, some of one story, some undated."""

    def make(seed, count=150):
        chance = random.Random(seed)  # noqa: S311 - no secret
        articles = []
        for story in range(count // 3):
            names = " ".join([*chance.sample(NAMES.split(), 6), f"Nazwa{story % 20}"])
            day = chance.choice([0, *range(700_000, 700_060)])
            for lang in chance.sample(LANGS, chance.randint(1, 3)):
                late = day and day + chance.randint(0, 7)
                articles.append(
                    made_up(f"{chance.random()}.{lang}", names, lang=lang, day=late)
                )
        return articles

    return make


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("count", [5, 40])
def test_stories_do_not_depend_on_periods_and_order(
    some_articles, monkeypatch, seed, count
):
    """Members, ids and confidences are the same."""
    articles = some_articles(seed)
    stories, _ = link_articles(articles)
    random.Random(seed).shuffle(articles)  # noqa: S311 - no secret
    at_once(monkeypatch, count)

    found, state = link_articles(articles)

    assert found == stories
    assert sum(len(story.versions) > 1 for story in found.stories) > 5
    again, _ = link_articles(articles, state)
    assert again == stories
