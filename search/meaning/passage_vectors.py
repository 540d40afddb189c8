"""How near is a question to the passages of an article?

A generation can have a file with a vector for the beginning of each article and one
for each of its sentences. Of a passage's vector the mean of its language is subtracted,
as multilingual models keep languages apart, and of a question's the mean of questions;
both are reduced to their principal components over the collection.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from search.array_file import ArrayFile, ArrayWriter
from search.meaning.quantized import Quantized
from search.meaning.vectors import normalised

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    import numpy.typing as npt

    from search.meaning.vectors import Vectors

    Numbers = npt.NDArray[np.int64]

PASSAGES_FILE = "passages.arrays"
"""Name of a generation's file of passages."""


class Nearness(NamedTuple):
    """How near a question is to articles; each of shape (articles,), float32.

    All are cosines of centred vectors, about 0 where nothing is alike, and 0 for an
    article without vectors.

    Attributes:
        beginning: to their beginnings.
        sentence: to the nearest of their sentences.
        text: to their sentences on average.
    """

    beginning: Vectors
    sentence: Vectors
    text: Vectors


@dataclass(frozen=True, eq=False)
class PassageVectors:
    """The vectors of a generation's passages, mapped into memory.

    Attributes:
        model: of the vectors, with the version of the rules by which passages are made;
            "" where there are none.
        missing: passages that had no vector when the file was made.
        ids: of the articles that have vectors, in their order.
        beginnings: a row per article.
        sentences: a row per sentence, article after article.
        ends: how many sentences precede each article, and then all there are; shape
            (articles + 1,).
        projection: from the model's vectors; shape (their size, dimensions).
        question_mean: the mean of questions' vectors; shape (their size,).
    """

    model: str
    missing: int
    ids: tuple[str, ...]
    beginnings: Quantized
    sentences: Quantized
    ends: Numbers
    projection: Vectors
    question_mean: Vectors

    @cached_property
    def rows(self) -> Mapping[str, int]:
        """The number of each article by its id."""
        return {each: number for number, each in enumerate(self.ids)}

    def nearness(self, question: Vectors, article_ids: Sequence[str]) -> Nearness:
        """Compare a question with some articles.

        Args:
            question: its vector by the same model; shape (size,).
            article_ids: any ids.
        """
        vector = normalised((question - self.question_mean)[None])[0] @ self.projection
        nearness = np.zeros((3, len(article_ids)), np.float32)
        numbers = np.array([self.rows.get(each, -1) for each in article_ids], np.int64)
        there = np.flatnonzero(numbers >= 0)
        if len(there):
            numbers = numbers[there]
            nearness[0, there] = _cosines(self.beginnings, numbers, vector)
            nearness[1:, there] = self._to_sentences(vector, numbers)
        return Nearness(*nearness)

    def _to_sentences(self, vector: Vectors, articles: Numbers) -> Vectors:
        """Return the greatest and the mean cosine, of shape (2, articles)."""
        found = np.zeros((2, len(articles)), np.float32)
        lengths = self.ends[articles + 1] - self.ends[articles]
        some = np.flatnonzero(lengths)
        if len(some):
            lengths = lengths[some]
            starts = np.cumsum(lengths) - lengths
            offsets = np.repeat(self.ends[articles[some]] - starts, lengths)
            rows = offsets + np.arange(len(offsets))
            cosines = _cosines(self.sentences, rows, vector)
            found[0, some] = np.maximum.reduceat(cosines, starts)
            found[1, some] = np.add.reduceat(cosines, starts) / lengths
        return found


def _cosines(rows: Quantized, numbers: Numbers, vector: Vectors) -> Vectors:
    some = rows.take(numbers)
    return some.numbers.astype(np.float32) @ vector * some.scales


NO_PASSAGES = PassageVectors(
    model="",
    missing=0,
    ids=(),
    beginnings=Quantized(np.zeros((0, 0), np.int8), np.zeros(0, np.float32)),
    sentences=Quantized(np.zeros((0, 0), np.int8), np.zeros(0, np.float32)),
    ends=np.zeros(1, np.int64),
    projection=np.zeros((0, 0), np.float32),
    question_mean=np.zeros(0, np.float32),
)
"""What a generation has that was built without."""


def write_passage_vectors(folder: Path, passages: PassageVectors) -> None:
    """Write the vectors of passages to a generation.

    Raises:
        OSError: the file cannot be written.
    """
    with (folder / PASSAGES_FILE).open("wb") as stream:
        writer = ArrayWriter(stream)
        writer.put_strings("model", [passages.model.encode()])
        ids = [each.encode("utf-8", "surrogatepass") for each in passages.ids]
        writer.put_strings("ids", ids)
        for name in ("beginnings", "sentences"):
            rows: Quantized = getattr(passages, name)
            writer.put(f"{name}.numbers", rows.numbers)
            writer.put(f"{name}.scales", rows.scales)
        writer.put("missing", np.array([passages.missing], np.int64))
        for name in ("ends", "projection", "question_mean"):
            writer.put(name, getattr(passages, name))
        writer.close()


def read_passage_vectors(folder: Path) -> PassageVectors:
    """Map what `write_passage_vectors` wrote; `NO_PASSAGES` where there is no file.

    Raises:
        IndexDamagedError: the file is damaged.
        OSError: it cannot be read.
    """
    path = folder / PASSAGES_FILE
    if not path.exists():
        return NO_PASSAGES
    file = ArrayFile(path)
    ids = tuple(each.decode("utf-8", "surrogatepass") for each in file.strings("ids"))
    return PassageVectors(
        model=file.strings("model")[0].decode(),
        missing=int(file.array("missing")[0]),
        ids=ids,
        beginnings=_quantized(file, "beginnings"),
        sentences=_quantized(file, "sentences"),
        ends=file.array("ends"),
        projection=file.array("projection"),
        question_mean=file.array("question_mean"),
    )


def _quantized(file: ArrayFile, name: str) -> Quantized:
    return Quantized(file.array(f"{name}.numbers"), file.array(f"{name}.scales"))
