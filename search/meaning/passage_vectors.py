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
from search.meaning.eight_bits import BLOCK, EightBitRows
from search.meaning.vectors import normalised

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
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
    beginnings: EightBitRows
    sentences: EightBitRows
    ends: Numbers
    projection: Vectors
    question_mean: Vectors

    def is_by(self, model: str) -> bool:
        """Return whether these are vectors of a model, by its name."""
        return self.model.rpartition("/")[0] == model

    @cached_property
    def _numbers(self) -> Mapping[str, int]:
        return {each: number for number, each in enumerate(self.ids)}

    def article_numbers(self, ids: Iterable[str]) -> Numbers:
        """Return the number of each article, -1 for one that has no vectors."""
        return np.array([self._numbers.get(each, -1) for each in ids], np.int64)

    def projected(self, question: Vectors) -> Vectors:
        """Return a question's vector of the model as passages have theirs, length 1."""
        centred: Vectors = question - self.question_mean
        projected: Vectors = normalised(centred[None] @ self.projection)[0]
        return projected

    def nearness(self, question: Vectors, numbers: Numbers) -> Nearness:
        """Compare a question with some articles.

        Args:
            question: its vector, projected; shape (dimensions,).
            numbers: of the articles, -1 for one without vectors.
        """
        nearness = np.zeros((3, len(numbers)), np.float32)
        there = np.flatnonzero(numbers >= 0)
        if len(there):
            some = numbers[there]
            nearness[0, there] = self.beginnings.cosines(question[None], some)[0]
            nearness[1:, there] = self._to_sentences(question, some)
        return Nearness(*nearness)

    def _to_sentences(self, question: Vectors, articles: Numbers) -> Vectors:
        """Return the greatest and the mean cosine, of shape (2, articles)."""
        nearness = np.zeros((2, len(articles)), np.float32)
        lengths = self.ends[articles + 1] - self.ends[articles]
        some = np.flatnonzero(lengths)
        if len(some):
            lengths = lengths[some]
            starts = np.cumsum(lengths) - lengths
            offsets = np.repeat(self.ends[articles[some]] - starts, lengths)
            rows = offsets + np.arange(len(offsets))
            cosines = self._sentence_cosines(question, rows)
            nearness[0, some] = np.maximum.reduceat(cosines, starts)
            nearness[1, some] = np.add.reduceat(cosines, starts) / lengths
        return nearness

    def _sentence_cosines(self, question: Vectors, rows: Numbers) -> Vectors:
        """Return the cosine of a question with some sentences, a block at a time."""
        cosines = np.empty(len(rows), np.float32)
        for start in range(0, len(rows), BLOCK):
            block = rows[start : start + BLOCK]
            cosines[start : start + BLOCK] = self.sentences.cosines(
                question[None], block
            )[0]
        return cosines


NO_PASSAGES = PassageVectors(
    model="",
    missing=0,
    ids=(),
    beginnings=EightBitRows.of(np.zeros((0, 0), np.float32)),
    sentences=EightBitRows.of(np.zeros((0, 0), np.float32)),
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
            rows: EightBitRows = getattr(passages, name)
            writer.put(f"{name}.codes", rows.codes)
            writer.put(f"{name}.lengths", rows.lengths)
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
        beginnings=_rows(file, "beginnings"),
        sentences=_rows(file, "sentences"),
        ends=file.array("ends"),
        projection=file.array("projection"),
        question_mean=file.array("question_mean"),
    )


def _rows(file: ArrayFile, name: str) -> EightBitRows:
    return EightBitRows(file.array(f"{name}.codes"), file.array(f"{name}.lengths"))
