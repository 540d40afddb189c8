"""Are capitalised words in a row found as names?"""

import pytest

from indexer.name_phrases import extract_names

NAMES = {
    "in a sentence": (
        "uk",
        "Він зустрів Олену Петренко вчора.",
        {"Олену Петренко"},
    ),
    "Vietnamese": ("vi", "ông Nguyễn Mạnh Hùng nói", {"Nguyễn Mạnh Hùng"}),
    "two names": ("pl", "była Anna Nowak oraz Jan Kot", {"Anna Nowak", "Jan Kot"}),
    "at the end": ("fr", "elle a vu Marie Curie", {"Marie Curie"}),
    "one word": ("uk", "вона бачила Київ", set()),
    "a sentence's first word": ("fr", "Hier Marie Curie. Demain Paul", {"Marie Curie"}),
    "after a quotation mark": ("uk", "«Новий Шлях»", set()),
    "separated by a comma": ("uk", "бачив Олену, Петренко", set()),
    "over a line break": ("uk", "бачив Олену\nПетренко", set()),
    "in lower case": ("uk", "бачив олену петренко", set()),
    "as long as allowed": ("pl", "to Aa Bb Cc Dd Ee", {"Aa Bb Cc Dd Ee"}),
    "too long": ("pl", "to Aa Bb Cc Dd Ee Ff", set()),
    "nothing": ("pl", "", set()),
    "punctuation": ("pl", "… — !", set()),
}


@pytest.mark.parametrize(("lang", "body", "expected"), NAMES.values(), ids=NAMES)
def test_a_name_is_several_capitalised_words_in_a_row(article, lang, body, expected):
    """A blank is between them, and the first does not begin a sentence."""
    assert extract_names(article(body, lang)) == expected
