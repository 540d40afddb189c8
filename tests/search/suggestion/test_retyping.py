"""Is a question retyped only where that makes words of it?"""

import pytest

from search.suggestion.retyping import in_cyrillic, in_other_layout

RETYPED = {
    "one word": ("cgsdghfwz", "співпраця"),
    "a word with signs": ("'dhjgf", "європа"),
    "several words, one a letter off": ("djtyyf ljgjvjuf", "воєнна допомога"),
    "a short word between": ("ljgjvjuf lkz", "допомога для"),
    "to Latin letters": ("сщщзукфешщт", "cooperation"),
    "beside a right word": ("допомога cgsdghfwz", "допомога співпраця"),
    "no words": ("qxqxqxq", ""),
    "two letters": ("жд", ""),
    "one word that makes none": ("cgsdghfwz qxqxqxq", ""),
    "nothing": ("", ""),
}


@pytest.mark.parametrize(("text", "other"), RETYPED.values(), ids=RETYPED)
def test_all_wrong_words_become_words_or_none(sample, text, other):
    """No question is half retyped."""
    words = text.split()
    wrong = [not sample.speller.is_right(word) for word in words]

    assert in_other_layout(words, wrong, sample.speller) == other


def test_romanised_words_are_written_in_cyrillic(sample):
    """Other words stay."""
    typed = ["spivpratsia", "2025", "qxq"]

    assert in_cyrillic(typed, sample.speller) == "співпраця 2025 qxq"
