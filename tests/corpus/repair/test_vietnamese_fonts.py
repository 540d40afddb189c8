"""Are Vietnamese texts restored that were typed for a font, and no others touched?"""

from __future__ import annotations

import pytest

from corpus.repair.signs import lines
from corpus.repair.vietnamese_fonts import mend_fonts
from corpus.repair.vietnamese_letters import FONTS, letters
from tests.corpus.repair.conftest import sentences, whole

TEXTS = (
    "Hội nghị thượng đỉnh khai mạc sáng nay tại thành phố Đà Nẵng.",
    "Thủ tướng Phạm Minh Chính tiếp Đại sứ Cộng hòa Pháp và Ba Lan.",
    "Giá lúa gạo xuất khẩu tăng mạnh trong quý ba, nông dân phấn khởi.",
    "Quân đội nhân dân Việt Nam tổ chức lễ kỷ niệm trọng thể ở Huế.",
    "Tuyết rơi dày ở vùng núi phía bắc, nhiều chuyến bay bị hủy bỏ.",
    "Ngoại trưởng Macron, Sikorski và Kuleba ký ba văn kiện hợp tác.",
    "Việt Nam và Pháp nâng cấp quan hệ",
)
CAPITALS = "HỘI NGHỊ THƯỢNG ĐỈNH KHAI MẠC TẠI THÀNH PHỐ ĐÀ NẴNG"


def typed(text: str, font: str, shown_as: str = "cp1252") -> str:
    """Return how a text in a font looks; TCVN3 has no capitals with a tone."""
    column = FONTS.index(font) + 1
    rows = [line.split("\t") for line in lines("legacy_vietnamese.tsv")]
    codes = {row[0]: bytes.fromhex(row[column]) for row in rows if row[column] != "-"}
    data = b"".join(
        codes.get(sign) or codes.get(sign.lower()) or sign.encode() for sign in text
    )
    return "".join(
        bytes([byte]).decode(shown_as, "ignore") or chr(byte) for byte in data
    )


@pytest.mark.parametrize("font", FONTS)
def test_every_letter_has_its_code(font):
    """All 134 letters beyond ASCII, of TCVN3 the small ones and the plain capitals."""
    found = set(letters(font).letter_of.values())

    missing = [
        line[0]
        for line in lines("legacy_vietnamese.tsv")
        if line[0] not in found and line[0].lower() == line[0]
    ]
    assert missing == []
    assert len(found) == (90 if font == "TCVN3" else 134)


@pytest.mark.parametrize("shown_as", ["cp1252", "latin-1"])
@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_restored_to_the_letter(text, font, shown_as):
    """Whatever program showed the bytes; names without marks stay."""
    found = mend_fonts(typed(text, font, shown_as))

    assert found == (text, (f"converted from {font}",), "")


@pytest.mark.parametrize("font", ["VNI", "VPS", "VISCII"])
def test_capitals_are_restored(font):
    """These encodings have all of them."""
    assert mend_fonts(typed(CAPITALS, font, "latin-1")).text == CAPITALS


def test_a_font_of_capitals_loses_their_size():
    """TCVN3 has other fonts for them, of which a text says nothing."""
    garbled = typed(CAPITALS.lower(), "TCVN3")

    assert mend_fonts(garbled).text == CAPITALS.lower()


@pytest.mark.parametrize(
    "garbled",
    [
        "Héi nghÞ th­îng ®Ønh",
        "Hoäi nghò thöôïng ñænh",
        "HOÄI NGHÒ THÖÔÏNG ÑÆNH",
        "Hoäi nghò thöôïng ñænh khai maïc taïi Haø Noäi",
        "Thñ t­íng ChÝnh phñ chñ tr× phiªn häp",
        "Thuû töôùng Chính phuû chuû trì phieân hoïp",
    ],
)
def test_well_known_looks_are_known(garbled):
    """A headline is enough."""
    assert mend_fonts(garbled).kinds


def test_a_headline_in_unicode_stays():
    """Archives often have the body alone in a font."""
    body = typed(TEXTS[1], "VNI")

    assert mend_fonts(f"{TEXTS[0]}\n{body}").text == f"{TEXTS[0]}\n{TEXTS[1]}"


@pytest.mark.parametrize("sentence", sentences())
def test_a_whole_sentence_stays(sentence):
    """French has pairs of VNI, Polish has letters of all."""
    assert mend_fonts(sentence) == (sentence, (), "")


@pytest.mark.parametrize("text", whole("fonts"))
def test_what_only_has_such_letters_stays(text):
    """Foreign names, other languages, symbols, Vietnamese with few marks."""
    assert mend_fonts(text) == (text, (), "")


def test_a_text_that_lost_letters_is_named():
    """Programs drop soft hyphens, which are `ư` in TCVN3."""
    text = " ".join(TEXTS[:5]) + " Phường Hương Thượng, trường lưu, sương mưa lướt."
    garbled = typed(text, "TCVN3").replace("\u00ad", "")

    found = mend_fonts(garbled)

    assert (found.text, found.kinds) == (garbled, ())
    assert "TCVN3" in found.left
    assert "convert" in found.left


@pytest.mark.parametrize("font", FONTS)
def test_one_paragraph_is_restored_and_the_others_stay(font):
    """It may have been pasted from an older document."""
    garbled = f"{TEXTS[0]}\n{typed(TEXTS[1], font)}\n{TEXTS[2]}"

    assert mend_fonts(garbled).text == f"{TEXTS[0]}\n{TEXTS[1]}\n{TEXTS[2]}"


@pytest.mark.parametrize("font", ["VNI", "VPS", "VISCII", "TCVN3"])
def test_quotation_marks_stay(font):
    """They have the codes of capitals in some fonts."""
    text = "Ông nói “hàng xóm” và ‘bạn bè’ – quyền… được giữ."
    plain = text.translate(dict.fromkeys(map(ord, "“”‘’–…"), "#"))
    garbled = typed(plain, font, "cp1252")
    for sign in "“”‘’–…":
        garbled = garbled.replace("#", sign, 1)

    assert mend_fonts(garbled).text == text
