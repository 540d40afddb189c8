"""Which articles is an embedder asked about, where too many are doubtful?"""

from dataclasses import replace

import numpy as np
import pytest

from indexer.stories import pair_scoring
from indexer.stories.key_table import make_key_table
from indexer.stories.pair_scoring import score_pairs

NAMES = ("Kowno", "Lwów", "Gdynia", "Odesa")
IDS = [f"{name}.{lang}" for name in NAMES for lang in ("fr", "pl")]


@pytest.fixture
def few(monkeypatch):
    """Let an embedder be asked about four articles, and about two beyond."""
    known, limits = pair_scoring.setting, {"embedded": 4, "embedded_new": 2}
    monkeypatch.setattr(
        pair_scoring,
        "setting",
        lambda table, name: limits.get(name) or known(table, name),
    )


@pytest.fixture
def asked(made_up):
    """Give a function that judges eight doubtful articles, and gives who was asked."""

    def run(known=None):
        found = []

        def embed(texts):
            found.extend(texts)
            return np.eye(len(texts), 16, dtype=np.float32)

        table = make_key_table([made_up(id_, id_.partition(".")[0]) for id_ in IDS])
        _, compared = score_pairs(table, IDS, None, embed, known)
        return found, compared

    return run


@pytest.mark.usefixtures("few")
def test_no_more_are_asked_than_may_be(asked):
    """The most doubtful pairs come first, both articles of each."""
    found, compared = asked()

    assert len(found) == 4
    assert {id_.partition(".")[0] for id_ in found} < set(NAMES)
    assert [IDS[number] for number in compared.asked] == sorted(found, key=IDS.index)


@pytest.mark.usefixtures("few")
def test_nobody_is_asked_again_where_nothing_is_new(asked):
    """Whom there was no room for is not asked in the next build either."""
    _, compared = asked()
    compared = replace(compared, fresh=np.zeros(len(IDS), np.bool_))

    found, again = asked(compared)

    assert found == []
    assert again.asked.tolist() == compared.asked.tolist()


@pytest.mark.usefixtures("few")
def test_new_articles_are_asked_about_where_there_is_no_room(asked):
    """With those that they stand in doubt with, but not many."""
    _, compared = asked()
    left = [number for number in range(len(IDS)) if number not in compared.asked]
    fresh = np.zeros(len(IDS), np.bool_)
    fresh[left] = True

    found, again = asked(replace(compared, fresh=fresh))

    assert len(found) == 2
    assert {IDS.index(id_) for id_ in found} < set(left)
    assert len(again.asked) == 6


@pytest.mark.usefixtures("few")
def test_room_that_is_left_is_used(asked):
    """Where articles went that were embedded, others take their turn."""
    _, compared = asked()
    fewer = replace(
        compared,
        fresh=np.zeros(len(IDS), np.bool_),
        asked=compared.asked[:1],
        leads=compared.leads[:1],
    )

    found, again = asked(fewer)

    assert len(found) == 3
    assert len(again.asked) == 4
