"""Which terms of other languages mean what a question's words mean?

Concepts come from the glossary, the countries, the organizations and the topics. They
lie in the index as a file together with the keys by which each term is looked up, so
that a reader analyses no term when it opens an index.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from analyzers.filters import is_acronym
from analyzers.question import QUESTION_LANGUAGES, question_words
from corpus import CAPITALISED, COUNTRY
from search.expansion.thesaurus_keys import (
    ACRONYM,
    extra_prefixes,
    is_too_short,
    may_lack_diacritics,
    other_key,
    term_keys,
    typed_key,
    word_keys,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from analyzers import Token
    from analyzers.token import RawToken

    Terms = Mapping[str, tuple[str, ...]]
    Keys = Mapping[str, Mapping[str, tuple[int, ...]]]

THESAURUS_FILE = "thesaurus.json"


class Match(NamedTuple):
    """Words of a question that name concepts.

    Attributes:
        start, end: offsets into the question, the end excluded.
        lang: ISO 639-1 code of the language of the term, English among them.
        concepts: indexes of the concepts, ascending.
        exact: whether the term was typed with its diacritics.
    """

    start: int
    end: int
    lang: str
    concepts: tuple[int, ...]
    exact: bool


@dataclass(frozen=True, eq=False)
class Thesaurus:
    """Concepts, and the keys by which their terms are looked up.

    Attributes:
        concepts: the terms of each by language, preferred ones first.
        keys: by language, the indexes of the concepts of each key; see
            `search.expansion.thesaurus_keys`.
        longest: by language, how many words the longest term has that starts with a
            word, by that word's key.
    """

    concepts: tuple[Terms, ...]
    keys: Keys
    longest: Mapping[str, Mapping[str, int]]

    @classmethod
    def make(cls, concepts: Iterable[Terms], broad: Iterable[Terms] = ()) -> Thesaurus:
        """Analyse every term of some concepts.

        Args:
            concepts: terms by language.
            broad: concepts whose terms are related rather than the same, such as
                topics; a term that also another concept has is not theirs.
        """
        narrow = tuple(concepts)
        concepts = (*narrow, *_without_narrower(broad, narrow))
        keys: dict[str, dict[str, list[int]]] = {
            lang: defaultdict(list) for lang in QUESTION_LANGUAGES
        }
        for number, terms in enumerate(concepts):
            for lang in QUESTION_LANGUAGES:
                for term in terms.get(lang, ()):
                    prefix = ACRONYM if is_acronym(term) else ""
                    for key in term_keys(lang, term):
                        added = keys[lang][prefix + key]
                        _add(added, number, broad=number >= len(narrow))
                for term in terms.get(f"{CAPITALISED}{lang}", ()):
                    for key in term_keys(lang, term):
                        _add(keys[lang][f"{CAPITALISED}{key}"], number)
        frozen = {
            lang: {key: tuple(numbers) for key, numbers in of_lang.items()}
            for lang, of_lang in keys.items()
        }
        return cls(concepts, frozen, _longest(frozen))

    def countries(self, match: Match) -> tuple[str, ...]:
        """Return the codes of the countries that a match names."""
        named = (self.concepts[number].get(COUNTRY, ()) for number in match.concepts)
        return tuple(code for codes in named for code in codes)

    def write(self, path: Path) -> None:
        """Write the thesaurus to a file.

        Raises:
            OSError: the file cannot be written.
        """
        value = {"concepts": self.concepts, "keys": self.keys}
        path.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")

    @classmethod
    def read(cls, path: Path) -> Thesaurus:
        """Read a file that `write` wrote.

        Raises:
            OSError, ValueError, KeyError, TypeError: the file is missing or broken.
        """
        value = json.loads(path.read_text("utf-8"))
        # Many keys have the same concepts: they share one tuple.
        interned: dict[tuple[int, ...], tuple[int, ...]] = {}
        keys = {
            lang: {
                key: interned.setdefault(numbers := tuple(listed), numbers)
                for key, listed in of_lang.items()
            }
            for lang, of_lang in value["keys"].items()
        }
        return cls(tuple(value["concepts"]), keys, _longest(keys))

    def find(self, text: str, lang: str, longest: int | None = None) -> Iterator[Match]:
        """Yield the terms of one language in a question; the longest win, none overlap.

        Args:
            text: the question.
            lang: ISO 639-1 code of one of `QUESTION_LANGUAGES`.
            longest: most words of a term; None for any number.
        """
        keys = self.keys.get(lang)
        if not keys:
            return
        words = question_words(lang, text)
        of_first, limit = self.longest[lang], longest or len(words)
        start = 0
        while start < len(words):
            first = words[start]
            firsts = (*first.lemmas, *(f"~{folded}" for folded in first.folded))
            firsts += (other_key((first,)),)
            firsts += tuple(
                prefix + key
                for prefix in extra_prefixes(text, lang, (first,))
                for key in firsts
            )
            most = max((of_first.get(key, 0) for key in firsts), default=0)
            for size in range(min(most, limit, len(words) - start), 0, -1):
                match = _match(text, lang, words[start : start + size], keys)
                if match:
                    start += size - 1
                    yield match
                    break
            start += 1


def _without_narrower(
    broad: Iterable[Terms], narrow: tuple[Terms, ...]
) -> Iterator[Terms]:
    """Yield broad concepts without the terms that narrower ones have.

    The first term of a language, its label, stays. Diseases are not called `cancer`.
    """
    taken = {
        lang: {
            key
            for terms in narrow
            for term in terms.get(lang, ())
            for key in term_keys(lang, term)
        }
        for lang in QUESTION_LANGUAGES
    }
    for terms in broad:
        yield {
            lang: (
                *listed[:1],
                *(t for t in listed[1:] if taken[lang].isdisjoint(term_keys(lang, t))),
            )
            for lang, listed in terms.items()
        }


def overlap(one: Token | RawToken | Match, other: Token | RawToken | Match) -> bool:
    """Return whether two parts of a text have a character in common."""
    return one.start < other.end and other.start < one.end


def _add(numbers: list[int], number: int, *, broad: bool = False) -> None:
    """Add a concept to those of a key; a broad one only where there is none."""
    if number not in numbers and not (broad and numbers):
        numbers.append(number)


def _longest(keys: Keys) -> Mapping[str, Mapping[str, int]]:
    """Count the words of the longest key that starts with a word."""
    longest: dict[str, dict[str, int]] = {}
    for lang, of_lang in keys.items():
        sizes = longest.setdefault(lang, {})
        for key in of_lang:
            first, size = key.partition(" ")[0], key.count(" ") + 1
            sizes[first] = max(size, sizes.get(first, 0))
    return longest


def _match(
    text: str,
    lang: str,
    words: tuple[Token, ...],
    keys: Mapping[str, tuple[int, ...]],
) -> Match | None:
    """Look neighbouring words up, first with their diacritics, then without."""
    start, end = words[0].start, words[-1].end
    if len(words) == 1 and is_too_short(text[start:end]):
        return None
    if typed := keys.get(typed_key(words)):
        return Match(start, end, lang, tuple(sorted(typed)), exact=True)
    prefixes = ("", *extra_prefixes(text, lang, words))
    for exact in (True, False) if may_lack_diacritics(lang, words) else (True,):
        concepts = {
            number
            for key in word_keys(words, folded=not exact)
            for prefix in prefixes
            for number in keys.get(prefix + key, ())
        }
        if exact and not concepts and len(words) == 1:
            concepts.update(keys.get(other_key(words), ()))
        if concepts:
            return Match(start, end, lang, tuple(sorted(concepts)), exact)
    return None
