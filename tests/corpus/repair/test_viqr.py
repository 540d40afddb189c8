"""Are Vietnamese texts in VIQR restored, and no other text in ASCII touched?"""

from __future__ import annotations

import re

import pytest

from corpus.repair.signs import lines
from corpus.repair.viqr import mend_viqr
from tests.corpus.repair.conftest import sentences, whole
from tests.corpus.repair.test_vietnamese_fonts import CAPITALS, TEXTS


def typed(text: str) -> str:
    """Return a text in VIQR."""
    rows = [line.split("\t") for line in lines("legacy_vietnamese.tsv")]
    signs = {row[0]: row[5] for row in rows}
    return "".join(signs.get(letter, letter) for letter in text)


@pytest.mark.parametrize("text", [*TEXTS, CAPITALS, " ".join(TEXTS[:6])])
def test_a_text_is_restored_to_the_letter(text):
    """Full stops and question marks that end sentences stay."""
    assert mend_viqr(typed(text)) == (text, ("converted from VIQR",), "")


@pytest.mark.parametrize("every", [1, 2, 3])
@pytest.mark.parametrize("text", [*TEXTS, CAPITALS, " ".join(TEXTS[:6])])
def test_a_tone_before_what_shapes_the_vowel_is_known(text, every):
    """`Ho.^i` is `Ho^.i`, in all words or in some of them."""
    parts = re.split(r"([\^(+])([.?'`~])", typed(text))
    for number in range(1, len(parts), 3 * every):
        parts[number : number + 2] = parts[number + 1], parts[number]

    assert mend_viqr("".join(parts)).text == text


LEFT = [
    "Hoi^. nghi. thuong+. ddinh? o+? Viet^. Nam",
    "Ho^i. nghi. thu+o+ng. ddinh? ta.i Hue^' Nam",
    "Ho~~^i nghi. thu++o+.ng ddi?^nh Hue^~^' Nam, dda^^'t",
    "Ho^^.i thu+o++.ng Hue^+'",
]
"""Texts of which much would be left."""


@pytest.mark.parametrize("text", LEFT)
def test_a_text_is_not_restored_by_half(text):
    """Tones behind the syllable, marks in no order."""
    assert mend_viqr(text) == (text, (), "")


BY_HAND = {
    "Ho.^i nghi. thu+o.+ng ddi?nh": "Hội nghị thượng đỉnh",
    "HO.^I NGHI. THU+O.+NG DDI?NH": "HỘI NGHỊ THƯỢNG ĐỈNH",
    "Nu'+o+c ddu+o.+c ddu+a dde'^n": "Nước được đưa đến",
    "Thu?+ nghie.^m ma.(t ba`(ng o+? Hue'^.": "Thử nghiệm mặt bằng ở Huế.",
    "Thu?* nghie.^m tho`*i ky` mo'*i": "Thử nghiệm thời kỳ mới",
    "Ta.(theo TTXVN) dde^'n Hue^' va` ddi ho.p ho^.i nghi.": (
        "Tạ(theo TTXVN) đến Huế và đi họp hội nghị"
    ),
    "Ho^.i nghi. thu+o+.ng ddi?nh ve^` dda^'t ru+`ng va` bie^?n bo^~^": (
        "Hội nghị thượng đỉnh về đất rừng và biển bo^~^"
    ),
    "Ho^.i nghi. thu+o+.ng ddi?nh": "Hội nghị thượng đỉnh",
    "HO^.I NGHI. THU+O+.NG DDI?NH": "HỘI NGHỊ THƯỢNG ĐỈNH",
    "Ho^.i nghi. thu*o*.ng DDi?nh": "Hội nghị thượng Đỉnh",
    "Hai nu+o+'c ky' ke^'t\nNu+o+'c ta va` ho. ddo^`ng y' ky' ke^'t.": (
        "Hai nước ký kết\nNước ta và họ đồng ý ký kết."
    ),
    "Ai ddu+o+.c mo+`i? Ho. ddu+o+.c mo+`i dde^'n Hue^'.": (
        "Ai được mời? Họ được mời đến Huế."
    ),
    "Ho^.i nghi. Thu+o+.ng ddi?nh\nHo^.i nghi. ba`n ve^` ddi.nh hu+o+'ng. "
    "Ho^.i nghi. Pa-ri nha^'t tri'.": (
        "Hội nghị Thượng đỉnh\nHội nghị bàn về định hướng. Hội nghị Pa-ri nhất trí."
    ),
    "To^i o+? Hue^\\'\\. Mo+`i ba.n dde^'n": "Tôi ở Huê'. Mời bạn đến",
    "Thu+ gu+?i: a.b@bao.vn, www.bao.vn/to^.a., ddo^`ng y'.": (
        "Thư gửi: a.b@bao.vn, www.bao.vn/to^.a., đồng ý."
    ),
    "Ddu+o+`ng sa('t dda~ mo+?... ro^`i": "Đường sắt đã mở... rồi",
}


@pytest.mark.parametrize("garbled", BY_HAND)
def test_habits_of_writers_are_known(garbled):
    """Capitals, an asterisk for the horn, escapes, addresses, dots, doubtful marks."""
    assert mend_viqr(garbled).text == BY_HAND[garbled]


@pytest.mark.parametrize("text", [*whole("viqr"), *sentences()])
def test_other_texts_stay(text):
    """Questions, dates, addresses, formulas, Vietnamese without marks."""
    assert mend_viqr(text) == (text, (), "")


def test_lines_in_unicode_stay():
    """A headline may be, or all but one paragraph."""
    whole_line = "Bà ta về. Ca ba. Hai người đi đâu? Ta đi. Nghi. Ta."
    garbled = f"{whole_line}\n{typed(TEXTS[0])}\n{whole_line}"

    assert mend_viqr(garbled).text == f"{whole_line}\n{TEXTS[0]}\n{whole_line}"
