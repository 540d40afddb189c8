"""Do the capitals in a short text show that a word is part of a name?"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from analyzers.data_files import read_lines
from analyzers.filters import fold_diacritics, is_acronym
from analyzers.names.spelling import spell
from analyzers.names.vietnamese import is_syllable

if TYPE_CHECKING:
    from analyzers.token import Token

_ENDS = frozenset(".?!…:;\n")
"""Signs after which a capital begins a sentence."""
_BETWEEN = frozenset(" \t\u00a0-‐‑")
"""What may be between the words of a name."""
_HEADLINES = frozenset({"en", "vi"})
"""Languages in which every word of a headline may have a capital."""
_TITLE = 4
"""Fewest words of such a headline; fewer may be a name."""


class Writing(NamedTuple):
    """A short text and the words of which it consists.

    Attributes:
        text: the text as written.
        words: its words.
        silent: whether capitals say nothing, as there is no small letter.
        title: whether it is a headline in which every word has a capital.
    """

    text: str
    words: tuple[Token, ...]
    silent: bool
    title: bool


def writing(lang: str, text: str, words: tuple[Token, ...]) -> Writing:
    """Return a text with what its capitals can say.

    Args:
        lang: ISO 639-1 code of the language in which it may be.
        text: the text.
        words: its words.
    """
    title = (
        lang in _HEADLINES
        and len(words) >= _TITLE
        and all(text[word.start].isupper() for word in words)
    )
    return Writing(text, words, text.upper() == text, title)


def in_name(written: Writing, i: int) -> bool:
    """Return whether capitals show that a word is part of a name or an abbreviation.

    A word with a capital is so next to another one (`Jean-Yves Le Drian`). But every
    sentence begins with a capital: its first word counts if it is a Vietnamese surname
    before a syllable (`To Lam`).
    """
    if written.silent or not _is_capital(written, i):
        return False
    word = written.words[i]
    if is_acronym(written.text[word.start : word.end]):
        return True
    if _is_surname(written, i) and _is_given_name(written, i + 1):
        return True
    if written.title:
        return False
    if _follows_capital(written, i):
        return True
    return not _begins_sentence(written, i) and _follows_capital(written, i + 1)


def _is_capital(written: Writing, i: int) -> bool:
    return written.text[written.words[i].start].isupper()


def _follows_capital(written: Writing, i: int) -> bool:
    """Return whether a word and the one before it have capitals, with a blank between.

    A word that `i` is beyond has none.
    """
    words = written.words
    if not 0 < i < len(words):
        return False
    between = written.text[words[i - 1].end : words[i].start]
    return (
        _BETWEEN.issuperset(between)
        and _is_capital(written, i - 1)
        and _is_capital(written, i)
    )


def _begins_sentence(written: Writing, i: int) -> bool:
    start = written.words[i - 1].end if i else 0
    before = written.text[start : written.words[i].start]
    return not i or not _ENDS.isdisjoint(before)


def _is_surname(written: Writing, i: int) -> bool:
    form = written.words[i].exact
    return form in (_surnames() if not form.isascii() else _unmarked_surnames())


def _is_given_name(written: Writing, i: int) -> bool:
    return _follows_capital(written, i) and is_syllable(spell(written.words[i].exact))


@cache
def _surnames() -> frozenset[str]:
    return frozenset(read_lines("vietnamese_surnames.txt"))


@cache
def _unmarked_surnames() -> frozenset[str]:
    return frozenset(map(fold_diacritics, _surnames()))
