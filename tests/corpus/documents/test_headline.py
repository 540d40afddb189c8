"""Which line of a document is its title?"""

from __future__ import annotations

import pytest

from corpus.documents.headline import find_headline, is_sensible, without_headline
from corpus.documents.paragraphs import Paragraph

BODY = [Paragraph(f"Абзац {n} тексту про пором і міст.", 10, 0) for n in range(4)]


@pytest.mark.parametrize(
    ("title", "sensible"),
    [
        ("Новий пором через річку", True),
        ("Microsoft Word - lyst_v2.docx", False),
        ("informacja prasowa 12.pdf", False),
        ("Untitled-3", False),
        ("Bez tytułu 1", False),
        ("Документ1", False),
        ("Biuletyn", False),
        ("", False),
        ("слово " * 60, False),
    ],
)
def test_what_a_program_puts_there_is_no_title(title, sensible):
    """Names of files, and of nothing."""
    assert is_sensible(title) == sensible


def test_a_title_of_the_properties_counts_if_the_page_has_it():
    """Templates keep titles of other documents; the largest line is a better one."""
    page = [Paragraph("Новий пором через річку", 16, 0), *BODY]

    assert find_headline(page, "Новий  пором через річку").place == "properties"
    assert find_headline(page, "Звіт за минулий рік").text == page[0].text
    assert find_headline(BODY, "Звіт за минулий рік").text == "Звіт за минулий рік"
    assert find_headline(BODY, "Документ1").text == ""


def test_a_newspapers_name_is_no_title():
    """It is larger, and shorter."""
    page = [
        Paragraph("Вісник", 30, 0),
        Paragraph("Новий пором через річку", 16, 0),
        *BODY,
    ]

    assert find_headline(page, "").text == "Новий пором через річку"


def test_the_body_is_without_the_title():
    """Only where it stands alone, and once."""
    texts = ["Вісник", "Новий пором", "Новий пором пливе.", "Новий пором"]

    assert without_headline(texts, "НОВИЙ ПОРОМ") == [texts[0], *texts[2:]]
    assert without_headline(texts, "") == texts
