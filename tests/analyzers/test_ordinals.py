"""Which ordinal does a figure with an ending stand for, or a Roman numeral?"""

from __future__ import annotations

import pytest

from analyzers.ordinals import is_ordinal, ordinal_lemmas

SAME = {
    "21.": "21-й 21-го 21-ша 21-ше 21й 21e 21ème 21eme 21-szy 21-ego 21st 21ST 21ÈME",
    "1.": "1-й 1-ша 1er 1re 1ère 1ER 1-szy 1-wszy 1st 01-й",
    "2.": "2e 2ème 2nd 2nde 2-га 2-gi 2-й 2nd",
    "90.": "90-х 90-ті 90-тих 90-tych 90-te 90es 90th",
}
APART = [
    "2E",
    "5G",
    "21",
    "5-А",
    "7-Б",
    "21-А",
    "10-річчя",
    "5-км",
    "2га",
    "5т",
    "5м",
    "5g",
    "3D",
    "3d",
    "5-ти",
    "COP28",
    "21-2",
]


@pytest.mark.parametrize(
    ("lemma", "word"), [(one, w) for one, words in SAME.items() for w in words.split()]
)
def test_endings_of_an_ordinal_have_one_lemma(lemma, word):
    """The number with a full stop."""
    assert is_ordinal(word)
    assert ordinal_lemmas(word, "uk") == (lemma,)


@pytest.mark.parametrize("word", APART)
def test_other_words_with_digits_are_no_ordinals(word):
    """Designations, units, school classes and longer words."""
    assert not is_ordinal(word)
    assert ordinal_lemmas(word, "fr") == ()


@pytest.mark.parametrize("word", ["XXI", "XXIe", "XXIème", "XXI-го", "XXI-ій"])
def test_a_roman_numeral_is_also_an_ordinal(word):
    """With its ending or without it."""
    assert ordinal_lemmas(word, "fr") == ("xxi", "21.")


def test_a_single_roman_letter_is_an_ordinal_in_french_alone():
    """`Xe` is a Vietnamese word, and `V` a letter."""
    assert ordinal_lemmas("Ve", "fr") == ("5.",)
    assert ordinal_lemmas("Ier", "fr") == ("1.",)
    assert ordinal_lemmas("Xe", "vi") == ()
    assert ordinal_lemmas("V", "fr") == ()


@pytest.mark.parametrize(
    "word", ["Via", "Inde", "Ver", "Ire", "IIII", "VX", "xxi", "XXI-", "XXIa", "Mer"]
)
def test_other_words_are_no_roman_numerals(word):
    """Words, small letters and signs that do not make a numeral."""
    assert ordinal_lemmas(word, "fr") == ()


@pytest.mark.parametrize("word", ["1.", "19.", "90.", "150."])
def test_a_full_stop_makes_an_ordinal_in_polish_alone(word):
    """Elsewhere it ends a sentence."""
    assert ordinal_lemmas(word, "pl") == (word,)
    assert ordinal_lemmas(word, "fr") == ()
    assert ordinal_lemmas(word.strip("."), "pl") == ()
