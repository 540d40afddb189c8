"""Which words of the collection mean the same in other languages?

A table learnt when an index is built. Each language has three files in a generation:

    meanings.uk.tsv        terms of the lemma channel, sorted, and the form to show
    meanings.uk.npy        their vectors, half precision
    meanings.uk.hubs.npy   how near each is to its neighbours in other languages
    meanings.uk.near.npy   for each term and each language, in the order of `LANGUAGES`,
                           its nearest terms there, nearest first

Nearness is CSLS (Conneau et al. 2018): twice the cosine, less how near each of the
two is to its own neighbourhood in the other language, so that words which are near to
everything win nothing.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analyzers import LANGUAGES
from search.ranking.weights import RANKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import numpy.typing as npt

    from search.meaning.vectors import Vectors

FILE = "meanings.json"
NEIGHBOURS = 20
"""Nearest terms of each language that are stored for a term."""
HUB = 10
"""Nearest neighbours whose mean cosine is the density of a neighbourhood."""
BLOCK = 1_024
"""Rows that are multiplied at once (1.5 MB in single precision)."""


class Neighbour(NamedTuple):
    """A term of another language.

    Attributes:
        term: of the lemma channel.
        form: its commonest form, to be shown.
        weight: how likely it is meant, 0 to 1; the neighbours' weights add up to 1.
        nearness: CSLS, comparable between words.
    """

    term: str
    form: str
    weight: float
    nearness: float


NEIGHBOUR = np.dtype([("term", "<i4"), ("nearness", "<f4")])
"""A cell of the table: the number of a term, and its CSLS."""


@dataclass(frozen=True, eq=False)
class LanguageTable:
    """One language's share of the table.

    Attributes:
        terms: sorted.
        forms: the commonest form of each.
        vectors: a row of length 1 a term.
        hubs: for each term, its mean cosine with its neighbours in other languages.
        neighbours: shape (terms, languages, neighbours), of `NEIGHBOUR`; -1 is none.
    """

    terms: tuple[str, ...]
    forms: tuple[str, ...]
    vectors: npt.NDArray[np.float16]
    hubs: npt.NDArray[np.float32]
    neighbours: npt.NDArray[np.void]

    def number(self, term: str) -> int | None:
        """Return the index of a term, or None."""
        at = bisect_left(self.terms, term)
        return at if at < len(self.terms) and self.terms[at] == term else None


@dataclass(frozen=True, eq=False)
class TranslationTable:
    """The table of an index.

    Attributes:
        model: the model's name, "" where the index was built without one.
        languages: by ISO 639-1 code.
        centres: mean vector of each language, and of all under "".
    """

    model: str
    languages: dict[str, LanguageTable]
    centres: Mapping[str, Vectors]

    def close(self) -> None:
        """Unmap the files; the table is empty afterwards."""
        self.languages.clear()

    def knows(self, lang: str, term: str) -> bool:
        """Return whether the table has a term."""
        words = self.languages.get(lang)
        return words is not None and words.number(term) is not None

    def neighbours(self, lang: str, term: str, target: str) -> tuple[Neighbour, ...]:
        """Return the nearest terms of another language; () for a term it lacks."""
        words, others = self.languages.get(lang), self.languages.get(target)
        number = words.number(term) if words else None
        if words is None or others is None or number is None:
            return ()
        row = words.neighbours[number, LANGUAGES.index(target)]
        row = row[row["term"] >= 0]
        return _weighted(others, row["term"], row["nearness"])

    def neighbours_of_vector(
        self, vector: Vectors, target: str
    ) -> tuple[Neighbour, ...]:
        """Return the terms nearest to a vector of the model, not yet centred."""
        others = self.languages.get(target)
        if others is None or not others.terms:
            return ()
        centred = vector - self.centres[""]
        centred /= np.linalg.norm(centred) or 1
        cosines = _products(others.vectors, centred.astype(np.float16))
        numbers, nearness = nearest(cosines[None], others.hubs)
        return _weighted(others, numbers[0], nearness[0])


def nearest(
    cosines: Vectors, hubs: Vectors, count: int = NEIGHBOURS
) -> tuple[npt.NDArray[np.int64], Vectors]:
    """Return the indexes and the CSLS of each row's nearest columns, nearest first.

    Args:
        cosines: of each row with each column; shape (rows, columns).
        hubs: mean cosine of each column with its own neighbours; shape (columns,).
        count: most columns that are returned of a row.
    """
    size = cosines.shape[1]
    count, dense = min(count, size), min(HUB, size)
    own = np.partition(cosines, size - dense, axis=1)[:, size - dense :].mean(axis=1)
    csls = 2 * cosines - own[:, None] - hubs[None]
    top = np.argpartition(csls, size - count, axis=1)[:, size - count :]
    values = np.take_along_axis(csls, top, axis=1)
    order = np.argsort(-values, axis=1, kind="stable")
    return (
        np.take_along_axis(top, order, axis=1),
        np.take_along_axis(values, order, axis=1),
    )


def _weighted(
    others: LanguageTable,
    numbers: npt.NDArray[np.int64],
    nearness: npt.NDArray[np.float32],
) -> tuple[Neighbour, ...]:
    if not len(numbers):
        return ()
    weights = np.exp((nearness - nearness[0]) / RANKING.csls_temperature)
    weights /= weights.sum()
    rows = zip(numbers.tolist(), weights.tolist(), nearness.tolist(), strict=True)
    return tuple(
        Neighbour(others.terms[number], others.forms[number], weight, value)
        for number, weight, value in rows
    )


def _products(
    rows: npt.NDArray[np.float16], vector: npt.NDArray[np.float16]
) -> npt.NDArray[np.float32]:
    """Return the product of each row with a vector, rounded to half precision.

    Processors multiply single precision; blocks of it fit into their caches.
    """
    single = vector.astype(np.float32)
    products = np.empty(len(rows), dtype=np.float16)
    for start in range(0, len(rows), BLOCK):
        block = rows[start : start + BLOCK]
        products[start : start + BLOCK] = block.astype(np.float32) @ single
    return products.astype(np.float32)


def write_translation_table(folder: Path, meanings: TranslationTable) -> None:
    """Write the files of a table.

    Raises:
        OSError: a file cannot be written.
    """
    for lang, words in meanings.languages.items():
        lines = (f"{t}\t{f}" for t, f in zip(words.terms, words.forms, strict=True))
        (folder / f"meanings.{lang}.tsv").write_text("\n".join(lines), "utf-8")
        np.save(folder / f"meanings.{lang}.npy", words.vectors)
        np.save(folder / f"meanings.{lang}.hubs.npy", words.hubs)
        np.save(folder / f"meanings.{lang}.near.npy", words.neighbours)
    centres = {lang: centre.tolist() for lang, centre in meanings.centres.items()}
    head = {
        "model": meanings.model,
        "languages": list(meanings.languages),
        "centres": centres,
    }
    (folder / FILE).write_text(json.dumps(head), encoding="utf-8")


def read_translation_table(folder: Path) -> TranslationTable:
    """Open the files of a table, arrays memory-mapped; empty where there are none.

    Raises:
        OSError, ValueError: a file is missing or damaged.
    """
    try:
        head = json.loads((folder / FILE).read_text("utf-8"))
    except FileNotFoundError:
        return TranslationTable("", {}, {})
    languages = {lang: _read_language(folder, lang) for lang in head["languages"]}
    centres = {
        lang: np.array(centre, dtype=np.float32)
        for lang, centre in head["centres"].items()
    }
    return TranslationTable(head["model"], languages, centres)


def _read_language(folder: Path, lang: str) -> LanguageTable:
    text = (folder / f"meanings.{lang}.tsv").read_text("utf-8")
    pairs = [line.split("\t") for line in text.split("\n")] if text else []

    def array(name: str) -> npt.NDArray[np.generic]:
        path = folder / f"meanings.{lang}{name}.npy"
        try:
            loaded: npt.NDArray[np.generic] = np.load(
                path, mmap_mode="r", allow_pickle=False
            )
        except EOFError as error:
            reason = f"{path.name} is empty"
            raise ValueError(reason) from error
        return loaded

    return LanguageTable(
        terms=tuple(term for term, _ in pairs),
        forms=tuple(form for _, form in pairs),
        vectors=array("").astype(np.float16, copy=False),
        hubs=array(".hubs").astype(np.float32, copy=False),
        neighbours=array(".near"),  # type: ignore[arg-type] # of records, as written
    )
