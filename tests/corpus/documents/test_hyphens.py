"""Does a hyphen at the end of a line belong to the word, or only to the line?"""

from __future__ import annotations

import pytest

from corpus.documents.hyphens import Hyphens


@pytest.mark.parametrize(
    ("line", "following", "joined"),
    [
        ("міжна\u00ad", "родний", "міжнародний"),
        ("między‐", "narodowy", "międzynarodowy"),
        ("inter-", "national", "international"),
        ("інтер\ufffe", "національний", "інтернаціональний"),
        ("Bielsko-", "Biała", "Bielsko-Biała"),
        ("COVID-", "19", "COVID-19"),
    ],
)
def test_a_hyphen_before_a_small_letter_is_the_lines(line, following, joined):
    """One that is hardly ever typed is the line's in any case."""
    hyphens = Hyphens([line, following])

    assert hyphens.ends_open(line)
    assert hyphens.join(line, following) == joined


def test_the_rest_of_the_document_decides():
    """It has the word with or without a hyphen."""
    with_hyphen = Hyphens(["le vice-président", "vice-", "président"])
    both = Hyphens(["un contre-amiral, contreamiral, contreamiral"])

    assert with_hyphen.join("le vice-", "président") == "le vice-président"
    assert both.join("contre-", "amiral") == "contreamiral"


def test_vietnamese_syllables_are_not_divided():
    """What stands between them was typed."""
    hyphens = Hyphens(
        ["Hợp tác Việt-Mỹ phát triển mạnh mẽ, lễ ký kết diễn ra ở Hà Nội"]
    )

    assert hyphens.join("căng-", "tin") == "căng-tin"


@pytest.mark.parametrize("line", ["слово", "слово —", "-", "2020-", "кінець.", ""])
def test_other_lines_end_with_a_word(line):
    """A dash has a blank before it."""
    assert not Hyphens([line]).ends_open(line)
