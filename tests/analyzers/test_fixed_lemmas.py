"""Which lemmas has a word that no dictionary can list?

The spellings that must meet and those that must not are in two tables.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from analyzers import LANGUAGES, Kind, get_analyzer
from analyzers.fixed_lemmas import added_lemmas, fixed_lemmas

EACH = pytest.mark.parametrize("lang", LANGUAGES)


def rows(name):
    """Return the pairs of a table."""
    lines = Path(__file__).with_name(name).read_text("utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if not line.startswith("#")]


def whole(lang, text):
    """Return the lemmas of a text's compound, or of its only word."""
    tokens = [t for t in get_analyzer(lang)(text) if t.kind is not Kind.BIGRAM]
    return {*tokens[0].lemmas}


def finds(lang, question, text):
    """Return whether a word finds a text by its own lemmas."""
    tokens = get_analyzer(lang)(text)
    return any(not whole(lang, question).isdisjoint(t.lemmas) for t in tokens)


@EACH
@pytest.mark.parametrize(("one", "other"), rows("numbers_that_meet.tsv"))
def test_spellings_meet(lang, one, other):
    """Each is found by the other."""
    assert finds(lang, one, other)
    assert finds(lang, other, one)


@EACH
@pytest.mark.parametrize(("text", "word"), rows("numbers_apart.tsv"))
def test_others_stay_apart(lang, text, word):
    """The word does not find the text."""
    assert not finds(lang, word, text)


@EACH
@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2019р.", "2019 р"),
        ("2018r.", "2018 r"),
        ("250МВт", "250 МВт"),
        ("6,4mld", "6,4 mld"),
        ("8,3tỷ", "8,3 tỷ"),
        ("2,3Md€", "2.3 Md"),
        ("100тис.", "100 тис"),
        ("25°C", "25 C"),
        ("18h30", "18 h 30"),
        ("3м²", "3 м²"),
        ("12.07.1998", "1998"),
        ("12.07.1998", "07.1998"),
        ("12/07/1998", "7/1998"),
        ("1998-07-12", "1998"),
        ("12.VII.1998", "1998"),
        ("12 300км", "12 300"),
    ],
)
def test_a_glued_word_is_found_by_its_parts(lang, text, parts):
    """They stand side by side in it, with the terms that they have alone."""
    words = [t for t in get_analyzer(lang)(text) if t.kind is Kind.WORD]
    wanted = [t for t in get_analyzer(lang)(parts) if t.kind is Kind.WORD]
    lemmas = [t.lemmas for t in words]

    assert [t.lemmas for t in wanted] in [
        lemmas[start : start + len(wanted)] for start in range(len(lemmas))
    ]


@given(number=st.integers(1000, 10**15))
def test_groups_of_a_number_do_not_matter(number):
    """Blanks, dots and apostrophes between them are one number."""
    for sign in (" ", "\u00a0", "\u202f", ".", "'"):
        assert finds("uk", f"{number:,}".replace(",", sign), str(number))


@given(number=st.integers(1, 400))
def test_ordinals_do_not_find_other_numbers(number):
    """Neither the number itself nor its neighbour."""
    assert not finds("uk", f"{number}-й", str(number))
    assert not finds("uk", f"{number}-й", f"{number + 1}-й")
    assert finds("uk", f"{number}-й", f"{number}e")


@pytest.mark.parametrize("word", ["слово", "науково-технічний", "Київ", "ONZ", "ai"])
def test_words_of_dictionaries_have_none(word):
    """They are left to the dictionary."""
    assert fixed_lemmas(word, word.lower(), "uk") == ()
    assert added_lemmas(word) == ()
