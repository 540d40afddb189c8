"""Into which lexemes is a question cut?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from analyzers.plain_text import plain_text
from search.query.facets import FILTER_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterator

OPERATORS = ("AND", "OR", "NOT")
"""Words that combine or negate operands; in capitals only."""

FIELDS = ("title", *(f.name for f in FILTER_FIELDS if f.in_questions), "date")
"""Names that a colon follows where they limit what is searched."""

_LEXEME = re.compile(
    rf"""(?P<space>\s+)
      | (?P<open>\() | (?P<close>\))
      | (?P<minus>-(?=[\w"(«„“~]))
      | (?P<field>(?:{"|".join(FIELDS)}):(?=\S|\Z))
      | (?P<inflected>~(?=["“«„]))
      | (?:"(?P<straight>[^"]*)" | “(?P<curly>[^“”]*)” | «(?P<angled>[^«»]*)»
          | „(?P<low>[^„“”]*)[”“]) (?:~(?P<slop>\d{{1,2}})(?!\w))?
      | (?P<word>[^\s()"“”«»„]+)
      | (?P<stray>.)""",
    re.VERBOSE,
)
_QUOTES = ("straight", "curly", "angled", "low")
_FUZZY = re.compile(r"(?P<word>.*\w)~(?P<distance>\d{0,2})")


@dataclass(frozen=True, slots=True)
class Lexeme:
    """The smallest part of a question that has a meaning.

    Attributes:
        kind: open, close, minus, field, inflected, phrase, word, prefix, fuzzy, stray,
            or one of `OPERATORS`.
        text: the word, phrase or field name, without the signs around it.
        number: the distance of a fuzzy word or the slop of a phrase.
    """

    kind: str
    text: str
    number: int = 0


def lexemes(text: str) -> Iterator[Lexeme]:
    """Yield the lexemes of a question; blanks have none."""
    for match in _LEXEME.finditer(text):
        quote = next((name for name in _QUOTES if match[name] is not None), "")
        if quote:
            yield Lexeme("phrase", match[quote], int(match["slop"] or 0))
        elif match["field"]:
            yield Lexeme("field", match["field"][:-1])
        elif match["word"]:
            yield _word(plain_text(match["word"]))
        elif not match["space"]:
            yield Lexeme(str(match.lastgroup), match[0])


def _word(word: str) -> Lexeme:
    if word in OPERATORS:
        return Lexeme(word, word)
    if word.endswith("*") and "*" not in word[:-1]:
        return Lexeme("prefix", word[:-1])
    if fuzzy := _FUZZY.fullmatch(word):
        return Lexeme("fuzzy", fuzzy["word"], int(fuzzy["distance"] or 1))
    return Lexeme("word", word)
