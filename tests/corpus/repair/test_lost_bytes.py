"""Are the bytes known that programs changed or dropped?"""

from __future__ import annotations

import pytest

from corpus.repair.encoding import encodings
from corpus.repair.lost_bytes import restore_blanks, restore_quotes

PAGES = {page.name: page for page in encodings()}


@pytest.mark.parametrize(
    ("line", "restored"),
    [
        ("voilÃ  la", "voilÃ\u00a0 la"),
        ("voilÃ la", "voilÃ\u00a0 la"),
        ("voilÃ", "voilÃ\u00a0"),
        ("lÃ má»™t", "lÃ\u00a0 má»™t"),
        ("lÃ m má»™t", "lÃ\u00a0m má»™t"),
        ("nhÃ . Anh", "nhÃ\u00a0. Anh"),
        ("50Â %", "50Â\u00a0%"),
        ("Ð Ð¾Ð±", "Ð\u00a0Ð¾Ð±"),
    ],
)
def test_blanks_were_no_break_spaces(line, restored):
    """In French they end words, in Vietnamese they stand within, too."""
    assert restore_blanks(line, PAGES["cp1252"]) == restored


def test_other_encodings_have_no_blank_there():
    """The byte is another sign on a Mac."""
    assert restore_blanks("voil√ la, Ã la", PAGES["mac_roman"]) == "voil√ la, Ã la"


@pytest.mark.parametrize(
    ("name", "line", "restored"),
    [
        ("cp1252", "â€žtakâ€, i", "â€žtakâ€\x9d, i"),
        ("cp1252", "takâ€\ufffd", "takâ€\x9d"),
        ("cp1252", "takâ€™a", "takâ€™a"),
        ("cp1251", "вЂthбє", "вЂ\x98thбє"),
        ("mac_roman", "tak‚Ä, i", "tak‚Ä, i"),
    ],
)
def test_a_dropped_byte_is_known_where_it_is_the_only_one(name, line, restored):
    """Of the quotation marks one alone has a byte that means nothing."""
    assert restore_quotes(line, PAGES[name]) == restored
