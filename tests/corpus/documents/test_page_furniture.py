"""What on a page is its number, or repeats on every page?"""

from __future__ import annotations

import pytest

from corpus.documents.layout import Sheet, Word
from corpus.documents.page_furniture import without_furniture


def sheet(*lines: str) -> Sheet:
    """Return a page of lines."""
    words = (
        Word(part, 50.0 + 60 * n, 100.0 + 60 * n, 800.0 - 12 * row, 10.0)
        for row, line in enumerate(lines)
        for n, part in enumerate(line.split())
    )
    return Sheet(tuple(words))


def left(*sheets: Sheet) -> list[str]:
    """Return what is left on each page."""
    return [
        " ".join(word.text for word in page.words) for page in without_furniture(sheets)
    ]


def test_what_repeats_at_one_place_is_left_out():
    """Though it has another number each time."""
    words = ["один", "два", "три", "чотири"]
    pages = [
        sheet(f"Вісник № {n}", *(f"{word}{part}" for part in "абвг"), f"c. {n}")
        for n, word in enumerate(words)
    ]

    assert left(*pages) == [f"{word}а {word}б {word}в {word}г" for word in words]


def test_a_line_of_one_page_stays():
    """Also at its head."""
    assert left(sheet("Заголовок один", "текст"), sheet("Інший рядок", "слово")) == [
        *("Заголовок один текст", "Інший рядок слово")
    ]


@pytest.mark.parametrize(
    "number",
    ["7", "- 7 -", "— 7 —", "7/12", "Strona 7 z 12", "Trang 7", "стор. 7", "p. 7"],
)
def test_the_number_of_a_single_page_is_left_out(number):
    """At its foot or its head."""
    assert left(sheet("перший рядок", "другий", number)) == ["перший рядок другий"]
    assert left(sheet(number, "перший рядок", "другий")) == ["перший рядок другий"]


def test_a_number_within_the_text_stays():
    """It is on no edge."""
    assert left(sheet("перший", "7", "другий")) == ["перший 7 другий"]
