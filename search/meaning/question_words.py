"""Which words of a question say what it is about, and what are their vectors?

A word that an article has in the same language has its vector in the index. Others,
such as words of English, are embedded by the model, if it is installed.
"""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from analyzers import LANGUAGES
from analyzers.filters import is_acronym
from analyzers.function_words import content_words
from analyzers.names.written import in_name, writing
from analyzers.question import QUESTION_LANGUAGES, in_dictionary, question_words
from search.query.ast import And, Or, QuotedPhrase, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from analyzers import Token
    from search.meaning.embedding import Embedder
    from search.meaning.meanings import Meanings
    from search.meaning.vectors import Vectors
    from search.query.ast import Node

MIN_LETTERS = {"vi": 2}
"""Fewest letters of a word of a language; 3 of others."""
MAX_EMBEDDED = 8
"""Words of a question that the model embeds, at most; it takes 10 ms a word."""
CACHED_WORDS = 1_000
"""Words embedded by the model that are cached (some 500 bytes each)."""


class QuestionWord(NamedTuple):
    """A word of a question, or a pair of Vietnamese syllables.

    Attributes:
        text: as typed.
        vector: of length 1, float32, shape (dimensions,).
        idf: how rare it is in the articles of its language.
        known: whether it is a word, and no name: an article or a dictionary has it, and
            it is no part of a name by its capitals. A model has a vector for any
            letters.
    """

    text: str
    vector: Vectors
    idf: float
    known: bool


class WordReader:
    """Finds the words of questions to one index, and their vectors."""

    def __init__(
        self, meanings: Meanings, embedder: Callable[[], Embedder | None]
    ) -> None:
        """Start with an empty cache.

        Args:
            meanings: of the index.
            embedder: finds the model that is installed.
        """
        self._meanings = meanings
        embed = partial(_embed, meanings, embedder)
        self._embedded = lru_cache(maxsize=CACHED_WORDS)(embed)

    def read(self, node: Node) -> tuple[QuestionWord, ...]:
        """Return the words of a question that have a vector, in order."""
        words: dict[str, QuestionWord] = {}
        embedded = 0
        for text in asked_texts(node):
            langs = self._languages(text)
            named = _names(langs[0], text)
            for start, typed in self._cut(text, langs):
                if typed in words:
                    continue
                word = self._in_index(typed, langs)
                if word is None and embedded < MAX_EMBEDDED:
                    embedded += 1
                    word = self._embedded(typed)
                    # A word alone, with a capital, in no article may be a surname.
                    name = typed == text.strip() and typed.istitle()
                    known = not name and any(_in_dictionary(x, typed) for x in langs)
                    word = word and word._replace(known=known)
                if word is not None:
                    known = word.known and start not in named
                    words[typed] = word._replace(known=known)
        return tuple(words.values())

    def _languages(self, text: str) -> tuple[str, ...]:
        """Return the languages that know the most words of a text."""
        counts = {
            lang: sum(
                in_dictionary(lang, word.exact) or bool(self._rows(lang, word))
                for word in question_words(lang, text)
            )
            for lang in QUESTION_LANGUAGES
        }
        most = max(counts.values())
        return tuple(lang for lang, count in counts.items() if count == most)

    def _cut(self, text: str, langs: Sequence[str]) -> Iterator[tuple[int, str]]:
        """Yield the content words of a text, some Vietnamese ones of two syllables.

        With each comes where in the text it starts.
        """
        words = content_words(langs[0], text)
        start = 0
        while start < len(words):
            run = words[start : start + 2]
            if "vi" not in langs or not self._is_pair(text, run):
                run = run[:1]
            typed = text[run[0].start : run[-1].end]
            if len(typed) >= MIN_LETTERS.get(langs[0], 3):
                yield run[0].start, typed
            start += len(run)

    def _is_pair(self, text: str, words: Sequence[Token]) -> bool:
        if len(words) == 1 or text[words[0].end : words[1].start].strip(" -"):
            return False
        pair = "_".join(word.lemmas[0] for word in words)
        return self._meanings.word_row("vi", pair) is not None

    def _in_index(self, typed: str, langs: Sequence[str]) -> QuestionWord | None:
        rows = [
            row
            for lang in langs
            if lang in LANGUAGES
            for row in self._rows(lang, *question_words(lang, typed))
        ]
        if not rows:
            return None
        vector = self._meanings.words.vectors(np.array(rows)).mean(axis=0)
        length = np.linalg.norm(vector) or np.float32(1)
        idf = float(self._meanings.idf[rows].max())
        return QuestionWord(typed, vector / length, idf, known=True)

    def _rows(self, lang: str, *words: Token) -> list[int]:
        """Return the rows of a word's lemmas, or of a pair of syllables."""
        if lang not in LANGUAGES or not words:
            return []
        terms = words[0].lemmas
        if len(words) > 1:
            terms = ("_".join(word.lemmas[0] for word in words),)
        rows = (self._meanings.word_row(lang, term) for term in terms)
        return [row for row in rows if row is not None]


def _embed(
    meanings: Meanings, embedder: Callable[[], Embedder | None], typed: str
) -> QuestionWord | None:
    """Embed a word; return None where the index's model is not installed."""
    model = embedder()
    if model is None or model.name != meanings.model:
        return None
    vector = meanings.projected(model([typed])[0])
    idf = float(np.log(len(meanings.keys) + 1))
    return QuestionWord(typed, vector, idf, known=False)


def _in_dictionary(lang: str, typed: str) -> bool:
    return all(in_dictionary(lang, word.exact) for word in question_words(lang, typed))


def _names(lang: str, text: str) -> frozenset[int]:
    """Return where the words of a text start that are of a name, by their capitals.

    Abbreviations are none: they stand for organizations more often than for people.
    """
    words = question_words(lang, text)
    written = writing(lang, text, words)
    return frozenset(
        word.start
        for number, word in enumerate(words)
        if in_name(written, number) and not is_acronym(text[word.start : word.end])
    )


def asked_texts(node: Node) -> Iterator[str]:
    """Yield what a question looks for in words; what it excludes counts for nothing."""
    match node:
        case Words() | QuotedPhrase():
            yield node.text
        case And() | Or():
            for part in node.parts:
                yield from asked_texts(part)
