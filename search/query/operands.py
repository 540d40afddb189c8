"""What does an operand of a question mean: a word, phrase, prefix or fuzzy word?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.errors import QueryError
from search.message import message
from search.query.ast import Fuzzy, Node, Prefix, QuotedPhrase, Words
from search.query.syntax_mistake import SyntaxMistake

if TYPE_CHECKING:
    from search.query.lexer import Lexeme

MIN_PREFIX = 2
"""Fewest letters before a `*`."""
MIN_FUZZY = 3
"""Fewest letters before a `~`."""
MAX_DISTANCE = 2
"""Most letters in which a fuzzy word may differ."""


def operand(lexeme: Lexeme, field: str) -> Node:
    """Return the node of an operand.

    Args:
        lexeme: the operand.
        field: "" for all of an article, or "title".

    Raises:
        SyntaxMistake: it is no operand, or is too short.
        QueryError: it starts with `*`, so that it would cost too much.
    """
    if lexeme.kind == "phrase":
        return phrase(lexeme, field, inflected=False)
    if lexeme.kind == "fuzzy":
        if len(lexeme.text) < MIN_FUZZY:
            reason = message(
                "A ~ needs at least %(least)s letters before it.", least=MIN_FUZZY
            )
            raise SyntaxMistake(reason)
        if not 1 <= lexeme.number <= MAX_DISTANCE:
            reason = message(
                "A word takes ~1 or ~2 after it, not ~%(number)s.", number=lexeme.number
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


def phrase(lexeme: Lexeme, field: str, *, inflected: bool) -> Node:
    """Return the node of a phrase.

    Args:
        lexeme: the phrase.
        field: "" for all of an article, or "title".
        inflected: whether any inflected form of its words matches.

    Raises:
        SyntaxMistake: it has no words.
    """
    text = lexeme.text.strip()
    if not text:
        reason = message("A pair of quotation marks has nothing in it.")
        raise SyntaxMistake(reason)
    return QuotedPhrase(text, field, inflected, lexeme.number)


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
