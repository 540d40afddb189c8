"""Is any text read, however long, deep or broken, or refused by a stated limit?"""

import pytest
from hypothesis import example, given, strategies as st

from search.errors import QueryError
from search.query.ast import (
    Words,
)
from search.query.limits import MAX_CLAUSES, MAX_FUZZY, MAX_LENGTH
from search.query.parser import MAX_NESTING, parse, plain_question


def test_half_a_character_does_not_reach_an_engine():
    """A lone surrogate is replaced, so that every question can be encoded."""
    question = parse("мир \ud800 угода")

    assert question.text.encode()
    assert question.node.text.split()[0] == "мир"


@pytest.mark.parametrize("size", [MAX_LENGTH + 1, 10_000])
def test_a_question_may_be_too_long(size):
    """One character more than the limit is refused, with both figures."""
    with pytest.raises(QueryError, match=f"{size} .*{MAX_LENGTH}"):
        parse("я" * size)


def test_a_question_may_be_as_long_as_the_limit():
    """The limit itself is answered."""
    assert parse("я" * MAX_LENGTH).node == Words("я" * MAX_LENGTH)


@pytest.mark.parametrize("clause", ["a", '"a b"', "ab*", '~"a b"~3', "lang:uk", "-a"])
def test_a_question_may_have_too_many_clauses(clause):
    """A question with one word, phrase or value more than the limit is refused."""
    full = " ".join([clause] * MAX_CLAUSES)

    assert parse(full).node is not None
    with pytest.raises(QueryError, match=str(MAX_CLAUSES)):
        parse(f"{full} {clause}")


def test_the_limit_of_clauses_holds_for_what_is_read_as_plain_words():
    """Words in quotation marks count once they are read as plain words."""
    words = " ".join(["a"] * (MAX_CLAUSES + 1))

    with pytest.raises(QueryError):
        parse(f'("{words}"')


@pytest.mark.parametrize("opened", ["(", "NOT ", "-("])
def test_deep_nesting_is_read_as_plain_words(opened):
    """Nesting beyond the limit is no recursion error but a note."""
    closed = ")" * opened.count("(")
    text = opened * (MAX_NESTING + 1) + "a" + closed * (MAX_NESTING + 1)

    assert parse(text).notes


SIGNS = st.sampled_from([
    *"()\"“”«»„-*~:' \x00\x07\n\u2028\u0301\ud800\udfff",
    " AND ", " OR ", " NOT ", "title:", "country:", "lang:", "topic:", "date:", "KR",
    "слово", "~2", "2025..",
])  # fmt: skip


ANY = st.text(st.characters(exclude_categories=()), max_size=60)


@given(st.lists(SIGNS | ANY, max_size=40).map("".join))
@example("(" * 1_000)
@example("-" * 999 + "a")
@example("\x00" * 10_000)
@example("\ud800" * 10_000)
def test_no_text_whatever_raises_anything_but_a_query_error(text):
    """Any characters give a question that can be encoded, or a QueryError."""
    try:
        question = parse(text)
    except QueryError:
        return

    assert question.text.encode() is not None
    assert plain_question(text).text == question.text


@given(st.lists(SIGNS | ANY, max_size=40).map("".join))
def test_a_normalised_question_is_read_the_same_again(text):
    """Links carry a question's normalised text, so reading it again changes nothing."""
    try:
        question = parse(text)
    except QueryError:
        return

    assert parse(question.text) == question


def test_many_fuzzy_words_are_refused():
    """Each fuzzy word reads much of the vocabulary, so only a few are answered."""
    parse(" ".join(["угода~1"] * MAX_FUZZY))

    with pytest.raises(QueryError, match="fuzzy"):
        parse(" ".join(["угода~1"] * (MAX_FUZZY + 1)))
