"""Does a Vietnamese question find the words it names, and not their syllables?

Sentences with known word boundaries are the articles. Questions are two words of
several syllables each that follow one another somewhere; right are the sentences that
hold these words so. Each is asked as written, and without diacritics.
"""

from __future__ import annotations

import json
import random
import tempfile
import unicodedata
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

from indexer import build_index
from search.query.parser import parse
from search.query.request import MAX_SIZE, Query
from search.searcher.reader import Reader

QUESTIONS = 400
SEED = 7

Pair = tuple[str, str]


def vietnamese(shared: Path) -> dict[str, float]:
    """Give precision, recall and F1, with diacritics and without."""
    file = shared / "eval" / "analyzers" / "vi_segmentation.txt"
    sentences = [line.split() for line in file.read_text("utf-8").splitlines()]
    known = holders(sentences)
    size = min(QUESTIONS, len(known))
    asked = random.Random(SEED).sample(sorted(known), size)  # noqa: S311 - a sample
    with tempfile.TemporaryDirectory() as folder:
        reader = _index(Path(folder), sentences)
        typed = {pair: " ".join(pair).replace("_", " ") for pair in asked}
        bare = {pair: without_diacritics(text) for pair, text in typed.items()}
        return {
            f"{name}, {how}": value
            for how, texts in (("as written", typed), ("no diacritics", bare))
            for name, value in _score(reader, texts, known).items()
        }


def holders(sentences: list[list[str]]) -> dict[Pair, frozenset[str]]:
    """Give the sentences that hold each two neighbouring words of several syllables."""
    found = defaultdict(set)
    for number, sentence in enumerate(sentences):
        words = [unicodedata.normalize("NFC", word).lower() for word in sentence]
        for pair in pairwise(words):
            if all("_" in word and word.replace("_", "").isalpha() for word in pair):
                found[pair].add(str(number))
    return {pair: frozenset(numbers) for pair, numbers in found.items()}


def without_diacritics(text: str) -> str:
    """Type as on a keyboard that has ASCII only."""
    apart = unicodedata.normalize("NFD", text).replace("đ", "d")
    return "".join(char for char in apart if not unicodedata.combining(char))


def _index(folder: Path, sentences: list[list[str]]) -> Reader:
    corpus = folder / "sentences.jsonl"
    records = (
        {"id": number, "lang": "vi", "body": " ".join(sentence).replace("_", " ")}
        for number, sentence in enumerate(sentences)
    )
    lines = (json.dumps(record, ensure_ascii=False) for record in records)
    corpus.write_text("\n".join(lines), "utf-8")
    build_index([corpus], folder / "index", jobs=2)
    return Reader(folder / "index")


def _score(
    reader: Reader, texts: dict[Pair, str], known: dict[Pair, frozenset[str]]
) -> dict[str, float]:
    answers = {pair: _found(reader, text) for pair, text in texts.items()}
    right = sum(len(ids & known[pair]) for pair, ids in answers.items())
    given = sum(len(ids) for ids in answers.values())
    wanted = sum(len(known[pair]) for pair in answers)
    return {
        "precision": right / given if given else 0.0,
        "recall": right / wanted,
        "F1": 2 * right / (given + wanted),
    }


def _found(reader: Reader, text: str) -> set[str]:
    """Give the ids of everything that a question finds, page after page."""
    ids: set[str] = set()
    page, total = 1, 1
    while (page - 1) * MAX_SIZE < total:
        query = Query(question=parse(text), size=MAX_SIZE, page=page)
        result = reader.search(query)
        ids |= {hit.found.article.id for hit in result.hits}
        total, page = result.total, page + 1
    return ids
