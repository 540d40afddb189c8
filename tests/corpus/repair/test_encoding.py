"""Are misread signs told from signs that stand side by side by themselves?"""

from __future__ import annotations

import pytest

from corpus.repair.encoding import encodings, read
from corpus.repair.signs import natural_signs

NUMBERS = {page.name: number for number, page in enumerate(encodings())}


@pytest.mark.parametrize("name", NUMBERS)
def test_every_sign_of_ours_is_read_back(name):
    """Whatever the encoding, a sign that was misread is matched and restored."""
    page = encodings()[NUMBERS[name]]
    sign_of = {byte: sign for sign, byte in page.bytes_of.items()}
    for sign in natural_signs():
        if not sign.isascii():
            misread = "".join(sign_of[byte] for byte in sign.encode())

            assert page.misread.fullmatch(misread), sign
            assert read(NUMBERS[name], misread).sign == sign.replace("\ufeff", "")


@pytest.mark.parametrize(
    ("name", "pair", "telling"),
    [
        ("cp1252", "Ã©", True),
        ("cp1252", "Ä…", True),
        ("cp1252", "Ã”", False),
        ("cp1252", "É»", False),
        ("cp1251", "Рѕ", True),
        ("cp1251", "Рі", False),
        ("cp1251", "С–", False),
        ("mac_roman", "√©", True),
        ("mac_roman", "–à", False),
        ("mac_roman", "—É", False),
    ],
)
def test_pairs_tell(name, pair, telling):
    """A capital stands before a quotation mark, a dash before a letter."""
    page = encodings()[NUMBERS[name]]

    assert bool(page.telling.search(pair)) is telling
