"""What was meant where the keyboard was in the other layout, or had no Cyrillic?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from analyzers.keyboard import other_layout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from search.suggestion.speller import Speller

MIN_LETTERS = 3
"""Fewest letters of a word by which the wrong layout is recognised."""


def in_other_layout(
    words: Sequence[str], wrong: Sequence[bool], speller: Speller
) -> str:
    """Return what a question's keys type in the other layout.

    Args:
        words: the question, cut at blanks, as signs are letters in the other layout.
        wrong: whether each has letters and is no known word.
        speller: of the index.

    Returns:
        The question with all its wrong words retyped, in small letters; "" if that
        does not make words of all of them. One may be a letter off if others are right.
    """
    cyrillic = _is_cyrillic(
        "".join(w for w, bad in zip(words, wrong, strict=True) if bad)
    )
    retyped, sure, off = [], 0, 0
    for word, bad in zip(words, wrong, strict=True):
        short = len(word) < MIN_LETTERS and _is_cyrillic(word) is cyrillic
        other = other_layout(word) if bad or short else ""
        if not other:
            retyped.append(word)
        elif _has_letters_only(other) and speller.is_word(other):
            sure += len(word) >= MIN_LETTERS
            retyped.append(other)
        elif short:
            retyped.append(word)
        else:
            off += 1
            near = speller.candidates(other) if _has_letters_only(other) else ()
            retyped.append(near[0].text if near else "")
    return " ".join(retyped) if all(retyped) and sure and sure >= off else ""


def in_cyrillic(words: Sequence[str], speller: Speller) -> str:
    """Return a question whose romanised Ukrainian words are written in Cyrillic.

    Args:
        words: the question, cut at blanks.
        speller: of the index.
    """
    return " ".join(speller.transliterated(word) or word for word in words)


def _is_cyrillic(text: str) -> bool:
    return any("\u0400" <= letter <= "\u04ff" for letter in text)


def _has_letters_only(word: str) -> bool:
    return word.replace("'", "").isalpha()
