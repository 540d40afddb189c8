"""Has a surname the same first and last vowel in whatever language it is spelled?"""

import pytest
from hypothesis import given, strategies as st

from analyzers.names.vowels import CLASSES, vowel_convention, vowels

CONVENTIONS = ("cyrillic", "plain", "french", "french_aloud", "german", "english")


@pytest.mark.parametrize(
    ("cyrillic", "latin", "convention"),
    [
        ("зеленський", "zieleński", "plain"),
        ("зелінський", "zieliński", "plain"),
        ("хрущов", "chruszczow", "plain"),
        ("буданов", "boudanov", "plain"),
        ("мулен", "moulin", "french"),
        ("дюпон", "dupont", "french"),
        ("фуко", "foucault", "french"),
        ("мартінес", "martinez", "french_aloud"),
        ("мюллер", "müller", "german"),
        ("нойман", "neumann", "german"),
        ("волтон", "walton", "english"),
        ("маккейн", "mccain", "english"),
        ("мей", "may", "english"),
    ],
)
def test_spellings_share_a_reading(cyrillic, latin, convention):
    """Ukrainian writes the vowels as they sound."""
    own = vowels(cyrillic, "cyrillic")
    assert set(own) <= set(vowels(latin, convention))


@pytest.mark.parametrize(
    ("cyrillic", "latin", "convention"),
    [
        ("зеленський", "zieliński", "plain"),
        ("козак", "kozik", "plain"),
        ("мелен", "moulin", "french"),
        ("дюпен", "dupont", "french"),
        ("мюллер", "möller", "german"),
        ("мортон", "martin", "english"),
    ],
)
def test_other_vowels_are_other_readings(cyrillic, latin, convention):
    """One of both vowels is enough."""
    own = vowels(cyrillic, "cyrillic")
    assert set(own).isdisjoint(vowels(latin, convention))


def test_clearly_foreign_names_are_not_read_as_english():
    """Their vowels are certain."""
    assert vowels("kowalewski", "english") == ()
    assert vowels("iglesias", "english")


def test_conventions_without_vowels_of_their_own_have_those_of_their_script():
    """As most conventions write vowels as they sound."""
    assert vowel_convention("polish", cyrillic=False) == "plain"
    assert vowel_convention("cyrillic_sch", cyrillic=True) == "cyrillic"
    assert vowel_convention("french", cyrillic=False) == "french"


@given(
    st.text("aeioubcdhjklmnrstzśłéабвйоршьєя'", max_size=20),
    st.sampled_from(CONVENTIONS),
)
def test_readings_are_two_classes_or_none(name, convention):
    """Whatever the letters are; distinct ones."""
    found = vowels(name, convention)
    assert len(set(found)) == len(found)
    assert all(len(each) in (0, 2) and set(each) <= set(CLASSES) for each in found)
