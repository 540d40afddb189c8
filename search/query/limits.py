"""Which questions cost too much to be answered?

They are refused before they are parsed, with a message that says what to change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.errors import QueryError
from search.message import message

if TYPE_CHECKING:
    from search.query.lexer import Lexeme

MAX_LENGTH = 1_000
"""Most characters of a question."""
MAX_CLAUSES = 64
"""Most words, phrases and values in a question."""
MAX_FUZZY = 2
"""Most fuzzy words in a question, as each reads much of the vocabulary."""
OPERANDS = frozenset({"word", "phrase", "prefix", "fuzzy"})
"""Kinds of lexemes that are searched for."""


def check_length(text: str) -> None:
    """Refuse a question of too many characters.

    Raises:
        QueryError: it has more than `MAX_LENGTH`.
    """
    if len(text) > MAX_LENGTH:
        reason = message(
            "The question is %(count)s characters long; at most %(most)s are answered. "
            "Ask with fewer words.",
            count=len(text),
            most=MAX_LENGTH,
        )
        raise QueryError(reason)


def check_cost(lexemes: tuple[Lexeme, ...]) -> None:
    """Refuse a question of too many operands, or of too many fuzzy words.

    Raises:
        QueryError: it has more than `MAX_CLAUSES` or `MAX_FUZZY`.
    """
    clauses = sum(lexeme.kind in OPERANDS for lexeme in lexemes)
    if clauses > MAX_CLAUSES:
        reason = message(
            "The question has %(count)s words and phrases; at most %(most)s are "
            "answered. Ask with fewer.",
            count=clauses,
            most=MAX_CLAUSES,
        )
        raise QueryError(reason)
    fuzzy = sum(lexeme.kind == "fuzzy" for lexeme in lexemes)
    if fuzzy > MAX_FUZZY:
        reason = message(
            "The question has %(count)s fuzzy words; at most %(most)s are answered. "
            "Spell some of them.",
            count=fuzzy,
            most=MAX_FUZZY,
        )
        raise QueryError(reason)
