"""Does comparing only what new articles touch find what comparing all does?"""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from indexer.stories.link_state import empty_link_state
from indexer.stories.lsh_bands import band_hashes
from indexer.stories.near_duplicates import NearDuplicates, find_near_duplicates
from indexer.stories.near_duplicates_update import update_near_duplicates

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
    """Give features of texts, each twice, some of them much alike."""
    return [
        features(text, id=f"{place}{copy}")
        for place, text in enumerate(TEXTS)
        for copy in "ab"
    ]


def known_of(features, fresh):
    """Give what a build of the articles that are not fresh found out."""
    old = [features[number] for number in np.flatnonzero(~fresh).tolist()]
    known = replace(
        empty_link_state(len(old)),
        fresh=np.zeros(len(old), np.bool_),
        worded=find_near_duplicates(old, set(), band_hashes(old)),
    )
    return known.renumbered(np.flatnonzero(~fresh), len(features))


@given(st.data())
@settings(deadline=None, max_examples=100)
def test_it_is_as_if_all_were_compared(pool, data):
    """Whichever articles are new, and whichever went."""
    here = data.draw(st.lists(st.sampled_from(range(len(pool))), unique=True))
    gone = data.draw(st.lists(st.sampled_from(range(len(pool))), max_size=3))
    gone = [pool[number] for number in gone if number not in here]
    fresh = data.draw(st.lists(st.booleans(), min_size=len(here), max_size=len(here)))
    made = [pool[number] for number in here]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(
            "indexer.stories.near_duplicates.LEADERS", data.draw(st.integers(1, 4))
        )
        known = known_of(made + gone, np.array([*fresh, *[False] * len(gone)], bool))
        to = np.array([*range(len(made)), *[-1] * len(gone)], np.int64)
        found = update_near_duplicates(
            made, set(), known.renumbered(to, len(made)), gone
        )
        every = find_near_duplicates(made, set(), band_hashes(made))

    assert found.pairs.tolist() == every.pairs.tolist()
    assert found.parts.tolist() == every.parts.tolist()


def test_what_nothing_new_touches_is_taken_over(pool):
    """Wording among known articles is not looked for again."""
    made_up = NearDuplicates(np.array([[0, 9]]), np.array([1]))
    known = known_of(pool, np.zeros(len(pool), bool))

    found = update_near_duplicates(pool, set(), replace(known, worded=made_up), [])

    assert found.pairs.tolist() == [[0, 9]]


def test_a_given_story_ranks_its_article_anew(pool):
    """What it shares with others is looked at again, as it leads them now."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("indexer.stories.near_duplicates.LEADERS", 1)
        known = known_of(pool, np.zeros(len(pool), bool))
        found = update_near_duplicates(pool, {3}, known, [])
        every = find_near_duplicates(pool, {3}, band_hashes(pool))

    assert found.pairs.tolist() == every.pairs.tolist() != known.worded.pairs.tolist()
