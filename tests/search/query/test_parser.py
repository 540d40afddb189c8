"""Is a typed question read as its writer means it?"""

from datetime import date

import pytest

from search.query.ast import (
    And,
    DateRange,
    FieldValue,
    Fuzzy,
    Not,
    Or,
    Prefix,
    QuotedPhrase,
    Words,
)
from search.query.parser import parse, plain_question

READ = {
    "nothing": ("", None),
    "blanks": (" \t\n ", None),
    "a word": ("енергетика", Words("енергетика")),
    "a run of words": ("вітрова  енергетика", Words("вітрова енергетика")),
    "a hyphenated word": ("науково-технічний", Words("науково-технічний")),
    "a number with a comma": ("3,5 %", Words("3,5 %")),
    "straight quotes": ('"ядерна енергія"', QuotedPhrase("ядерна енергія")),
    "curly quotes": ("“énergie verte”", QuotedPhrase("énergie verte")),
    "angled quotes": ("« énergie verte »", QuotedPhrase("énergie verte")),
    "low quotes closed high": ("„zielona energia”", QuotedPhrase("zielona energia")),
    "low quotes closed curly": ("„зелена енергія“", QuotedPhrase("зелена енергія")),
    "operators in quotes": ('"a OR b"', QuotedPhrase("a OR b")),
    "neighbouring phrases": ('"a" «b»', And((QuotedPhrase("a"), QuotedPhrase("b")))),
    "minus": ("sel -mer", And((Words("sel"), Not(Words("mer"))))),
    "minus alone": ("-mer", Not(Words("mer"))),
    "minus phrase": ('-"a b"', Not(QuotedPhrase("a b"))),
    "minus group": ("-(a b)", Not(Words("a b"))),
    "minus field": ("-lang:pl", Not(FieldValue("lang", "pl"))),
    "NOT": ("sel NOT mer", And((Words("sel"), Not(Words("mer"))))),
    "NOT group": (
        "a NOT (b OR c)",
        And((Words("a"), Not(Or((Words("b"), Words("c")))))),
    ),
    "NOT twice": ("NOT NOT a", Not(Not(Words("a")))),
    "AND": ("a AND b", Words("a b")),
    "OR": ("a OR b OR c", Or((Words("a"), Words("b"), Words("c")))),
    "AND before OR": ("a AND b OR c", Or((Words("a b"), Words("c")))),
    "group before AND": ("(a OR b) c", And((Or((Words("a"), Words("b"))), Words("c")))),
    "small operators": ("a or b not c", Words("a or b not c")),
    "prefix": ("енер*", Prefix("енер")),
    "title word": ("title:угода мир", And((Words("угода", "title"), Words("мир")))),
    "title phrase": ('title:"a b"', QuotedPhrase("a b", "title")),
    "title prefix": ("title:ener*", Prefix("ener", "title")),
    "fuzzy": ("слово~", Fuzzy("слово", 1)),
    "fuzzy by two": ("слово~2", Fuzzy("слово", 2)),
    "fuzzy title": ("title:слово~1", Fuzzy("слово", 1, "title")),
    "fuzzy among words": (
        "a b сло~ c",
        And((Words("a b"), Fuzzy("сло", 1), Words("c"))),
    ),
    "near": ('"a b"~5', QuotedPhrase("a b", slop=5)),
    "inflected phrase": ('~"a b"', QuotedPhrase("a b", inflected=True)),
    "inflected and near": (
        "~«a b»~12",
        QuotedPhrase("a b", "", inflected=True, slop=12),
    ),
    "inflected title": ('title:~"a b"', QuotedPhrase("a b", "title", inflected=True)),
    "minus inflected": ('-~"a b"', Not(QuotedPhrase("a b", inflected=True))),
    "month": ("date:2025-02", DateRange(date(2025, 2, 1), date(2025, 2, 28))),
    "since": (
        "мир date:2025..",
        And((Words("мир"), DateRange(date(2025, 1, 1), None))),
    ),
    "dates in quotes": ('date:"..2025-01"', DateRange(None, date(2025, 1, 31))),
    "not in a year": (
        "-date:2025",
        Not(DateRange(date(2025, 1, 1), date(2025, 12, 31))),
    ),
    "country in small letters": ("country:kr", FieldValue("country", "KR")),
    "language in capitals": ("lang:UK", FieldValue("lang", "uk")),
    "country by name": ("country:Польща", FieldValue("country", "Польща")),
    "language that nobody knows": ("lang:de", FieldValue("lang", "de")),
    "topic": ("topic:energy", FieldValue("topic", "energy")),
    "source in quotes": ('source:"Le Monde"', FieldValue("source", "Le Monde")),
    "unknown field": ("http://a", Words("http://a")),
    "field without value": ("title: x", Words("title: x")),
}


NOT_OF_THE_GRAMMAR = {
    "three letters may not differ": ("слово~3", "слово 3"),
    "too short a word, too much to differ": ("a~9", "a 9"),
    "nothing after a field": ("title:", "title:"),
    "open parenthesis": ("(a b", "a b"),
    "closing parenthesis": ("a) b", "a b"),
    "empty parentheses": ("a ()", "a"),
    "single quote sign": ('a "b', "a b"),
    "empty quotes": ('a ""', "a"),
    "angled quote alone": ("»a", "a"),
    "AND first": ("AND a", "a"),
    "AND last": ("a AND", "a"),
    "AND twice": ("a AND AND b", "a b"),
    "OR last": ("a OR", "a"),
    "NOT last": ("a NOT", "a"),
    "short prefix": ("e*", "e"),
    "star inside": ("en*er", "en er"),
    "empty value": ('country:"" a', "country: a"),
    "short fuzzy": ("аб~", "аб"),
    "fuzzy value": ("lang:fra~", "lang:fra"),
    "inflected value": ('topic:~"a b"', "topic: a b"),
    "prefix of a date": ("date:202*", "date:202"),
    "no date": ("date:2025-13", "date:2025-13"),
    "empty inflected phrase": ('~""  a', "a"),
    "no operand of a field": ("title:(a)", "title: a"),
}


@pytest.mark.parametrize(("text", "node"), READ.values(), ids=READ)
def test_a_question_is_parsed_by_the_grammar(text, node):
    """Every construct has its tree, without a note."""
    question = parse(text)

    assert question.node == node
    assert question.notes == ()


@pytest.mark.parametrize(
    ("text", "words"), NOT_OF_THE_GRAMMAR.values(), ids=NOT_OF_THE_GRAMMAR
)
def test_what_does_not_parse_becomes_plain_words_with_a_note(text, words):
    """The signs are dropped, the words stay, and one note says why."""
    question = parse(text)

    assert question.node == Words(words)
    assert len(question.notes) == 1
    assert str(question.notes[0]).endswith("The question was read as plain words.")


@pytest.mark.parametrize("text", ["NOT", "AND", "()", '""', "*"])
def test_signs_alone_are_no_question(text):
    """If no word is left, there is no query but a note."""
    question = parse(text)

    assert question.node is None
    assert question.notes


def test_a_star_after_a_value_is_not_dropped_silently():
    """A facet's value has no prefix: the star stays part of it, or a note is added."""
    question = parse("topic:ener*")

    assert question.notes or question.node == FieldValue("topic", "ener*")


def test_plain_words_know_no_signs():
    """A text read as plain words means its words, without operators."""
    question = plain_question('"Угода" (AND мир) -x OR énergie*')

    assert question.node == Words("Угода мир -x énergie")
    assert question.notes == ()


def test_typed_characters_become_those_of_articles():
    """Decomposed letters, control characters and runs of blanks are normalised."""
    question = parse("e\u0301nergie\x00\x1b\u00a0  verte\u2028")

    assert question.text == "énergie verte"


@pytest.mark.parametrize(
    ("typed", "node"),
    [
        ('м"ята', Words("м'ята")),
        ("п*ять", Words("п'ять")),
        ('"об"єкт"', QuotedPhrase("об'єкт")),
        ('пам"ят*', Prefix("пам'ят")),
        ('"яблуко"', QuotedPhrase("яблуко")),
        ("яблук*", Prefix("яблук")),
    ],
)
def test_a_sign_for_an_apostrophe_is_no_operator(typed, node):
    """Only inside a Ukrainian word, between letters that an apostrophe separates."""
    assert parse(typed).node == node
