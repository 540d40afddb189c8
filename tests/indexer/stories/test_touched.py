"""Does comparing only what new articles touch find the re-posts that all give?"""

import numpy as np
import pytest
from hypothesis import given, settings, strategies as st

from indexer.stories.compared import nothing_compared
from indexer.stories.reposts import find_reposts
from indexer.stories.touched import find_reposts_beside

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
    old = [number for number in range(len(features)) if not fresh[number]]
    found = find_reposts([features[number] for number in old], set())
    reposts = [(old[one], old[other]) for one, other in found.items()]
    known = nothing_compared(len(features)).renumbered(np.zeros(0, np.int64), 0)
    values = {
        **{name: getattr(known, name) for name in known.__dataclass_fields__},
        "fresh": np.array(fresh, np.bool_),
        "reposts": np.array(reposts, np.int64).reshape(-1, 2),
    }
    return type(known)(**values)


@given(st.data())
@settings(deadline=None, max_examples=60)
def test_it_is_as_if_all_were_compared(pool, data):
    """Whichever articles are new, and whichever went."""
    here = data.draw(st.lists(st.sampled_from(range(len(pool))), unique=True))
    gone = data.draw(st.lists(st.sampled_from(range(len(pool))), max_size=3))
    gone = [pool[number] for number in gone if number not in here]
    fresh = data.draw(st.lists(st.booleans(), min_size=len(here), max_size=len(here)))
    made = [pool[number] for number in here]

    before = made + gone
    known = known_of(before, [*fresh, *[False] * len(gone)])
    to = np.array([*range(len(made)), *[-1] * len(gone)], np.int64)
    known = known.renumbered(to, len(made))
    found = find_reposts_beside(made, set(), known, gone)

    assert found == find_reposts(made, set())


def test_what_nothing_new_touches_is_taken_over(pool):
    """Re-posts among known articles are not looked for again."""
    known = known_of(pool, [False] * len(pool))
    made_up = {name: getattr(known, name) for name in known.__dataclass_fields__}
    made_up["reposts"] = np.array([(9, 0)])

    found = find_reposts_beside(pool, set(), type(known)(**made_up), [])

    assert found == {9: 0}
