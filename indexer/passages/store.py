"""Which passages were embedded before?

Vectors are stored next to the generations of an index, by a digest of the model and the
text, so that a text is never embedded twice, whatever becomes of the generations. The
store is a folder of segments, each written once and put in place in one step. It is a
cache: a damaged segment is as if it were not there, and all of it may be deleted.
"""

from __future__ import annotations

import zlib
from hashlib import blake2b
from typing import TYPE_CHECKING

import numpy as np

from corpus.durable_files import fsync
from search.array_file import ArrayFile, ArrayWriter
from search.errors import IndexDamagedError
from search.meaning.eight_bits import EightBitRows

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    import numpy.typing as npt

    Keys = npt.NDArray[np.uint64]

FOLDER = "passages"
"""Name of the store in the folder of an index."""
SEGMENTS = 32
"""Segments from which on they are merged into one."""
_SUFFIX = ".arrays"
_DRAFT = ".new"


def key_of(model: str, text: str) -> int:
    """Return the number by which the vector of a text is stored.

    It has 64 bits: of a million texts, two have the same with a probability of 3e-8.
    """
    data = f"{model}\0{text}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "little")


class PassageStore:
    """The store of an index folder; one process at a time may write to it."""

    def __init__(self, index: Path, dimensions: int) -> None:
        """Open the store, which need not exist yet.

        Args:
            index: folder of the index.
            dimensions: of the model's vectors.
        """
        self._folder = index / FOLDER
        self._dimensions = dimensions
        self._segments: list[tuple[Keys, EightBitRows]] = []
        self._files: list[Path] = []
        for path in sorted(self._folder.glob(f"*{_SUFFIX}")):
            self._files.append(path)
            if segment := _read(path, dimensions):
                self._segments.append(segment)
        self._sort()

    def __len__(self) -> int:
        return len(self._keys)

    def has(self, keys: Keys) -> npt.NDArray[np.bool_]:
        """Return which keys have a vector, shape (keys,)."""
        return self._positions(keys) >= 0

    def get(self, keys: Keys) -> EightBitRows:
        """Return the vectors of keys, all of which must have one."""
        positions = self._places[self._positions(keys)]
        codes = np.zeros((len(keys), self._dimensions), np.int8)
        lengths = np.ones(len(keys), np.float32)
        start = 0
        for own, rows in self._segments:  # copies what is asked for, not the segments
            here = (positions >= start) & (positions < start + len(own))
            codes[here] = rows.codes[positions[here] - start]
            lengths[here] = rows.lengths[positions[here] - start]
            start += len(own)
        return EightBitRows(codes, lengths)

    def add(self, keys: Keys, rows: EightBitRows) -> None:
        """Store vectors; they are on the disk when this returns.

        Raises:
            OSError: the disk is full.
        """
        self._segments.append((keys, rows))
        if len(self._files) < SEGMENTS:
            self._write(keys, rows)
        else:
            self._rewrite(self._segments)
        self._sort()

    def retain(self, keys: Keys) -> None:
        """Delete all vectors but those of some keys, once they are less than half.

        Raises:
            OSError: the disk is full.
        """
        retained = np.unique(keys)
        if 2 * int(self.has(retained).sum()) >= len(self):
            return
        retained = retained[self.has(retained)]
        self._rewrite([(retained, self.get(retained))])
        self._sort()

    def _rewrite(self, segments: list[tuple[Keys, EightBitRows]]) -> None:
        """Replace all segments by one; the old files are deleted last."""
        keys = np.concatenate([own for own, _ in segments])
        rows = concatenated([rows for _, rows in segments])
        old = self._files
        self._files = old[-1:]  # the new file is named after the last one
        self._write(keys, rows)
        for path in old:
            path.unlink(missing_ok=True)
        self._files = self._files[-1:]
        self._segments = [(keys, rows)]

    def _write(self, keys: Keys, rows: EightBitRows) -> None:
        self._folder.mkdir(exist_ok=True)
        number = int(self._files[-1].stem) + 1 if self._files else 1
        path = self._folder / f"{number:06d}{_SUFFIX}"
        draft = path.with_suffix(_DRAFT)
        with draft.open("wb") as stream:
            writer = ArrayWriter(stream)
            writer.put("keys", keys)
            writer.put("codes", rows.codes)
            writer.put("lengths", rows.lengths)
            writer.put("checksum", np.array([_checksum(keys, rows)], np.uint32))
            writer.close()
        fsync(draft)
        draft.replace(path)
        fsync(self._folder)
        self._files.append(path)

    def _sort(self) -> None:
        """Sort all keys, for the search in them; of equal ones the last is taken."""
        keys = [own for own, _ in self._segments]
        every = np.concatenate([np.zeros(0, np.uint64), *keys])
        self._places: npt.NDArray[np.int64] = np.argsort(every, kind="stable")
        self._keys: Keys = every[self._places]

    def _positions(self, keys: Keys) -> npt.NDArray[np.int64]:
        """Return where keys are among the sorted ones, -1 for one that is not."""
        positions = np.searchsorted(self._keys, keys, side="right") - 1
        if not len(self._keys):
            return positions
        return np.where(self._keys[positions] == keys, positions, -1)


def _read(path: Path, dimensions: int) -> tuple[Keys, EightBitRows] | None:
    """Return a segment; None if it is damaged or of vectors of another size."""
    try:
        file = ArrayFile(path)
        keys = file.array("keys")
        rows = EightBitRows(file.array("codes"), file.array("lengths"))
        checksum = int(file.array("checksum")[0])
    except (OSError, ValueError, IndexError, IndexDamagedError):
        return None
    shape = (len(keys), dimensions)
    if rows.codes.shape != shape or checksum != _checksum(keys, rows):
        return None
    return keys, rows


def _checksum(keys: Keys, rows: EightBitRows) -> int:
    """Return a CRC-32 of all arrays."""
    checksum = 0
    for array in (keys, rows.codes, rows.lengths):
        checksum = zlib.crc32(np.ascontiguousarray(array).data.cast("B"), checksum)
    return checksum


def concatenated(parts: Sequence[EightBitRows]) -> EightBitRows:
    """Return the rows of several, at least one, one after the other."""
    return EightBitRows(
        np.concatenate([part.codes for part in parts]),
        np.concatenate([part.lengths for part in parts]),
    )


def keys_of(model: str, texts: Iterable[str]) -> Keys:
    """Return the key of each text, shape (texts,)."""
    return np.array([key_of(model, text) for text in texts], np.uint64)
