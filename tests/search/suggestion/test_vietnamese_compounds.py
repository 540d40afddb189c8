"""Are misspelt syllables mended beside a neighbour, and right ones kept?"""

import pytest

from search.suggestion.vietnamese_compounds import compounds

COMPOUNDS = {
    "the second syllable": ("hop", "tca", "hợp tác"),
    "with the first one's marks": ("hợp", "tca", "hợp tác"),
    "the first syllable": ("hpo", "tác", "hợp tác"),
    "both syllables": ("hpo", "tca", "hợp tác"),
    "a mark that it cannot have": ("hợp", "tàc", "hợp tác"),
    "a name": ("Việt", "Nma", "Việt Nam"),
}


@pytest.mark.parametrize(
    ("first", "second", "meant"), COMPOUNDS.values(), ids=COMPOUNDS
)
def test_a_word_of_two_syllables_was_meant(sample, first, second, meant):
    """It is one that articles or terms have."""
    found = compounds(sample.speller, first, second)

    assert found[0].text.lower() == meant.lower()


@pytest.mark.parametrize(
    ("first", "second"),
    [("học", "bổng"), ("bóng", "đá"), ("Đắk", "Lắk"), ("hop", "cooperation")],
)
def test_right_syllables_are_kept(sample, first, second):
    """So are names that nothing has, and words that are too long for syllables."""
    assert compounds(sample.speller, first, second) == ()


def test_marks_that_are_typed_are_kept(sample):
    """A right syllable becomes no other one."""
    assert all(
        ranked.text.startswith("hộp ")
        for ranked in compounds(sample.speller, "hộp", "tca")
    )
