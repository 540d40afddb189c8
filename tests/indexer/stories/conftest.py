"""What do the tests of linking need? Features of articles, made or made up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from indexer.stories import Features, make_features
from indexer.stories.keys import KeyKind, key

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(scope="session")
def features(article) -> Callable[..., Features]:
    """Give a function that makes features of a text."""

    def make(body: str, lang: str = "uk", **values: object) -> Features:
        return make_features(article(body, lang, **{"headline": False, **values}), ())

    return make


@pytest.fixture(scope="session")
def made_up() -> Callable[..., Features]:
    """Give a function that makes features of names, at even distances."""

    def make(id_: str, names: str = "", **values: object) -> Features:
        places = {key(name, KeyKind.NAME): at for at, name in enumerate(names.split())}
        keys = sorted(places)
        step = 65_535 // (len(keys) or 1)
        random = np.random.default_rng(list(id_.encode()))
        known: dict[str, object] = {
            "lang": id_[-2:],
            "origin": "",
            "story": "",
            "links": (),
            "day": 0,
            "length": 1_000,
            "signature": random.integers(0, 2**32, 64, np.uint64).astype(np.uint32),
            "lead": id_,
            **values,
        }
        return Features(
            id=id_,
            keys=np.array(keys, np.uint64),
            positions=np.array([places[k] * step for k in keys], np.uint16),
            **known,  # type: ignore[arg-type]
        )

    return make
