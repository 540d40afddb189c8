"""Which text do a file's bytes stand for?"""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given, settings, strategies as st

from corpus import UnreadableError
from corpus.formats.decoding import decode

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-32")
TEXTS = st.text(
    st.characters(exclude_categories=("Cs",), exclude_characters="\x00\ufeff")
)


@settings(deadline=None)
@given(text=TEXTS, encoding=st.sampled_from(ENCODINGS))
def test_marked_and_plain_unicode_is_read_as_written(text, encoding):
    """Not a character changes, and no mark is left in front."""
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_both_byte_orders_are_read(mark, encoding):
    """The byte order mark determines it."""
    assert decode(mark + "Жовтень, żółw".encode(encoding)) == "Жовтень, żółw"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text",
    [
        "Wojewodowie uzgodnili wspólny plan.",
        "Міста домовилися про спільний план.",
        "Các tỉnh thống nhất một kế hoạch chung.",
    ],
    ids=["pl", "uk", "vi"],
)
def test_utf16_without_its_mark_is_named_in_its_order(text, encoding):
    """The command given converts the file."""
    with pytest.raises(UnreadableError) as caught:
        decode(text.encode(encoding))

    name = encoding.replace("-le", "LE").replace("-be", "BE").upper()
    assert f"iconv -f {name} -t UTF-8" in caught.value.reason


POLISH = (
    "Dziś rano burmistrzowie uzgodnili, że wspólna ścieżka rowerowa połączy obie "
    "gminy już jesienią. Źródła pieniędzy są dwa: województwo i środki własne. "
    "Robotnicy zaczną pracę w najbliższą środę, a mieszkańcy mają zgłaszać uwagi."
)
UKRAINIAN = (
    "Уранці мери домовилися, що спільна велосипедна доріжка з'єднає обидві громади "
    "вже восени. Гроші дає область, решту додадуть самі громади."
)


@pytest.mark.parametrize(
    ("text", "encoding"),
    [(UKRAINIAN, "cp1251"), (POLISH, "cp1250")],
    ids=["cp1251", "cp1250"],
)
def test_single_byte_encodings_are_named_not_guessed(text, encoding):
    """The text is refused with the command that converts it rightly."""
    with pytest.raises(UnreadableError) as caught:
        decode(text.encode(encoding))

    assert f"iconv -f {encoding} -t UTF-8" in caught.value.reason


def test_line_of_the_first_bad_byte_is_named():
    """It is counted from 1."""
    with pytest.raises(UnreadableError) as caught:
        decode(b"one\ntwo\nthree " + "дві".encode("cp1251") + b"\nfour\n")

    assert caught.value.line == 3


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)), "NUL"),
        (bytes(range(1, 32)) * 8 + b"\xff\xfe\xfd", "binary"),
        ("Рядок із \x00 усередині".encode(), "NUL"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8 \x00", "broken UTF-16"),
        (codecs.BOM_UTF16_LE + b"a\x00b", "broken UTF-16"),
        (codecs.BOM_UTF32_LE + b"a\x00\x00\x00b", "broken UTF-32"),
    ],
    ids=["image", "no NUL", "NUL in a text", "half a pair", "odd length", "odd 32"],
)
def test_what_is_no_text_is_called_so(data, what):
    """The message does not suggest to convert a picture."""
    with pytest.raises(UnreadableError, match=what) as caught:
        decode(data)

    assert "iconv" not in caught.value.reason
