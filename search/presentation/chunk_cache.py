"""Which stretches between blanks hold a term, of those that were ever looked at?

No analyzer joins letters across a blank, so what a stretch holds is always the same. It
is analysed once, and found by its terms from then on.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from analyzers import Kind, get_analyzer, name_keys

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from analyzers import Token

CACHED_STRETCHES = 10_000
"""Stretches of a language that are known at least, and twice as many at most (about
1.5 kB each); those that stood in no text for long are forgotten."""


@dataclass(slots=True, eq=False)
class _Known:
    """Stretches with their tokens, and by their terms and the keys of their names.

    Keys cost the most, and are asked for the least: `named` tells whose are known.
    """

    tokens: dict[str, tuple[Token, ...]] = field(default_factory=dict)
    by_term: dict[str, list[str]] = field(default_factory=dict)
    by_name: dict[str, list[str]] = field(default_factory=dict)
    named: set[str] = field(default_factory=set)

    def add(self, stretch: str, tokens: tuple[Token, ...]) -> None:
        self.tokens[stretch] = tokens
        terms = {term for t in tokens for term in (t.exact, *t.lemmas, *t.folded)}
        for term in terms:
            self.by_term.setdefault(term, []).append(stretch)

    def name(self, stretches: set[str], lang: str) -> None:
        """See to it that the keys of some stretches that were added are known."""
        for stretch in stretches - self.named:
            for key in _name_keys(stretch, self.tokens[stretch], lang):
                self.by_name.setdefault(key, []).append(stretch)
        self.named |= stretches


class Stretches:
    """A language's stretches; safe to share between threads."""

    def __init__(self, lang: str) -> None:
        """Know none yet.

        Args:
            lang: ISO 639-1 code of an analyzer.
        """
        self._lang = lang
        self._new, self._old = _Known(), _Known()
        self._lock = Lock()

    def tokens(self, stretch: str) -> tuple[Token, ...]:
        """Give a stretch's tokens."""
        known = self._new.tokens.get(stretch)
        if known is not None:
            return known
        with self._lock:
            self._look_at({stretch})
            return self._new.tokens[stretch]

    def holding(
        self, stretches: set[str], terms: Iterable[str], names: Collection[str]
    ) -> set[str]:
        """Give those of some stretches that hold one of some terms or name keys.

        Args:
            stretches: those of one text.
            terms: forms, lemmas and folded terms.
            names: keys, which only capitalised words have.
        """
        with self._lock:
            self._look_at(stretches)
            if names:
                self._new.name(stretches, self._lang)
            found = []
            for table, wanted in (
                (self._new.by_term, terms),
                (self._new.by_name, names),
            ):
                for one in wanted:
                    if one in table:
                        found += table[one]
        return stretches.intersection(found)

    def _look_at(self, stretches: set[str]) -> None:
        """See to it that what some stretches hold is known."""
        if len(self._new.tokens) > CACHED_STRETCHES:
            self._new, self._old = _Known(), self._new
        before = self._old.tokens
        for stretch in stretches.difference(self._new.tokens):
            tokens = before.get(stretch)
            if tokens is None:
                tokens = tuple(get_analyzer(self._lang)(stretch))
            self._new.add(stretch, tokens)


def _name_keys(stretch: str, tokens: tuple[Token, ...], lang: str) -> set[str]:
    if stretch == stretch.lower():
        return set()
    return {
        key
        for token in tokens
        if token.kind is Kind.WORD and stretch[token.start].isupper()
        for key in name_keys(stretch[token.start : token.end], lang)
    }


@cache
def stretches_of(lang: str) -> Stretches:
    """Give what is known of a language's stretches."""
    return Stretches(lang)
