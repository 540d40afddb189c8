"""Which questions cost too much to be answered?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.errors import QueryError
from search.message import message

if TYPE_CHECKING:
    from search.query.lexer import Lexeme

MAX_LENGTH = 1_000
"""Longest question, in characters."""
MAX_CLAUSES = 64
"""Most words, phrases and values in a question."""
MAX_FUZZY = 2
"""Most fuzzy words in a question: each reads much of the vocabulary."""
OPERANDS = frozenset({"word", "phrase", "prefix", "fuzzy"})
"""Kinds of lexemes that are looked for."""


def check_length(text: str) -> None:
    """Refuse a question of too many characters.

    Raises:
        QueryError: there are more than `MAX_LENGTH`.
    """
    if len(text) > MAX_LENGTH:
        reason = message(
            "The question is %(count)s characters long; at most %(most)s are answered. "
            "Ask with fewer words.",
            count=len(text),
            most=MAX_LENGTH,
        )
        raise QueryError(reason)


def check_cost(pieces: tuple[Lexeme, ...]) -> None:
    """Refuse a question of too many words, or of too many fuzzy ones.

    Raises:
        QueryError: there are more than `MAX_CLAUSES` or `MAX_FUZZY`.
    """
    clauses = sum(piece.kind in OPERANDS for piece in pieces)
    if clauses > MAX_CLAUSES:
        reason = message(
            "The question has %(count)s words and phrases; at most %(most)s are "
            "answered. Ask with fewer.",
            count=clauses,
            most=MAX_CLAUSES,
        )
        raise QueryError(reason)
    fuzzy = sum(piece.kind == "fuzzy" for piece in pieces)
    if fuzzy > MAX_FUZZY:
        reason = message(
            "The question has %(count)s fuzzy words; at most %(most)s are answered. "
            "Spell some of them.",
            count=fuzzy,
            most=MAX_FUZZY,
        )
        raise QueryError(reason)
