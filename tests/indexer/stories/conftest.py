"""What do the tests of linking need? Features of texts, and features of mere names."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from indexer.stories import Features, make_features
from indexer.stories.features import MAX_POSITION
from indexer.stories.keys import KeyKind, key

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="session")
def features(article) -> Callable[..., Features]:
    """Return a function that makes the features of a text."""

    def make(body: str, lang: str = "uk", **values: object) -> Features:
        return make_features(article(body, lang, **{"headline": False, **values}), ())

    return make


@pytest.fixture(scope="session")
def made_up() -> Callable[..., Features]:
    """Return a function that makes features of names, at even distances."""

    def make(id_: str, names: str = "", **values: object) -> Features:
        ranks = {key(name, KeyKind.NAME): at for at, name in enumerate(names.split())}
        keys = sorted(ranks)
        step = MAX_POSITION // (len(keys) or 1)
        random = np.random.default_rng(list(id_.encode()))
        defaults: dict[str, object] = {
            "lang": id_[-2:],
            "origin": "",
            "story": "",
            "version_key": "",
            "links": (),
            "address": "",
            "alternates": (),
            "day": 0,
            "length": 1_000,
            "signature": random.integers(0, 2**32, 64, np.uint64).astype(np.uint32),
            "lead": id_,
        }
        return Features(
            id=id_,
            keys=np.array(keys, np.uint64),
            positions=np.array([ranks[k] * step for k in keys], np.uint16),
            **{**defaults, **values},  # type: ignore[arg-type]
        )

    return make
