"""Which vectors need not be computed again?

Vectors are stored next to the generations of an index, by word and model, so that a
rebuild runs the model on new words only. The file is a cache: where it is missing or
damaged, or of another model, everything is computed anew.
"""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    import numpy.typing as npt

    from search.meaning.embedding import Embedder

    Step = Callable[[int, int], None]

FILE = "vectors.npz"
BATCH = 256
"""Words that the model gets at a time."""
SAVE_EVERY = 20
"""Batches after which the file is written, so that an interruption loses little."""

DAMAGE = (OSError, ValueError, KeyError, EOFError, RuntimeError, zipfile.BadZipFile)
"""What reading a missing or damaged file raises."""


class VectorCache:
    """The vectors of an index folder for one model."""

    def __init__(self, folder: Path, embed: Embedder) -> None:
        self._path = folder / FILE
        self._embed = embed
        self._rows: dict[str, npt.NDArray[np.float16]] = self._read()

    def get(
        self, words: Iterable[str], step: Step = lambda _done, _all: None
    ) -> npt.NDArray[np.float32]:
        """Return vectors of words, float32, shape (words, dimensions).

        Args:
            words: any texts; new ones are embedded.
            step: called with the new words that are done, and all new words.
        """
        words = tuple(words)
        new = [word for word in dict.fromkeys(words) if word not in self._rows]
        for number, start in enumerate(range(0, len(new), BATCH), start=1):
            batch = new[start : start + BATCH]
            step(start, len(new))
            rows = self._embed(batch).astype(np.float16)
            self._rows.update(zip(batch, rows, strict=True))
            if number % SAVE_EVERY == 0:
                self.save()
        step(len(new), len(new))
        if new:
            self.save()
        if not words:
            return np.zeros((0, self._embed.size), dtype=np.float32)
        return np.stack([self._rows[word] for word in words]).astype(np.float32)

    def retain(self, words: Iterable[str]) -> None:
        """Delete all words but some."""
        retained = set(words)
        if len(self._rows) > len(retained):
            self._rows = {w: row for w, row in self._rows.items() if w in retained}
            self.save()

    def save(self) -> None:
        """Replace the file, in one step."""
        draft = self._path.with_suffix(".new")
        with draft.open("wb") as stream:
            np.savez(
                stream,
                model=np.array(self._embed.name),
                words=_packed(list(self._rows)),
                rows=np.stack(list(self._rows.values()))
                if self._rows
                else np.zeros((0, self._embed.size), np.float16),
            )
        draft.replace(self._path)

    def _read(self) -> dict[str, npt.NDArray[np.float16]]:
        try:
            with (
                self._path.open("rb") as stream,
                np.load(stream, allow_pickle=False) as file,
            ):
                if str(file["model"]) != self._embed.name:
                    return {}
                words = file["words"].tobytes().decode("utf-8").split("\n")
                rows = file["rows"]
                if rows.shape != (len(words), self._embed.size):
                    return {}
                return dict(zip(words, rows, strict=True))
        except DAMAGE:
            return {}


def _packed(words: Sequence[str]) -> npt.NDArray[np.uint8]:
    return np.frombuffer("\n".join(words).encode(), dtype=np.uint8)
