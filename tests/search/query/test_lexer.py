"""Is a question cut where its signs mean something?"""

import pytest
from hypothesis import given, strategies as st

from search.query.lexer import OPERATORS, Lexeme, lexemes

PIECES = {
    "blanks": ("  \t", []),
    "words": ("мир угода", [("word", "мир"), ("word", "угода")]),
    "parentheses": ("(a)", [("open", "("), ("word", "a"), ("close", ")")]),
    "operators": ("a AND", [("word", "a"), ("AND", "AND")]),
    "operators in small letters": ("and or", [("word", "and"), ("word", "or")]),
    "minus before a word": ("-a", [("minus", "-"), ("word", "a")]),
    "minus before an inflected phrase": (
        '-~"a b"',
        [("minus", "-"), ("inflected", "~"), ("phrase", "a b")],
    ),
    "minus before a blank": ("- a", [("word", "-"), ("word", "a")]),
    "hyphen in a word": ("a-b", [("word", "a-b")]),
    "field": ("title:a", [("field", "title"), ("word", "a")]),
    "date": ("date:2025..", [("field", "date"), ("word", "2025..")]),
    "unknown field": ("body:a", [("word", "body:a")]),
    "prefix": ("ab*", [("prefix", "ab")]),
    "two stars": ("a**", [("word", "a**")]),
    "fuzzy": ("abc~", [("fuzzy", "abc", 1)]),
    "fuzzy by one": ("abc~1", [("fuzzy", "abc", 1)]),
    "fuzzy by two": ("abc~2", [("fuzzy", "abc", 2)]),
    "fuzzy by three": ("abc~3", [("fuzzy", "abc", 3)]),
    "tilde inside": ("ab~cd", [("word", "ab~cd")]),
    "tilde alone": ("~", [("word", "~")]),
    "tilde before a word": ("~ab", [("word", "~ab")]),
    "phrase": ('"a b"', [("phrase", "a b")]),
    "phrase near": ('"a b"~5', [("phrase", "a b", 5)]),
    "curly phrase near": ("“a b”~12", [("phrase", "a b", 12)]),
    "angled phrase near": ("«a b»~1", [("phrase", "a b", 1)]),
    "low phrase near": ("„a b”~99", [("phrase", "a b", 99)]),
    "phrase at no distance": ('"a b"~0', [("phrase", "a b", 0)]),
    "inflected phrase": ('~"a b"', [("inflected", "~"), ("phrase", "a b")]),
    "inflected phrase near": (
        "~«a b»~3",
        [("inflected", "~"), ("phrase", "a b", 3)],
    ),
    "quotation mark alone": ('"a', [("stray", '"'), ("word", "a")]),
}


@pytest.mark.parametrize(("text", "expected"), PIECES.values(), ids=PIECES)
def test_a_question_is_cut_into_lexemes(text, expected):
    """Every sign decides a kind, and words lose the signs around them."""
    assert list(lexemes(text)) == [Lexeme(*piece) for piece in expected]


KINDS = {"open", "close", "minus", "field", "inflected", "phrase", "word", "prefix",
         "fuzzy", "stray", *OPERATORS}  # fmt: skip


@given(st.text('ab~*"«»„“”()-: 125ANDORtitle', max_size=40))
def test_every_character_belongs_to_a_lexeme(text):
    """Nothing but blanks and signs is lost, and every kind is known."""
    pieces = list(lexemes(text))

    assert {piece.kind for piece in pieces} <= KINDS
    assert all(0 <= piece.number <= 99 for piece in pieces)
    letters = [char for piece in pieces for char in piece.text if char.isalpha()]
    assert letters == [char for char in text if char.isalpha()]
