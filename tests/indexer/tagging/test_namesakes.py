"""Is a town, a street, a region or a common word told from the country?"""

from pathlib import Path

import pytest

from indexer.tagging.countries import find_countries

FILE = Path(__file__).with_name("namesakes.tsv")
ROWS = [line.split("\t") for line in FILE.read_text("utf-8").splitlines()]


def codes(lang, text):
    """Return the countries of a body."""
    return {mention.value for mention in find_countries(lang, [("body", text)])}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nhật thực toàn phần", set()),
        ("Nhật thực hiện cam kết", {"JP"}),
        ("Mỹ viện ở phố này", set()),
        ("Mỹ viện trợ gạo", {"US"}),
        ("Ba lan can mới", set()),
        ("Ba Lan can thiệp", {"PL"}),
    ],
)
def test_a_compound_is_known_by_the_syllable_after_it(text, expected):
    """What follows may begin another word, and then the country stands alone."""
    assert codes("vi", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NGHỀ NÀY CẦN ĐẠO ĐỨC", set()),
        ("HỌ ĐẾN THĂM ĐỨC", {"DE"}),
        ("Sự phối hợp Pháp mong chờ", {"FR"}),
    ],
)
def test_a_word_that_ends_as_a_country_hides_it_in_capitals_only(text, expected):
    """In small letters the country's capital is seen."""
    assert codes("vi", text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Une fête à la russe.", set()),
        ("Une fête à l'américaine.", set()),
        ("Une fête à l’américaine.", set()),
        ("Battue, face à la Russe Daria K.", {"RU"}),
        ("Cédé à la russe Rosneft.", {"RU"}),
        ("Vendu à l'américain Boeing.", {"US"}),
        ("La fête russe de la ville.", {"RU"}),
    ],
)
def test_a_manner_is_no_country_but_its_bearer_is(text, expected):
    """A name after the adjective, a capital or the masculine tell them apart."""
    assert codes("fr", text) == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("fr", "À Atlanta, en Géorgie, on vote.", set()),
        ("fr", "Atlanta vote. En Géorgie, l'armée recule.", {"GE"}),
        ("pl", "Belgijska prowincja Luksemburg czeka.", {"BE"}),
        ("pl", "Belgia i Luksemburg czekają.", {"BE", "LU"}),
        ("uk", "Грецька область Македонія горить.", {"GR"}),
    ],
)
def test_a_region_is_told_by_its_sentence(lang, text, expected):
    """Another sentence's words do not count."""
    assert codes(lang, text) == expected


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("uk", "Затор на вулиці Польській.", set()),
        ("pl", "Korek na ulicy Francuskiej.", set()),
        ("fr", "Un incendie rue d'Angleterre.", set()),
        ("fr", "Dans la rue, l'Allemagne proteste.", {"DE"}),
        ("fr", "L'église Saint-Martin rouvre.", set()),
        ("fr", "Une école française rouvre.", {"FR"}),
        ("pl", "Pożar w pobliżu Turku.", set()),
        ("pl", "Pożar wywołał Turek.", {"TR"}),
        ("vi", "Hôm qua bà Hà Lan phát biểu.", set()),
        ("vi", "Hôm qua cậu bé Hà Lan phát biểu.", {"NL"}),
    ],
)
def test_streets_dedications_towns_and_women_are_no_countries(lang, text, expected):
    """The word before tells most of them."""
    assert codes(lang, text) == expected


@pytest.mark.parametrize(("lang", "expected", "text"), ROWS)
def test_surnames_and_towns_at_the_head_are_no_countries(lang, expected, text):
    """After a given name a people's is a surname; before a colon it may be a town."""
    assert codes(lang, text) == set(expected.split())
