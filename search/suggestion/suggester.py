"""How is a query completed or corrected from the collection's own words?

What was typed is completed as a whole where it can be: to a word, a phrase, a name or
a title. Else its end is, to a phrase or a name of which at least the last two words
are, so that what is offered stands side by side in some article.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyzers import LANGUAGES, get_analyzer
from analyzers.function_words import function_words
from analyzers.tokenizer import APOSTROPHES
from search.suggestion.best_entries import WORDS, offered
from search.suggestion.entry_lines import BY_LEMMA, EntryLines
from search.suggestion.keys import typed_key
from search.suggestion.suggestion import Entry, Suggestion
from search.suggestion.typed_marks import has_marks, has_typed_marks
from search.suggestion.typed_starts import starts_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Set as AbstractSet
    from pathlib import Path

SUGGESTIONS_FILE = "suggestions.tsv"
CONTEXT = 3
"""Words before those that are completed whose language is theirs."""
MIN_ARTICLES = 2
"""Fewest articles of a phrase that is offered while its first word is typed."""
_VOWELS = frozenset("aeiouyh")
_FUNCTION = "function"
_SYLLABLES = "vi"
"""The language of which a word of the index is a syllable only."""


@dataclass(frozen=True)
class Suggester:
    """Looks up the suggestions of one index generation.

    Attributes:
        lines: of the file.
    """

    lines: EntryLines

    @classmethod
    def open(cls, path: Path) -> Suggester:
        """Map a file of suggestions into memory; an empty one suggests nothing.

        Raises:
            OSError: the file is missing or cannot be read.
        """
        return cls(EntryLines.open(path))

    def close(self) -> None:
        """Unmap the file; the suggester must not be used afterwards."""
        self.lines.close()

    def complete(self, text: str, lang: str = "") -> tuple[Suggestion, ...]:
        """Complete what was typed.

        Args:
            text: what was typed so far, with diacritics or without.
            lang: complete from articles in this language only; "" for all.

        Returns:
            At most `LIMIT` completions, the most frequent first.
        """
        for before, entries in self._completed(text.lstrip(), lang):
            if found := offered(before, entries, text):
                return found
        return ()

    def following(self, syllable: str, lang: str) -> list[str]:
        """Return the words that follow one in most articles, the most frequent first.

        Args:
            syllable: the word as it is written, in any capitals.
            lang: ISO 639-1 code of the language.
        """
        phrases = [
            entry
            for entry in self.lines.best(f"{typed_key(syllable)} ")
            if entry.kind == "phrase"
            and entry.lang == lang
            and entry.text.lower().startswith(f"{syllable.lower()} ")
        ]
        phrases.sort(key=lambda entry: (-entry.count, entry.text))
        return [entry.text.partition(" ")[2] for entry in phrases]

    def preceding(self, typed: str, word: str, lang: str) -> str:
        """Return the word that stands before one in most articles, as it is written.

        Args:
            typed: the word before, with diacritics or without.
            word: the word as it is written, in any capitals.
            lang: ISO 639-1 code of the language.
        """
        phrases = [
            entry
            for entry in self.lines.entries(f"{typed_key(typed)} {typed_key(word)}\t")
            if entry.kind == "phrase"
            and entry.lang == lang
            and entry.text.lower().endswith(f" {word.lower()}")
            and has_typed_marks(typed, entry.text)
        ]
        best = max(phrases, key=lambda e: (e.count, e.text), default=None)
        return best.text.partition(" ")[0] if best else ""

    def spelling_variants(self, word: str) -> tuple[Suggestion, ...]:
        """Return the words that differ in diacritics or the alphabet only.

        They are forms as articles have them, in small letters, each once.
        """
        found = self.lines.entries(f"{typed_key(word)}\t")
        forms = (
            Suggestion(entry.of, "word", entry.lang, entry.own)
            for entry in found
            if entry.kind in {*WORDS, _FUNCTION} and entry.of
        )
        return tuple(dict.fromkeys(forms))

    def _completed(self, typed: str, lang: str) -> Iterator[tuple[str, list[Entry]]]:
        """Yield what is left as it is typed, and the entries that complete the rest.

        The longest beginnings come first.
        """
        for start in starts_of(typed):
            before, rest = typed[:start], typed[start:]
            elided = before[-1:] in APOSTROPHES and bool(before)
            several = len(rest.split()) > 1 or rest[-1:].isspace()
            if start and not elided and not several:
                continue
            langs = {"fr"} if elided else self._languages(before)
            found = self._matching(rest, langs & {lang} if lang else langs)
            yield before, _fitting(found, before, elided=elided, several=several)
            if several:
                yield before, self._by_lemma(rest, langs & {lang} if lang else langs)

    def _languages(self, text: str) -> AbstractSet[str]:
        """Return the languages that all known words of a text are of."""
        langs = frozenset(LANGUAGES)
        for word in text.split()[-CONTEXT:]:
            key = typed_key(word)
            known = {e.lang for e in self.lines.entries(f"{key}\t") if e.of}
            known |= {of for of in LANGUAGES if word.lower() in function_words(of)}
            langs = langs & known or langs
        return langs

    def _matching(self, typed: str, langs: AbstractSet[str]) -> list[Entry]:
        """Return the entries of some languages that begin with a text."""
        key = typed_key(typed) + " " * typed[-1:].isspace()
        # The best of all may lack the diacritics.
        read = self.lines.many if has_marks(typed) else self.lines.best
        found = [
            entry
            for entry in read(key)
            if entry.lang in langs and entry.kind != _FUNCTION
        ]
        known = {(entry.lang, entry.of) for entry in found if entry.kind == "word"}
        found = [e for e in found if e.kind != "form" or (e.lang, e.of) not in known]
        if typed.isascii():  # no diacritic was typed that may be missing
            return found
        marked = [e for e in found if has_typed_marks(typed, _form_of(e))]
        return marked or [entry for entry in found if entry.kind in WORDS]

    def _by_lemma(self, typed: str, langs: AbstractSet[str]) -> list[Entry]:
        """Return the phrases of any form of the first word that the second begins."""
        first, _, rest = typed.partition(" ")
        found: list[Entry] = []
        for of in langs - {_SYLLABLES}:
            # Typed without diacritics, it is in no dictionary: it may be the lemma.
            for lemma in dict.fromkeys((*get_analyzer(of).terms(first).lemmas, first)):
                key = f"{typed_key(lemma)} {typed_key(rest)}"
                read = (*self.lines.best(BY_LEMMA + key), *self.lines.best(key))
                found += [e for e in read if e.lang == of and e.kind == "phrase"]
        return [entry for entry in found if has_typed_marks(rest, entry.text)]


def _form_of(entry: Entry) -> str:
    """Return the form that leads to an entry."""
    return entry.of if entry.kind in WORDS and entry.of else entry.text


def _fitting(
    entries: list[Entry], before: str, *, elided: bool, several: bool
) -> list[Entry]:
    """Return the entries that may follow what is before, and are worth it.

    A title is nobody's continuation, and a phrase of a single article nothing to offer
    where its first word is not yet known.
    """
    return [
        entry
        for entry in entries
        if not (before and entry.kind == "title")
        and not (elided and typed_key(entry.text)[:1] not in _VOWELS)
        and (several or entry.kind != "phrase" or entry.count >= MIN_ARTICLES)
    ]
