"""Are Vietnamese texts in VIQR restored, and no other text in ASCII touched?"""

from __future__ import annotations

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


BY_HAND = {
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
