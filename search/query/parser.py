"""How is a typed question read?

The grammar, in order of binding:

    question = conjunct (OR conjunct)*
    conjunct = factor+                        AND may stand between; it is the default
    factor   = ("-" | NOT) factor | "(" question ")" | [field ":"] operand
    operand  = ["~"] '"' phrase '"' ["~" slop] | word "*" | word "~" [1|2] | word

What does not parse is read as plain words, and a note says so.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from search.errors import QueryError
from search.message import Message, message
from search.query.ast import And, Fuzzy, Node, Not, Or, Prefix, QuotedPhrase, Words
from search.query.field_values import SyntaxMistake, filter_node
from search.query.lexer import OPERATORS, Lexeme, lexemes
from search.query.limits import OPERANDS, check_cost, check_length

MIN_PREFIX = 2
"""Fewest letters before a `*`."""
MIN_FUZZY = 3
"""Fewest letters before a `~`."""
MAX_NESTING = 20
"""Deepest nesting of parentheses and negations."""

TEXT_FIELDS = frozenset({"title"})

_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")


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
    notes: tuple[Message, ...] = ()


def parse(text: str) -> Question:
    """Read a question.

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
    """Read a text as plain words, whatever signs it holds."""
    text = normalise(text)
    return Question(text, _plain(text))


def normalise(text: str) -> str:
    """Treat a question's characters as those of articles: NFC, no control signs."""
    text = text.encode("utf-8", "replace").decode("utf-8")  # lone surrogates
    return " ".join(_CONTROL.sub(" ", unicodedata.normalize("NFC", text)).split())


def _plain(text: str) -> Words | None:
    words = re.sub(r"[\"“”«»„()*~]", " ", text).split()
    words = [word for word in words if word not in OPERATORS]
    return Words(" ".join(words)) if words else None


class _Parser:
    """A recursive descent over the lexemes; one method a rule."""

    def __init__(self, pieces: tuple[Lexeme, ...]) -> None:
        self._lexemes = pieces
        self._at = 0
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
        return self._lexemes[self._at].kind if self._at < len(self._lexemes) else ""

    def _take(self) -> Lexeme:
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
                "More than %(most)s parentheses lie in each other.", most=MAX_NESTING
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
            return _phrase(self._take(), field, inflected=True)
        return _operand(lexeme, field)


def _operand(lexeme: Lexeme, field: str) -> Node:
    if lexeme.kind == "phrase":
        return _phrase(lexeme, field, inflected=False)
    if lexeme.kind == "fuzzy":
        if len(lexeme.text) < MIN_FUZZY:
            reason = message(
                "A ~ needs at least %(least)s letters before it.", least=MIN_FUZZY
            )
            raise SyntaxMistake(reason)
        return Fuzzy(lexeme.text, lexeme.number, field)
    if lexeme.kind == "prefix":
        if len(lexeme.text) < MIN_PREFIX:
            reason = message(
                "A * needs at least %(least)s letters before it.", least=MIN_PREFIX
            )
            raise SyntaxMistake(reason)
        return Prefix(lexeme.text, field)
    if lexeme.kind == "word":
        return Words(_word(lexeme.text), field)
    reason = message("A quotation mark or another sign stands alone.")
    raise SyntaxMistake(reason)


def _word(text: str) -> str:
    if text.startswith("*") and len(text) > 1:
        reason = message(
            "A word cannot begin with *: every word would have to be read."
        )
        raise QueryError(reason)
    if "*" in text:
        reason = message("A * may only end a word.")
        raise SyntaxMistake(reason)
    return text


def _phrase(lexeme: Lexeme, field: str, *, inflected: bool) -> Node:
    text = lexeme.text.strip()
    if not text:
        reason = message("A pair of quotation marks has nothing in it.")
        raise SyntaxMistake(reason)
    return QuotedPhrase(text, field, inflected, lexeme.number)


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
