"""Which letters and digits designate a thing together?"""

from __future__ import annotations

import pytest

from analyzers.designations import may_be_designation, parts, without_hyphen

GLUED = {
    "COP28": ("COP", "28"),
    "F16": ("F", "16"),
    "Covid19": ("Covid", "19"),
    "міг29": ("міг", "29"),
    "G7": ("G", "7"),
    "5G": ("5", "G"),
    "250МВт": ("250", "МВт"),
    "2019р": ("2019", "р"),
    "6,4mld": ("6,4", "mld"),
    "3м²": ("3", "м²"),
    "100m2": ("100", "m2"),
    "8,5tỷ": ("8,5", "tỷ"),
    "М06": ("М", "06"),
    "QL1A": ("QL", "1A"),
    "QL14B": ("QL", "14B"),
    "A10C": ("A", "10C"),
    "Т72Б3": ("Т", "72Б3"),
}
WHOLE = [
    "H2O",
    "B2B",
    "4x4",
    "5th",
    "2e",
    "1er",
    "21й",
    "2ème",
    "2024",
    "COP",
    "F-16",
    "1234G",
    "5xyz",
    "т72б3",
    "P2P",
    "UE5G",
    "QL1a",
]


@pytest.mark.parametrize("word", GLUED)
def test_a_glued_word_has_two_parts(word):
    """Letters and their number, or a number and its unit."""
    assert parts(word) == GLUED[word]


@pytest.mark.parametrize("word", WHOLE)
def test_other_words_are_not_written_apart(word):
    """Neither ordinals, nor formulas, nor what has a hyphen already."""
    assert parts(word) is None


@pytest.mark.parametrize(
    "text",
    ["COP 28", "cop 28", "F 16", "G 7", "МіГ 29", "Covid 19", "5 G", "3 D", "70 ha",
     "250 МВт", "2019 р", "8,5 tỷ", "iPhone 15", "М 06", "D 07", "QL 05",
     "QL 1A", "QL 14B", "Т 72Б3"],
)  # fmt: skip
def test_two_words_may_be_a_designation(text):
    """Short letters before a short number, or a number before a unit."""
    assert may_be_designation(*text.split())


@pytest.mark.parametrize(
    "text",
    ["Le 28", "У 12", "W 7", "Expo 2020", "Липень 28", "12 krów", "2019 G", "f 16",
     "ngày 30", "COP 07", "М 007", "W 07", "Le 07", "май 07", "H 2O", "UE 5G",
     "Điều 1A", "R2 2", "A 4", "COP osób", "5 xyz"],
)  # fmt: skip
def test_two_words_stay_apart(text):
    """A preposition, a year, a long word or a small letter designates nothing."""
    assert not may_be_designation(*text.split())


@pytest.mark.parametrize(
    ("word", "plain"),
    [
        ("f-16", "f16"),
        ("cop-28", "cop28"),
        ("covid-19", "covid19"),
        ("міг-29", "міг29"),
        ("т-72б3", "т72б3"),
        ("sars-cov-2", "sars-cov2"),
        ("євро-2024", "євро2024"),
        ("5-g", "5g"),
        ("3-d", "3d"),
        ("м06", "м6"),
        ("р-05", "р5"),
        ("ql01a", "ql1a"),
    ],
)
def test_a_designation_loses_its_hyphen(word, plain):
    """The letters of a model may follow its number."""
    assert without_hyphen(word) == plain


@pytest.mark.parametrize(
    "word",
    ["10-річчя", "2026-2035", "12-07-1998", "f-16-28", "науково-технічний", "5-km",
     "737-800", "top-10000", "2035", "007", "м006", "м60", "x00", "в2в"],
)  # fmt: skip
def test_other_words_retain_their_hyphens(word):
    """Ranges, dates and words are no designations."""
    assert without_hyphen(word) == word
