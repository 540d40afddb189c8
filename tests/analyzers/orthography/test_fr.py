"""Which spellings of French meet, and which stay apart?"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from analyzers import Kind, get_analyzer
from analyzers.dela import dela_lemmas
from analyzers.orthography.first_parts import first_part, is_first_part
from analyzers.orthography.fr import spellings

FOLDER = Path(__file__).parent


def pairs(name):
    """Return the pairs of a file."""
    return [line.split("\t") for line in (FOLDER / name).read_text().splitlines()]


def whole(word):
    """Return the terms of a word as a whole."""
    return get_analyzer("fr").terms(word)


@pytest.mark.parametrize(("one", "other"), pairs("fr_same.tsv"))
def test_two_spellings_have_a_lemma_and_a_folded_term_in_common(one, other):
    """In singular and plural, with a hyphen and without."""
    assert {*whole(one).lemmas} & {*whole(other).lemmas}
    assert {*whole(one).folded} & {*whole(other).folded}


@pytest.mark.parametrize(("one", "other"), pairs("fr_apart.tsv"))
def test_two_words_have_no_lemma_in_common(one, other):
    """They only look as if a rule made one of the other."""
    assert not {*whole(one).lemmas} & {*whole(other).lemmas}


@pytest.mark.parametrize("typed", ["week-end", "maitre", "mini-sommets", "évènement"])
def test_the_exact_channel_keeps_what_was_typed(typed):
    """So that the spelling that was asked for ranks first."""
    assert whole(typed).exact == typed


def test_the_parts_of_a_compound_remain(lemmas):
    """`sommet` finds `mini-sommets`."""
    assert lemmas("fr", "des mini-sommets", Kind.WORD)[-1] == {"sommet"}
    assert lemmas("fr", "des mini-sommets", Kind.COMPOUND) == [{"minisommet"}]


@pytest.mark.parametrize(
    ("text", "parts"),
    [("vingt-et-un", "vingt et un"), ("deux-cents", "deux cents")],
)
def test_numerals_meet_by_their_parts(lemmas, text, parts):
    """The rectifications put hyphens between all of them."""
    assert lemmas("fr", text) == lemmas("fr", parts)


@pytest.mark.parametrize("word", ["minisommet", "mini-sommet", "minijupe", "weekend"])
def test_a_compound_has_a_first_part_that_may_stand_apart(word):
    """So that a question with a blank finds it."""
    first, rest = first_part("fr", word)

    assert is_first_part("fr", first)
    assert first + rest == word.replace("-", "")


@pytest.mark.parametrize("word", ["apriori", "statuquo"])
def test_a_latin_phrase_that_1990_joined_is_two_words_of_before(word):
    """They are typed with a blank, so a question for one word asks for both."""
    assert "".join(first_part("fr", word)) == word


@pytest.mark.parametrize(
    "word", ["miniature", "microsoft", "intérêt", "provocation", "bio"]
)
def test_a_word_that_begins_so_by_chance_has_none(word):
    """The dictionary lists it, or the list of exceptions."""
    assert first_part("fr", word) is None


@given(st.text("abceiouèéîûüœ-'lmnprst", min_size=1, max_size=10))
def test_a_spelling_is_spelled_as_itself(word):
    """No rule undoes another one."""
    for spelled in spellings(word):
        assert spelled in spellings(spelled)


@given(st.sampled_from(["cout", "maitre", "évènement", "oeuvre", "amoncèle", "relai"]))
def test_what_a_rule_makes_is_listed(word):
    """A word that no dictionary has stays as it is."""
    assert all(map(dela_lemmas, spellings(word)))
