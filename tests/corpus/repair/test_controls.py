"""Does punctuation come back that was read as control characters?"""

from __future__ import annotations

import pytest

from corpus.repair.controls import mend_controls
from tests.corpus.repair.conftest import sentences


@pytest.mark.parametrize(
    "text",
    [
        "L’accord d’été",
        "« Voilà » – dit-il — l’“accord”… à 5 €",
        "Le cœur de l’Œuvre, le bœuf",
        "Premier: „Tak” – powiedział… • 5 ‰",
        "“Vâng”, ông nói – ‘rất tốt’…",
    ],
)
def test_punctuation_comes_back(text):
    """Windows has it where ISO 8859-1 has control characters."""
    garbled = "".join(
        sign if sign < "\u0100" or (sign.isalpha() and sign not in "œŒ") else
        sign.encode("cp1252").decode("latin-1")
        for sign in text
    )  # fmt: skip
    if "ł" not in text:
        assert garbled != text

    assert mend_controls(garbled).text == text
    assert mend_controls(garbled).kinds == ("repaired: cp1252 misread as ISO 8859-1",)


def test_a_letter_of_french_is_not_put_into_polish():
    """The byte is another letter in central Europe."""
    assert mend_controls("Wartość\x9c i treść\x93").text == "Wartość\x9c i treść“"


@pytest.mark.parametrize(
    "text",
    [
        *sentences(),
        "Un paragraphe\x85Un autre",
        "Signe \x83 ou \x88, \x98 perdu",
        "Indéfini \x81\x8d\x8f\x90\x9d",
        "Tabulation\tet\nligne",
    ],
)
def test_other_texts_stay(text):
    """A line break of mainframes, and bytes that mean nothing in our languages."""
    assert mend_controls(text) == (text, (), "")
