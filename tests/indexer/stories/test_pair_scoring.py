"""Which articles is an embedder given, where too many are undecided?"""

from dataclasses import replace

import numpy as np
import pytest

from indexer.stories import pair_scoring
from indexer.stories.article_table import make_article_table
from indexer.stories.pair_scoring import score_pairs

NAMES = ("Kowno", "Lwów", "Gdynia", "Odesa")
IDS = [f"{name}.{lang}" for name in NAMES for lang in ("fr", "pl")]


@pytest.fixture
def few(monkeypatch):
    """Limit the embedder to four articles, and two more where there is room."""
    setting = pair_scoring.setting
    limits = {"max_embedded": 4, "max_embedded_new": 2}
    monkeypatch.setattr(
        pair_scoring,
        "setting",
        lambda table, name: limits.get(name) or setting(table, name),
    )


@pytest.fixture
def embedded_by(made_up):
    """Return a function that scores eight undecided articles.

    It returns the ids of those that were embedded, and the new state.
    """

    def run(state=None):
        texts = []

        def embed(leads):
            texts.extend(leads)
            return np.eye(len(leads), 16, dtype=np.float32)

        table = make_article_table([made_up(id_, id_.partition(".")[0]) for id_ in IDS])
        _, new_state = score_pairs(table, IDS, None, embed, state)
        return texts, new_state

    return run


@pytest.mark.usefixtures("few")
def test_no_more_are_embedded_than_may_be(embedded_by):
    """The least decided pairs come first, both articles of each."""
    ids, state = embedded_by()

    assert len(ids) == 4
    assert {id_.partition(".")[0] for id_ in ids} < set(NAMES)
    assert [IDS[number] for number in state.embedded] == sorted(ids, key=IDS.index)


@pytest.mark.usefixtures("few")
def test_none_are_embedded_where_nothing_is_new(embedded_by):
    """Those for which there was no room are not embedded by the next build either."""
    _, state = embedded_by()
    state = replace(state, is_new=np.zeros(len(IDS), np.bool_))

    ids, new_state = embedded_by(state)

    assert ids == []
    assert new_state.embedded.tolist() == state.embedded.tolist()


@pytest.mark.usefixtures("few")
def test_new_articles_are_embedded_where_there_is_no_room(embedded_by):
    """With those that they are undecided with, but not many."""
    _, state = embedded_by()
    left = [number for number in range(len(IDS)) if number not in state.embedded]
    is_new = np.zeros(len(IDS), np.bool_)
    is_new[left] = True

    ids, new_state = embedded_by(replace(state, is_new=is_new))

    assert len(ids) == 2
    assert {IDS.index(id_) for id_ in ids} < set(left)
    assert len(new_state.embedded) == 6


@pytest.mark.usefixtures("few")
def test_room_that_is_left_is_used(embedded_by):
    """Other articles are embedded in place of those that were removed."""
    _, state = embedded_by()
    fewer = replace(
        state,
        is_new=np.zeros(len(IDS), np.bool_),
        embedded=state.embedded[:1],
        embeddings=state.embeddings[:1],
    )

    ids, new_state = embedded_by(fewer)

    assert len(ids) == 3
    assert len(new_state.embedded) == 4
