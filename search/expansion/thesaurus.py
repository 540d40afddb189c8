"""Which terms of other languages mean what a question's words mean?

Concepts come from the glossary, the countries, the organisations and the topics, and
lie in the index as a file, with the keys under which each term is found, so that a
reader analyses nothing when it opens an index.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

from analyzers.filters import is_acronym
from analyzers.question import QUESTION_LANGUAGES, question_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from analyzers import Token

    Terms = Mapping[str, tuple[str, ...]]

FILE = "thesaurus.json"
MAX_KEYS = 16
"""Most keys of one phrase; each joins one lemma of every word."""
SHORT_ACRONYM = 2
"""Letters up to which an abbreviation must be typed in capitals: `UN`, `un`."""


class Match(NamedTuple):
    """Words of a question that name concepts.

    Attributes:
        start, end: offsets into the question.
        lang: language in which they do, `en` among them.
        concepts: numbers of the concepts.
        exact: whether the diacritics were right.
    """

    start: int
    end: int
    lang: str
    concepts: tuple[int, ...]
    exact: bool


@dataclass(frozen=True, eq=False)
class Thesaurus:
    """Concepts and the keys of their terms.

    Attributes:
        concepts: terms by language, the first is the one to show.
        keys: by language, from key to concepts; a folded key starts with `~`.
    """

    concepts: tuple[Terms, ...]
    keys: Mapping[str, Mapping[str, tuple[int, ...]]]

    @classmethod
    def make(cls, concepts: Iterable[Terms], broad: Iterable[Terms] = ()) -> Thesaurus:
        """Analyse every term of some concepts.

        Args:
            concepts: terms by language.
            broad: concepts whose terms are related rather than the same, such as
                topics; a term that another concept has is not theirs.
        """
        narrow = tuple(concepts)
        concepts = (*narrow, *broad)
        keys: dict[str, dict[str, list[int]]] = {
            lang: defaultdict(list) for lang in QUESTION_LANGUAGES
        }
        for number, terms in enumerate(concepts):
            for lang in QUESTION_LANGUAGES:
                for term in terms.get(lang, ()):
                    for key in _term_keys(lang, term):
                        taken = keys[lang][key] and number >= len(narrow)
                        if number not in keys[lang][key] and not taken:
                            keys[lang][key].append(number)
        frozen = {
            lang: {key: tuple(numbers) for key, numbers in found.items()}
            for lang, found in keys.items()
        }
        return cls(concepts, frozen)

    def write(self, path: Path) -> None:
        """Write the file of an index."""
        value = {"concepts": self.concepts, "keys": self.keys}
        path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def read(cls, path: Path) -> Thesaurus:
        """Read what `write` wrote.

        Raises:
            OSError, ValueError, KeyError, TypeError: the file is missing or broken.
        """
        value = json.loads(path.read_text("utf-8"))
        same: dict[tuple[int, ...], tuple[int, ...]] = {}  # most keys are of few
        keys = {
            lang: {
                key: same.setdefault(numbers := tuple(found), numbers)
                for key, found in own.items()
            }
            for lang, own in value["keys"].items()
        }
        return cls(tuple(value["concepts"]), keys)

    @cached_property
    def _longest(self) -> Mapping[str, Mapping[str, int]]:
        """Give the words of each language's longest term by the first word's key."""
        longest: dict[str, dict[str, int]] = {}
        for lang, keys in self.keys.items():
            sizes = longest.setdefault(lang, {})
            for key in keys:
                first, size = key.partition(" ")[0], key.count(" ") + 1
                sizes[first] = max(size, sizes.get(first, 0))
        return longest

    def find(self, text: str, lang: str) -> Iterator[Match]:
        """Find the terms of one language in a question, longest first, no overlaps."""
        keys = self.keys.get(lang)
        if not keys:
            return
        words = question_words(lang, text)
        longest = self._longest[lang]
        at = 0
        while at < len(words):
            match = None
            firsts = (*words[at].lemmas, *(f"~{each}" for each in words[at].folded))
            most = max((longest.get(first, 0) for first in firsts), default=0)
            for size in range(min(most, len(words) - at), 0, -1):
                match = _match(text, lang, words[at : at + size], keys)
                if match:
                    at += size - 1
                    yield match
                    break
            at += 1


def _match(
    text: str,
    lang: str,
    words: tuple[Token, ...],
    keys: Mapping[str, tuple[int, ...]],
) -> Match | None:
    """Look a row of words up, with its diacritics, then without."""
    start, end = words[0].start, words[-1].end
    if len(words) == 1 and _may_be_a_word(text[start:end]):
        return None
    for exact in (True, False):
        found = {
            number
            for key in _row_keys(words, folded=not exact)
            for number in keys.get(key, ())
        }
        if found:
            return Match(start, end, lang, tuple(sorted(found)), exact)
    return None


def _may_be_a_word(typed: str) -> bool:
    """Tell whether so short a word is typed in small letters."""
    return len(typed) <= SHORT_ACRONYM and not is_acronym(typed)


def _term_keys(lang: str, term: str) -> Iterator[str]:
    words = question_words(lang, term)
    if words:
        yield from _row_keys(words, folded=False)
        yield from _row_keys(words, folded=True)


def _row_keys(words: tuple[Token, ...], *, folded: bool) -> Iterator[str]:
    """Join the words' lemmas, each with each; folded keys start with `~`."""
    rows = [word.folded if folded else word.lemmas for word in words]
    prefix = "~" if folded else ""
    for number, row in enumerate(product(*rows)):
        if number == MAX_KEYS:
            return
        yield prefix + " ".join(row)
