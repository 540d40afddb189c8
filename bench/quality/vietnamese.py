"""Does a Vietnamese question find the words it names, and not their syllables?

Sentences with gold word boundaries are the articles. A question is two neighbouring
words of several syllables each, none of which is a function word, as these are not
looked for; relevant are the sentences that have the words side by side. Each is asked
as written, and without diacritics.
"""

from __future__ import annotations

import json
import random
import tempfile
import unicodedata
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

from analyzers.function_words import content_words
from analyzers.question import question_words
from indexer import build_index
from search.query.parser import parse
from search.query.request import MAX_SIZE, Query
from search.searcher.reader import Reader

QUESTIONS = 400
SEED = 7

Pair = tuple[str, str]


def vietnamese(shared: Path) -> dict[str, float]:
    """Return precision, recall and F1, with diacritics and without."""
    file = shared / "eval" / "analyzers" / "vi_segmentation.txt"
    sentences = [line.split() for line in file.read_text("utf-8").splitlines()]
    gold = {
        pair: numbers
        for pair, numbers in sentences_by_pair(sentences).items()
        if _is_content(" ".join(pair).replace("_", " "))
    }
    size = min(QUESTIONS, len(gold))
    sample = random.Random(SEED).sample(sorted(gold), size)  # noqa: S311 - a sample
    with tempfile.TemporaryDirectory() as folder:
        reader = _index(Path(folder), sentences)
        typed = {pair: " ".join(pair).replace("_", " ") for pair in sample}
        bare = {pair: without_diacritics(text) for pair, text in typed.items()}
        return {
            f"{name}, {how}": value
            for how, texts in (("as written", typed), ("no diacritics", bare))
            for name, value in _score(reader, texts, gold).items()
        }


def sentences_by_pair(sentences: list[list[str]]) -> dict[Pair, frozenset[str]]:
    """Map each pair of neighbouring words of several syllables to its sentences."""
    holding = defaultdict(set)
    for number, sentence in enumerate(sentences):
        words = [unicodedata.normalize("NFC", word).lower() for word in sentence]
        for pair in pairwise(words):
            if all("_" in word and word.replace("_", "").isalpha() for word in pair):
                holding[pair].add(str(number))
    return {pair: frozenset(numbers) for pair, numbers in holding.items()}


def _is_content(text: str) -> bool:
    """Return whether no word of a text is a function word."""
    return content_words("vi", text) == question_words("vi", text)


def without_diacritics(text: str) -> str:
    """Type as on a keyboard that has ASCII only."""
    decomposed = unicodedata.normalize("NFD", text).replace("đ", "d")
    return "".join(char for char in decomposed if not unicodedata.combining(char))


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
    reader: Reader, texts: dict[Pair, str], gold: dict[Pair, frozenset[str]]
) -> dict[str, float]:
    answers = {pair: _all_hits(reader, text) for pair, text in texts.items()}
    correct = sum(len(ids & gold[pair]) for pair, ids in answers.items())
    retrieved = sum(len(ids) for ids in answers.values())
    relevant = sum(len(gold[pair]) for pair in answers)
    return {
        "precision": correct / retrieved if retrieved else 0.0,
        "recall": correct / relevant,
        "F1": 2 * correct / (retrieved + relevant),
    }


def _all_hits(reader: Reader, text: str) -> set[str]:
    """Return the ids of everything that a question finds, page after page."""
    ids: set[str] = set()
    page, total = 1, 1
    while (page - 1) * MAX_SIZE < total:
        query = Query(question=parse(text), size=MAX_SIZE, page=page)
        result = reader.search(query)
        ids |= {hit.tagged.article.id for hit in result.hits}
        total, page = result.total, page + 1
    return ids
