"""How is a typed question read?

The grammar, in order of binding:

    question = conjunct (OR conjunct)*
    conjunct = factor+                        AND may stand between; it is the default
    factor   = ("-" | NOT) factor | "(" question ")" | [field ":"] operand
    operand  = '"' phrase '"' | word "*" | word

What does not parse is read as plain words, and a note says so.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from corpus import LANGUAGES, is_country
from search.errors import QueryError
from search.syntax import And, Node, Not, Or, Phrase, Prefix, Value, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_LENGTH = 1_000
"""Longest question, in characters."""
MAX_CLAUSES = 64
"""Most words, phrases and values in a question."""
MIN_PREFIX = 2
"""Fewest letters before a `*`."""
MAX_DEPTH = 20
"""Deepest nesting of parentheses and negations."""

TEXT_FIELDS = frozenset({"title"})
VALUE_FIELDS = frozenset({"country", "topic", "lang", "source"})

_LEXEME = re.compile(
    r"""(?P<space>\s+)
      | (?P<open>\() | (?P<close>\))
      | (?P<minus>-(?=[\w"(«„“]))
      | (?P<field>(?:title|country|topic|lang|source):(?=\S))
      | "(?P<phrase>[^"]*)" | “(?P<curly>[^“”]*)” | «(?P<angled>[^«»]*)»
      | „(?P<low>[^„“”]*)[”“]
      | (?P<word>[^\s()"“”«»„]+)
      | (?P<stray>.)""",
    re.VERBOSE,
)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_OPERATORS = ("AND", "OR", "NOT")


@dataclass(frozen=True, slots=True)
class Question:
    """A question as it was understood.

    Attributes:
        text: what was typed, normalised.
        node: its meaning, or None where it holds nothing to look for.
        notes: what the reader should know of how it was read.
    """

    text: str = ""
    node: Node | None = None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Lexeme:
    kind: str
    text: str


class _SyntaxError(Exception):
    """The question is not of the grammar; the message says why."""


def parse(text: str) -> Question:
    """Read a question.

    Raises:
        QueryError: it is longer than `MAX_LENGTH` or has more than `MAX_CLAUSES`.
    """
    text = normalise(text)
    if len(text) > MAX_LENGTH:
        reason = (
            f"The question is {len(text)} characters long; at most {MAX_LENGTH} are "
            "answered. Ask with fewer words."
        )
        raise QueryError(reason)
    lexemes = tuple(_lexemes(text))
    _check_cost(lexemes)
    try:
        node = _Parser(lexemes).question()
    except _SyntaxError as error:
        note = f"{error} The question was read as plain words."
        plain = _plain(text)
        _check_cost(tuple(_lexemes(plain.text if plain else "")))
        return Question(text, plain, (note,))
    return Question(text, node)


def plain_question(text: str) -> Question:
    """Read a text as plain words, whatever signs it holds."""
    text = normalise(text)
    return Question(text, _plain(text))


def normalise(text: str) -> str:
    """Treat a question's characters as those of articles: NFC, no control signs."""
    text = text.encode("utf-8", "replace").decode("utf-8")  # lone surrogates
    return " ".join(_CONTROL.sub(" ", unicodedata.normalize("NFC", text)).split())


def _plain(text: str) -> Words | None:
    words = re.sub(r"[\"“”«»„()*]", " ", text).split()
    words = [word for word in words if word not in _OPERATORS]
    return Words(" ".join(words)) if words else None


def _check_cost(lexemes: tuple[_Lexeme, ...]) -> None:
    clauses = sum(lexeme.kind in {"word", "phrase", "prefix"} for lexeme in lexemes)
    if clauses > MAX_CLAUSES:
        reason = (
            f"The question has {clauses} words and phrases; at most {MAX_CLAUSES} are "
            "answered. Ask with fewer."
        )
        raise QueryError(reason)


def _lexemes(text: str) -> Iterator[_Lexeme]:
    for found in _LEXEME.finditer(text):
        kind, value = str(found.lastgroup), str(found[found.lastgroup or 0])
        if kind in {"curly", "angled", "low"}:
            kind = "phrase"
        elif kind == "field":
            value = value[:-1]
        elif kind == "word":
            kind, value = _word_kind(value)
        if kind != "space":
            yield _Lexeme(kind, value)


def _word_kind(word: str) -> tuple[str, str]:
    if word in _OPERATORS:
        return word, word
    if word.endswith("*") and "*" not in word[:-1]:
        return "prefix", word[:-1]
    return "word", word


class _Parser:
    """A recursive descent over the lexemes; one method a rule."""

    def __init__(self, lexemes: tuple[_Lexeme, ...]) -> None:
        self._lexemes = lexemes
        self._at = 0
        self._depth = 0

    def question(self) -> Node | None:
        if not self._lexemes:
            return None
        node = self._or()
        if self._kind() == "close":
            reason = "A closing parenthesis has no opening one."
            raise _SyntaxError(reason)
        return node

    def _kind(self) -> str:
        return self._lexemes[self._at].kind if self._at < len(self._lexemes) else ""

    def _take(self) -> _Lexeme:
        self._at += 1
        return self._lexemes[self._at - 1]

    def _or(self) -> Node:
        parts = [self._and()]
        while self._kind() == "OR":
            self._take()
            parts.append(self._and())
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _and(self) -> Node:
        parts: list[Node] = []
        while self._kind() not in {"", "close", "OR"}:
            if self._kind() == "AND":
                if not parts:
                    reason = "AND has nothing before it."
                    raise _SyntaxError(reason)
                self._take()
                if self._kind() in {"", "close", "OR", "AND"}:
                    reason = "AND has nothing after it."
                    raise _SyntaxError(reason)
            parts.append(self._factor())
        if not parts:
            reason = "OR, or a pair of parentheses, has nothing to join."
            raise _SyntaxError(reason)
        return _joined(parts)

    def _factor(self) -> Node:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            reason = f"More than {MAX_DEPTH} parentheses lie in each other."
            raise _SyntaxError(reason)
        lexeme = self._take()
        if lexeme.kind in {"minus", "NOT"}:
            node: Node = Not(self._negated())
        elif lexeme.kind == "open":
            node = self._group()
        elif lexeme.kind == "field":
            node = self._fielded(lexeme.text)
        else:
            node = _operand(lexeme, "")
        self._depth -= 1
        return node

    def _negated(self) -> Node:
        if self._kind() in {"", "close", "AND", "OR"}:
            reason = "NOT has nothing after it."
            raise _SyntaxError(reason)
        return self._factor()

    def _group(self) -> Node:
        node = self._or()
        if self._kind() != "close":
            reason = "An opening parenthesis has no closing one."
            raise _SyntaxError(reason)
        self._take()
        return node

    def _fielded(self, field: str) -> Node:
        if self._kind() not in {"word", "phrase", "prefix"}:
            reason = f"{field}: has nothing after it."
            raise _SyntaxError(reason)
        lexeme = self._take()
        if field in TEXT_FIELDS:
            return _operand(lexeme, field)
        if lexeme.kind == "prefix":
            reason = f"{field}: takes a whole value, without *."
            raise _SyntaxError(reason)
        return Value(field, _value(field, lexeme.text))


def _operand(lexeme: _Lexeme, field: str) -> Node:
    if lexeme.kind == "phrase":
        if not lexeme.text.strip():
            reason = "A pair of quotation marks has nothing in it."
            raise _SyntaxError(reason)
        return Phrase(lexeme.text.strip(), field)
    if lexeme.kind == "prefix":
        if len(lexeme.text) < MIN_PREFIX:
            reason = f"A * needs at least {MIN_PREFIX} letters before it."
            raise _SyntaxError(reason)
        return Prefix(lexeme.text, field)
    if lexeme.kind == "word":
        if "*" in lexeme.text:
            reason = "A * may only end a word."
            raise _SyntaxError(reason)
        return Words(lexeme.text, field)
    reason = "A quotation mark or another sign stands alone."
    raise _SyntaxError(reason)


def _value(field: str, text: str) -> str:
    if field == "country":
        if not is_country(text.upper()):
            reason = f"country: takes an ISO 3166-1 code such as KR, not {text}."
            raise _SyntaxError(reason)
        return text.upper()
    if field == "lang" and text.lower() not in LANGUAGES:
        reason = f"lang: takes one of {', '.join(LANGUAGES)}, not {text}."
        raise _SyntaxError(reason)
    return text.lower() if field == "lang" else text


def _joined(parts: list[Node]) -> Node:
    """Make one run of neighbouring words of one field, and one node of all parts."""
    runs: list[Node] = []
    for part in parts:
        last = runs[-1] if runs else None
        if (
            isinstance(part, Words)
            and isinstance(last, Words)
            and part.field == last.field == ""
        ):
            runs[-1] = Words(f"{last.text} {part.text}", part.field)
        else:
            runs.append(part)
    return runs[0] if len(runs) == 1 else And(tuple(runs))
