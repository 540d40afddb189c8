"""Which text is in the bytes decides, then the labels."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, strategies as st

from corpus.extraction.decoding import decode_page

UK = "Міністерство оголосило про угоду. Об'єднання «Єдність» їде на з'їзд у Львові."
FR = "Le ministère a annoncé un accord ; la fête était très belle, où il naît, à Sète."
PL = "Ministerstwo ogłosiło umowę. Źródło w Łodzi: świętokrzyska gęś i żółta jaźń."
VI = "Bộ trưởng đã ký thỏa thuận về đường thủy ở Cần Thơ, người dân rất vui mừng."
ENCODED = [
    *((UK, name) for name in ("windows-1251", "koi8-u", "iso-8859-5", "cp866")),
    *((FR, name) for name in ("windows-1252", "iso-8859-1", "iso-8859-15")),
    *((PL, name) for name in ("iso-8859-2", "windows-1250")),
]


def _page(text: str, label: str = "") -> str:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={label}">'
    head = meta if label else ""
    return f"<html><head>{head}</head><body><p>{text}</p></body></html>"


@pytest.mark.parametrize("header", ["", "utf-8", "windows-1251", "latin1", "nonsense"])
@pytest.mark.parametrize("label", ["", "utf-8", "cp1251", "iso-8859-2", "us-ascii"])
@pytest.mark.parametrize("text", [UK, FR, PL, VI])
def test_utf_8_is_read_whatever_its_labels_say(text, label, header):
    """Bytes that are UTF-8 with letters beyond ASCII are nothing else by chance."""
    page = _page(text, label)
    assert decode_page(page.encode(), header) == page


@pytest.mark.parametrize("header", ["", "utf-8", "windows-1251", "latin1", "utf-16"])
@pytest.mark.parametrize(("text", "encoding"), ENCODED)
def test_a_label_that_garbles_does_not_win(text, encoding, header):
    """The page has no label of its own, and the server one for all of its pages."""
    data = _page(text).encode(encoding, "ignore")
    assert decode_page(data, header) == data.decode(encoding)


@pytest.mark.parametrize("label", ["windows-1251", "utf-8", "iso-8859-1"])
@pytest.mark.parametrize(("text", "encoding"), ENCODED)
def test_nor_does_one_on_the_page(text, encoding, label):
    """A template was copied from a site in another encoding."""
    data = _page(text, label).encode(encoding, "ignore")
    assert decode_page(data) == data.decode(encoding)


@pytest.mark.parametrize(
    ("label", "byte", "sign"),
    [
        ("iso-8859-1", b"\x93", "“"),
        ("iso-8859-2", b"\xb6", "ś"),
        ("latin1", b"\x80", "€"),
    ],
)
def test_labels_decide_where_the_letters_do_not(label, byte, sign):
    """ISO 8859-1 means windows-1252, as the standard of encodings says."""
    assert sign in decode_page(b"<p>x" + byte + b" y</p>", label)


@pytest.mark.parametrize("text", [UK, FR, PL, VI])
@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
    ],
)
def test_marks_and_wide_letters_are_told(text, mark, encoding):
    """A mark comes before every label; without one, every other byte is zero."""
    page = _page(text, "windows-1251")
    assert decode_page(mark + page.encode(encoding), "iso-8859-1") == page


@pytest.mark.parametrize("text", [UK, FR, PL, VI])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_letters_are_told_in_a_page_of_little_markup(text, encoding):
    """Half of the bytes of Cyrillic are not zero, but begin its letters."""
    page = _page(f"{text} " * 200, "utf-16")
    assert decode_page(page.encode(encoding), "utf-16") == page


@pytest.mark.parametrize("text", [UK, FR, PL, VI])
def test_zeros_in_another_encoding_make_no_wide_letters(text):
    """A program padded the page, or put a zero after each line."""
    page = _page(f"{text}\0" * 20) + "\0" * 3
    assert decode_page(page.encode()) == page


def test_an_xml_declaration_is_a_label():
    """XHTML says its encoding there."""
    data = b'<?xml version="1.0" encoding="iso-8859-2"?><html><p>\xb6</p></html>'
    assert "ś" in decode_page(data)


def test_a_label_in_a_comment_is_none():
    """It was commented out."""
    data = b'<!-- <meta charset="koi8-u"> --><meta charset="windows-1252"><p>x\x80</p>'
    assert "€" in decode_page(data)


@pytest.mark.parametrize("text", [UK, FR, PL, VI])
def test_a_letter_that_was_cut_spoils_no_page(text):
    """Systems cut summaries in the midst of a letter."""
    data = _page(text * 20).encode() + b"<p>\xd0</p>"
    assert decode_page(data, "windows-1251") == _page(text * 20) + "<p>\ufffd</p>"


def test_letters_of_a_vietnamese_font_stay_what_they_were():
    """So that the repair of texts can restore them."""
    text = "Bé tr\xadëng \xae\xb7 k\xfd tho\xb6 thu\xcbn víi ng\xad\xeci d\xb5n"
    data = _page(text, "iso-8859-1").encode("latin-1") + b"\x81"
    assert decode_page(data).endswith("\x81")
    assert text in decode_page(data)


@given(st.binary(max_size=400), st.text(max_size=12))
def test_every_bytes_have_a_text(data, label):
    """Whatever a server sends."""
    assert isinstance(decode_page(data, label), str)
