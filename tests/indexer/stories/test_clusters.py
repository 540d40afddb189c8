"""Is each language in a story once, and only what belongs to all of it?"""

import numpy as np
import pytest

from indexer.stories.article_table import make_article_table
from indexer.stories.clusters import Cluster, cluster_articles


@pytest.fixture
def clusters(made_up):
    """Return a function that clusters articles of some languages."""

    def run(langs, links, certain=(), days=None):
        days = days or [0] * len(langs)
        articles = [
            made_up(f"{number}.{lang}", day=day)
            for number, (lang, day) in enumerate(zip(langs, days, strict=True))
        ]
        pairs = np.array(sorted(links), np.int64).reshape(-1, 2)
        values = np.array([links[tuple(pair)] for pair in pairs.tolist()])
        return cluster_articles(make_article_table(articles), pairs, values, certain)

    return run


def test_the_likeliest_link_wins(clusters):
    """Two articles of one language are not in one story."""
    stories = clusters(["fr", "pl", "pl"], {(0, 1): 0.9, (0, 2): 0.95})

    assert [c.members for c in stories] == [(0, 2), (1,)]
    assert [c.confidence for c in stories] == [0.95, 1.0]


def test_unlikely_links_are_left(clusters):
    """A link below the least probability joins nothing."""
    assert len(clusters(["fr", "pl"], {(0, 1): 0.6})) == 2


def test_all_of_a_story_must_agree(clusters):
    """One strong link does not outweigh two pairs against it, but it does one."""
    links = {(0, 1): 0.99, (0, 2): 0.99, (1, 2): 0.98, (2, 3): 0.9}

    assert [c.members for c in clusters(["fr", "pl", "uk", "vi"], links)] == [
        (0, 1, 2),
        (3,),
    ]
    assert len(clusters(["fr", "pl", "uk"], {(0, 1): 0.99, (1, 2): 0.9})) == 1


def test_days_of_all_articles_are_close(clusters):
    """An undated article does not join two that are a month apart."""
    links = {(0, 1): 0.99, (1, 2): 0.98}

    stories = clusters(["fr", "pl", "uk"], links, days=[739_000, 0, 739_030])

    assert [c.members for c in stories] == [(0, 1), (2,)]


def test_declared_stories_stay_apart(clusters):
    """What the input declares remains certain, and joins no other declared story."""
    declared = [Cluster((0,), "x"), Cluster((1, 2), "y")]

    stories = clusters(["fr", "pl", "uk"], {(0, 1): 0.99}, declared)

    assert stories == declared
