"""Does a story hold each language once, and only what belongs to all of it?"""

import numpy as np
import pytest

from indexer.stories.clusters import Cluster, merge
from indexer.stories.key_table import make_key_table


@pytest.fixture
def joined(made_up):
    """Give a function that merges articles, named by their languages."""

    def run(langs, links, known=(), days=None):
        days = days or [0] * len(langs)
        made = [
            made_up(f"{i}.{x}", day=d)
            for i, (x, d) in enumerate(zip(langs, days, strict=True))
        ]
        pairs = np.array(sorted(links), np.int64).reshape(-1, 2)
        chances = np.array([links[tuple(pair)] for pair in pairs.tolist()])
        return merge(make_key_table(made), pairs, chances, known)

    return run


def test_the_likeliest_link_wins(joined):
    """Two articles of one language do not meet in a story."""
    found = joined(["fr", "pl", "pl"], {(0, 1): 0.9, (0, 2): 0.95})

    assert [c.members for c in found] == [(0, 2), (1,)]
    assert [c.confidence for c in found] == [0.95, 1.0]


def test_unlikely_links_are_left(joined):
    """A link below the least probability joins nothing."""
    assert len(joined(["fr", "pl"], {(0, 1): 0.6})) == 2


def test_all_of_a_story_must_agree(joined):
    """One strong link does not outweigh two pairs against it, but it does one."""
    links = {(0, 1): 0.99, (0, 2): 0.99, (1, 2): 0.98, (2, 3): 0.9}

    assert [c.members for c in joined(["fr", "pl", "uk", "vi"], links)] == [
        (0, 1, 2),
        (3,),
    ]
    assert len(joined(["fr", "pl", "uk"], {(0, 1): 0.99, (1, 2): 0.9})) == 1


def test_days_of_all_articles_are_near(joined):
    """An undated article joins no two that are a month apart."""
    links = {(0, 1): 0.99, (1, 2): 0.98}

    found = joined(["fr", "pl", "uk"], links, days=[739_000, 0, 739_030])

    assert [c.members for c in found] == [(0, 1), (2,)]


def test_given_stories_stay_apart(joined):
    """What the input says keeps certain, and joins no other given story."""
    known = [Cluster((0,), "x"), Cluster((1, 2), "y")]

    found = joined(["fr", "pl", "uk"], {(0, 1): 0.99}, known)

    assert found == known
