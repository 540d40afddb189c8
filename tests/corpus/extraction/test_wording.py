"""Two texts say the same if their words are the same."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from corpus.extraction.wording import holds, is_cut_from, is_in_address, wording


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("«Єдність» – це сила!", '"Єдність" - це сила'),
        ("L’eau : pure", "l'eau pure"),
        ("Żółw_morski", "żółw MORSKI"),
        ("Tiê\u0301ng Việt", "Tiếng Việt"),
    ],
)
def test_signs_and_case_make_no_difference(one, other):
    """Nor do letters that are composed of several signs."""
    assert wording(one) == wording(other)


@pytest.mark.parametrize(
    ("whole", "part", "held"),
    [
        ("a b c", "b c", True),
        ("ab c", "b c", False),
        ("a", "", False),
        ("a", "a b", False),
    ],
)
def test_a_wording_holds_whole_words(whole, part, held):
    """A part of a word is none."""
    assert holds(whole, part) == held


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Порт у дельті річки прийняв…", True),
        ("Порт у дельті річки прийняв ...", True),
        ("Порт у дельті річки прийняв", False),
        ("Порт…", False),
        ("Порт у дельті моря прийняв…", False),
    ],
)
def test_a_cut_text_begins_another(text, cut):
    """Only an ellipsis tells that it was cut, and a word is no beginning."""
    assert is_cut_from(text, "Порт у дельті річки прийняв перші баржі") == cut


@pytest.mark.parametrize(
    ("words", "address", "is_in"),
    [
        ("cầu mới sắp thông xe", "https://a.test/cau-moi-sap-thong-xe-7.html", True),
        ("prom wraca na łódź", "https://a.test/prom-wraca-na-lodz,7", True),
        ("l eau est pure", "https://a.test/2026/leau-est-pure", False),
        ("порт прийняв баржі", "https://a.test/port-pryiniav-barzhi", False),
        ("prom", "https://a.test/prom", False),
        ("", "", False),
    ],
)
def test_an_address_spells_a_headline(words, address, is_in):
    """Without marks; one word says nothing."""
    assert is_in_address(words, address) == is_in


@given(st.text())
def test_a_wording_is_its_own(text):
    """Taking it again changes nothing."""
    assert wording(wording(text)) == wording(text)
