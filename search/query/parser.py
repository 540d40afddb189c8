"""How is a typed question parsed?

The grammar, in order of binding:

    question = conjunct (OR conjunct)*
    conjunct = factor+                        AND between factors is optional
    factor   = ("-" | NOT) factor | "(" question ")" | [field ":"] operand
    operand  = ["~"] '"' phrase '"' ["~" slop] | word "*" | word "~" [1|2] | word

What is not of the grammar is read as plain words, and a note says so.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from analyzers.plain_text import plain_text
from search.message import Message, message
from search.query.ast import And, Node, Not, Or, Words
from search.query.field_values import filter_node
from search.query.lexer import OPERATORS, Lexeme, lexemes
from search.query.limits import OPERANDS, check_cost, check_length
from search.query.operands import operand, phrase
from search.query.syntax_mistake import SyntaxMistake
from search.query.typed_characters import straightened

MAX_NESTING = 20
"""Deepest nesting of parentheses and negations."""
TEXT_FIELDS = frozenset({"title"})
"""Fields that are searched; the others filter."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


@dataclass(frozen=True, slots=True)
class Question:
    """A parsed question.

    Attributes:
        text: what was typed, normalised.
        node: its syntax tree, or None where there is nothing to look for.
        notes: what the person who typed it should know of how it was read.
    """

    text: str = ""
    node: Node | None = None
    notes: tuple[Message, ...] = ()


def parse(text: str) -> Question:
    """Parse a question.

    Raises:
        QueryError: it is too long or costs too much; see `search.query.limits`.
    """
    text = normalise(text)
    check_length(text)
    pieces = tuple(lexemes(text))
    check_cost(pieces)
    try:
        node = _Parser(pieces).question()
    except SyntaxMistake as error:
        note = message(
            "%(why)s The question was read as plain words.", why=error.args[0]
        )
        plain = _plain(text)
        check_cost(tuple(lexemes(plain.text if plain else "")))
        return Question(text, plain, (note,))
    return Question(text, node)


def plain_question(text: str) -> Question:
    """Return a text as a question of plain words, whatever signs it has."""
    text = normalise(text)
    return Question(text, _plain(text))


def normalise(text: str) -> str:
    """Normalise a question's characters as those of articles are.

    To NFC, without control characters, lone surrogates and repeated blanks. A sign that
    stands for an apostrophe inside a word (`об"єкт`) has no other meaning.
    """
    text = text.encode("utf-8", "replace").decode("utf-8")  # no lone surrogates
    text = straightened(text)
    return " ".join(_CONTROL.sub(" ", unicodedata.normalize("NFC", text)).split())


def _plain(text: str) -> Words | None:
    words = re.sub(r"[\"“”«»„()*~]", " ", text).split()
    words = [plain_text(word) for word in words if word not in OPERATORS]
    return Words(" ".join(words)) if words else None


class _Parser:
    """A recursive-descent parser over the lexemes, with a method for each rule."""

    def __init__(self, pieces: tuple[Lexeme, ...]) -> None:
        self._lexemes = pieces
        self._index = 0
        self._depth = 0

    def question(self) -> Node | None:
        if not self._lexemes:
            return None
        node = self._or()
        if self._kind() == "close":
            reason = message("A closing parenthesis has no opening one.")
            raise SyntaxMistake(reason)
        return node

    def _kind(self) -> str:
        return (
            self._lexemes[self._index].kind if self._index < len(self._lexemes) else ""
        )

    def _take(self) -> Lexeme:
        self._index += 1
        return self._lexemes[self._index - 1]

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
                    reason = message("AND has nothing before it.")
                    raise SyntaxMistake(reason)
                self._take()
                if self._kind() in {"", "close", "OR", "AND"}:
                    reason = message("AND has nothing after it.")
                    raise SyntaxMistake(reason)
            parts.append(self._factor())
        if not parts:
            reason = message("OR, or a pair of parentheses, has nothing to join.")
            raise SyntaxMistake(reason)
        return _joined(parts)

    def _factor(self) -> Node:
        self._depth += 1
        if self._depth > MAX_NESTING:
            reason = message(
                "More than %(most)s parentheses are nested.", most=MAX_NESTING
            )
            raise SyntaxMistake(reason)
        lexeme = self._take()
        if lexeme.kind in {"minus", "NOT"}:
            node: Node = Not(self._negated())
        elif lexeme.kind == "open":
            node = self._group()
        elif lexeme.kind == "field":
            node = self._fielded(lexeme.text)
        else:
            node = self._operand(lexeme, "")
        self._depth -= 1
        return node

    def _negated(self) -> Node:
        if self._kind() in {"", "close", "AND", "OR"}:
            reason = message("NOT has nothing after it.")
            raise SyntaxMistake(reason)
        return self._factor()

    def _group(self) -> Node:
        node = self._or()
        if self._kind() != "close":
            reason = message("An opening parenthesis has no closing one.")
            raise SyntaxMistake(reason)
        self._take()
        return node

    def _fielded(self, field: str) -> Node:
        if self._kind() not in OPERANDS | {"inflected"}:
            reason = message("%(field)s: has nothing after it.", field=field)
            raise SyntaxMistake(reason)
        lexeme = self._take()
        if field in TEXT_FIELDS:
            return self._operand(lexeme, field)
        if lexeme.kind not in {"word", "phrase"}:
            reason = message(
                "%(field)s: takes a whole value, without other signs.", field=field
            )
            raise SyntaxMistake(reason)
        return filter_node(field, lexeme.text)

    def _operand(self, lexeme: Lexeme, field: str) -> Node:
        if lexeme.kind == "inflected":
            return phrase(self._take(), field, inflected=True)
        return operand(lexeme, field)


def _joined(parts: list[Node]) -> Node:
    """Join parts; neighbouring words without a field become one run of words."""
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
