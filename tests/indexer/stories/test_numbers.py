"""Are numbers and days the same whatever language writes them?"""

import pytest

from analyzers import get_document_reader
from indexer.stories.numbers import find_numbers

TEXTS = {
    "uk": ("uk", "12 серпня 2,5 млн і 12 500, п’ять, 06", {"2500000", "12500", "5"}),
    "fr": ("fr", "Le 12 août, 2,5 millions et 12 500, cinq, 6", {"2500000", "12500"}),
    "pl": ("pl", "12 sierpnia, 2,5 mln i 12 500, pięć, 6", {"2500000", "12500", "5"}),
    "vi": ("vi", "ngày 12/8, 2,5 triệu và 12.500, 06", {"2500000", "12500"}),
}


def read(lang, text):
    """Return an analysed text."""
    (analyzed,) = get_document_reader(lang).read(text)
    return analyzed


@pytest.mark.parametrize(("lang", "text", "expected"), TEXTS.values(), ids=TEXTS)
def test_languages_write_one_number_in_many_ways(lang, text, expected):
    """Grouping, decimal signs, words that multiply and days have one spelling."""
    numbers = {number.text for number in find_numbers(read(lang, text))}

    assert expected | {"6", "8-12"} <= numbers


def test_vietnamese_days_in_words():
    """`12 tháng 8` is a day as `12/8` is; there is no month 13."""
    numbers = {
        n.text
        for n in find_numbers(read("vi", "ngày 12 tháng 8, 10 tháng 13, 10/2026"))
    }

    assert {"8-12", "2026"} <= numbers
    assert "13-10" not in numbers


def test_a_number_in_groups_may_be_multiplied():
    """Before a power one group is a fraction; several are digits of a whole number."""
    text = "1.250.000 triệu, 2,500 triệu, 12 500 triệu"
    numbers = {number.text for number in find_numbers(read("vi", text))}

    assert numbers == {"1.25e+12", "2500000", "12500000000"}


@pytest.mark.parametrize("text", ["", "VKIST2", "3D", "5G", "½", "²"])
def test_what_is_no_number(text):
    """Digits within a word are part of the word."""
    assert list(find_numbers(read("fr", text))) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [("l'un des deux", ["2"]), ("deux, vingt-cinq", ["2", "5"]), ("Deux", ["2"])],
)
def test_small_numbers_may_be_words(text, expected):
    """Parts of a compound may be numbers; a word after an elided article is none."""
    numbers = [number.text for number in find_numbers(read("fr", text))]

    assert [number for number in numbers if int(number) < 10] == expected


def test_offsets_point_at_the_number():
    """A number begins at its first digit."""
    text = "було 12 500 осіб"

    assert [text[n.start :][:6] for n in find_numbers(read("uk", text))] == ["12 500"]


def test_a_word_of_any_length_costs_little():
    """It is not looked up if it is too long to be a number."""
    assert list(find_numbers(read("fr", "x" * 500_000))) == []
