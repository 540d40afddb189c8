"""What does an index know of the meanings of its words and articles?

One space for both, in which what is near in meaning is near, in whatever language. The
file of a generation, `meanings.arrays`, holds

    terms.uk …      the lemmas of each language that have a vector, sorted
    words           their vectors, the languages one after the other
    idf             how rare each lemma is in its language
    articles        a vector an article: the mean of its lemmas', weighted by idf
    lemmas, starts  the forward index: which lemmas each article has, as numbers from
                    the first of its language on
    ids, keys, langs  which article a row is of: rows are sorted by a digest of ids
    projection      what makes of the model's vectors, less the mean of their language
                    (`centres`, the last one of all languages), vectors of the space

Everything is mapped into memory. `indexer.meaning` makes it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from analyzers import LANGUAGES
from search.array_file import ArrayFile, ArrayWriter
from search.errors import IndexDamagedError
from search.meaning.eight_bits import EightBitRows

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    import numpy.typing as npt

    from search.array_file import ByteStrings
    from search.meaning.vectors import Vectors

    Numbers = npt.NDArray[np.int64]

FILE = "meanings.arrays"
KEY_BYTES = 8
"""Of the digest of an id. That two of a million articles share one has a chance of one
in 37 million; they would share a vector."""
_ROWS = ("words", "articles")
_ARRAYS = ("idf", "starts", "lemmas", "langs", "keys", "centres", "projection")


@dataclass(frozen=True, slots=True, eq=False)
class Meanings:
    """The words and articles of an index in one space.

    Attributes:
        model: name of the model that embedded the words.
        terms: by language, its lemmas, sorted.
        first_rows: by language, the row of its first lemma.
        words: a row a lemma.
        idf: of each lemma, float32, shape (lemmas,).
        articles: a row an article.
        ids: of the articles.
        keys: digests of the ids, ascending, uint64.
        langs: index in `LANGUAGES` of each article's language, uint8.
        starts: where the lemmas of each article begin, int64, shape (articles + 1,).
        lemmas: of the articles, one after the other, uint16.
        centres: mean of the model's vectors of each language's lemmas, and of all;
            float32, shape (languages + 1, dimensions of the model).
        projection: float32, shape (dimensions of the model, of the space).
    """

    model: str
    terms: Mapping[str, ByteStrings]
    first_rows: Mapping[str, int]
    words: EightBitRows
    idf: npt.NDArray[np.float32]
    articles: EightBitRows
    ids: ByteStrings
    keys: npt.NDArray[np.uint64]
    langs: npt.NDArray[np.uint8]
    starts: npt.NDArray[np.int64]
    lemmas: npt.NDArray[np.uint16]
    centres: Vectors
    projection: Vectors

    def word_row(self, lang: str, term: str) -> int | None:
        """Return the row of a lemma; None where it has none."""
        terms = self.terms[lang]
        encoded = term.encode()
        number = terms.bisect_left(encoded)
        if number < len(terms) and terms[number] == encoded:
            return self.first_rows[lang] + number
        return None

    def article_rows(self, ids: Sequence[str]) -> Numbers:
        """Return the row of each article, -1 for one that has none."""
        keys = article_keys(ids)
        rows = np.searchsorted(self.keys, keys)
        rows[rows == len(self.keys)] = 0
        found = self.keys[rows] == keys if len(self.keys) else np.zeros(len(rows), bool)
        return np.where(found, rows, -1)

    def projected(self, vector: Vectors) -> Vectors:
        """Return a vector of the model in this space, of length 1, or 0."""
        centred = vector - self.centres[-1]
        projected: Vectors = (
            centred / (np.linalg.norm(centred) or 1)
        ) @ self.projection
        return projected / (np.linalg.norm(projected) or np.float32(1))


def article_keys(ids: Iterable[str]) -> npt.NDArray[np.uint64]:
    """Return the digest of each id; uint64, shape (ids,)."""
    digests = [
        hashlib.blake2b(article_id.encode(), digest_size=KEY_BYTES).digest()
        for article_id in ids
    ]
    return np.frombuffer(b"".join(digests), "<u8").astype(np.uint64, copy=False)


def write_meanings(
    folder: Path,
    model: str,
    ids: Sequence[str],
    terms: Mapping[str, Sequence[str]],
    rows: Mapping[str, EightBitRows],
    arrays: Mapping[str, npt.NDArray[np.generic]],
) -> None:
    """Write the file of a generation.

    Args:
        folder: the generation.
        model: name of the model.
        ids: of the articles, sorted by their keys.
        terms: by language, its lemmas, sorted.
        rows: `words` and `articles`.
        arrays: the others, by the names of the attributes of `Meanings`.

    Raises:
        OSError: the file cannot be written.
    """
    with (folder / FILE).open("wb") as stream:
        writer = ArrayWriter(stream)
        writer.put_strings("model", [model.encode()])
        writer.put_strings("ids", [article_id.encode() for article_id in ids])
        for lang in LANGUAGES:
            writer.put_strings(f"terms.{lang}", [t.encode() for t in terms[lang]])
        for name in _ROWS:
            writer.put(name, rows[name].codes)
            writer.put(f"{name}.lengths", rows[name].lengths)
        for name in _ARRAYS:
            writer.put(name, arrays[name])
        writer.close()


def read_meanings(folder: Path) -> Meanings | None:
    """Open the file of a generation; None where it was built without a model.

    Raises:
        IndexDamagedError: the file is damaged.
        OSError: it cannot be read.
    """
    try:
        file = ArrayFile(folder / FILE)
    except FileNotFoundError:
        return None
    terms = {lang: file.strings(f"terms.{lang}") for lang in LANGUAGES}
    sizes = [len(terms[lang]) for lang in LANGUAGES]
    firsts = np.cumsum([0, *sizes[:-1]]).tolist()
    words, rows = (
        EightBitRows(file.array(name), file.array(f"{name}.lengths")) for name in _ROWS
    )
    arrays = {name: file.array(name) for name in _ARRAYS}
    articles = len(arrays["keys"])
    if len(words) != sum(sizes) or len(arrays["starts"]) != articles + 1:
        reason = f"{folder / FILE} is damaged; rebuild with `hoptac index`"
        raise IndexDamagedError(reason)
    return Meanings(
        model=file.strings("model")[0].decode(),
        terms=terms,
        first_rows=dict(zip(LANGUAGES, firsts, strict=True)),
        words=words,
        articles=rows,
        ids=file.strings("ids"),
        **arrays,
    )
