"""Are given names that languages translate one?"""

import pytest

from analyzers.names.given_names import cyrillic_forms, given_names


@pytest.mark.parametrize(
    ("first", "second"),
    [("микола", "nicolas"), ("карл", "charles"), ("franciszek", "françois")],
)
def test_translations_are_one_name(first, second):
    """They share a number."""
    assert given_names(first) & given_names(second)


@pytest.mark.parametrize(
    ("first", "second"),
    [("марія", "marina"), ("george", "jorge"), ("мішель", "barack")],
)
def test_other_names_are_not(first, second):
    """They share none, listed or not."""
    assert not given_names(first) & given_names(second)


def test_listed_names_have_their_ukrainian_spellings():
    """Which are read instead of the word."""
    assert "микола" in cyrillic_forms("nicolas")
    assert cyrillic_forms("nobody") == ()
