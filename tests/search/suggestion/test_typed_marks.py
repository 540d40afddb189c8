"""Are the diacritics that were typed respected?"""

import pytest
from hypothesis import given, strategies as st

from search.suggestion.typed_marks import has_marks, has_typed_marks

PAIRS = {
    "none typed": ("hop", "hợp", True),
    "the same": ("hợp", "hợp", True),
    "some of them": ("hơp", "hợp", True),
    "another tone": ("phú", "phủ", False),
    "one too many": ("phú", "phu", False),
    "a stroke": ("đa", "dân", False),
    "a stroke not typed": ("da", "đâu", True),
    "a late tone": ("hoà", "hòa bình", True),
    "i for y": ("kĩ th", "kỹ thuật", True),
    "y for i": ("quý", "quí", True),
    "a vowel of its own": ("thúi", "thúy", False),
    "a beginning": ("nguyễn ph", "Nguyễn Phú", True),
    "an unfinished word before others": ("nguyễ phú", "Nguyễn Phú", False),
    "words between": ("droits homme", "droits de l'homme", True),
    "another clitic": ("production d'é", "production de gaz", False),
    "letters spelled out": ("coeur", "cœur", True),
    "another script": ("man", "Мань", True),
    "a hyphen": ("états u", "États-Unis", True),
}


@pytest.mark.parametrize(("typed", "text", "expected"), PAIRS.values(), ids=PAIRS)
def test_a_text_has_what_was_typed(typed, text, expected):
    """What was not typed may be in it, but nothing else than was typed."""
    assert has_typed_marks(typed, text) is expected


@given(st.text("aeoầộđłé b", max_size=8))
def test_a_text_has_its_own_marks(text):
    """And it has those of each of its beginnings."""
    for end in range(len(text) + 1):
        assert has_typed_marks(text[:end], text)


def test_letters_of_cyrillic_are_no_marks():
    """`й` and `ї` are letters of their own."""
    assert [has_marks(text) for text in ("їжй", "hợp", "łódź", "hop")] == [
        False, True, True, False,
    ]  # fmt: skip
