"""Does a name have the same phonetic keys in whatever language it is spelled?"""

import pytest

from analyzers.names.phonetics import phonetic_keys


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("зеленський", "zelenskyi"),
        ("шмигаль", "chmyhal"),
        ("шмигаль", "szmyhal"),
        ("харків", "kharkov"),
        ("тернопіль", "ternopol"),
        ("львів", "lwów"),
        ("кішіда", "kishida"),
        ("annan", "anan"),
    ],
)
def test_spellings_of_a_name_share_a_key(first, second):
    """Conventions, vowels of closed syllables and double letters do not matter."""
    assert not set(phonetic_keys(first)).isdisjoint(phonetic_keys(second))


@pytest.mark.parametrize(
    ("first", "second"), [("макрон", "merkel"), ("харків", "kharkev-on")]
)
def test_other_names_share_none(first, second):
    """What sounds different stays different."""
    assert set(phonetic_keys(first)).isdisjoint(phonetic_keys(second))


def test_keys_are_distinct():
    """Several conventions often agree."""
    keys = phonetic_keys("annan")

    assert len(keys) == len(set(keys))
