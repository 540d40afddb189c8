"""Is a text understood that was typed in another layout or alphabet?"""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from analyzers.keyboard import other_layout, readings, respelled, romanise

# What each key types, in rows of the keyboard: written here once more on purpose.
ENGLISH = "qwertyuiop[]asdfghjkl;'zxcvbnm,."
UKRAINIAN = "йцукенгшщзхїфівапролджєячсмитьбю"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("cgsdghfwz", "співпраця"),
        ("ghbdsn", "привіт"),
        ("GHBDSN", "привіт"),
        ("'dhjgf", "європа"),
        ("rehc ljkfhf", "курс долара"),
        ("f-j 5", "а-о 5"),
        ("сщщзукфешщт", "cooperation"),
        ("їжак", "];fr"),
    ],
)
def test_same_keys_in_the_other_layout(typed, meant):
    """Latin letters were meant as Ukrainian ones, and the other way round."""
    assert other_layout(typed) == meant


@pytest.mark.parametrize("text", ["", " ", "2025", "5-7 %", ";,."])
def test_text_of_neither_alphabet_has_no_other_layout(text):
    """Digits and signs alone have no other layout."""
    assert other_layout(text) == ""


@pytest.mark.parametrize(
    ("latin", "cyrillic"), list(zip(ENGLISH, UKRAINIAN, strict=True))
)
def test_every_key_has_its_letter(latin, cyrillic):
    """A letter before it shows which layout was used."""
    assert other_layout(f"q{latin}") == f"й{cyrillic}"
    assert other_layout(f"й{cyrillic}") == f"q{latin}"


@given(word=st.text(UKRAINIAN, min_size=1))
def test_way_there_and_back_gives_the_word(word):
    """A Ukrainian word survives both layouts, if one of its keys is a Latin letter."""
    there = other_layout(word)

    assert len(there) == len(word)
    if any(char.isalpha() for char in there):
        assert other_layout(there) == word


@given(text=st.text(max_size=20))
def test_any_text_has_a_layout_or_none(text):
    """Whatever is typed, the answer is a text."""
    assert isinstance(other_layout(text), str)
    assert isinstance(romanise(text), str)


@pytest.mark.parametrize(
    ("word", "latin"),
    [
        ("співпраця", "spivpratsia"),
        ("їжак", "yizhak"),
        ("україна", "ukraina"),
        ("єнот", "yenot"),
        ("моє", "moie"),
        ("йод", "yod"),
        ("чай", "chai"),
        ("юрій", "yurii"),
        ("мрію", "mriiu"),
        ("яма", "yama"),
        ("згода", "zghoda"),
        ("розгін", "rozghin"),
        ("ґанок", "ganok"),
        ("гора", "hora"),
        ("щука", "shchuka"),
        ("сіль", "sil"),
        ("в'єтнам", "vietnam"),
        ("5g", "5g"),
    ],
)
def test_word_is_romanised_as_the_resolution_says(word, latin):
    """Letters at a word's start differ from later ones; `зг` is no `zh`."""
    assert romanise(word) == latin


@pytest.mark.parametrize(
    ("word", "one"),
    [
        ("спiвпраця", "співпраця"),
        ("догoвiр", "договір"),
        ("CША", "США"),
        ("Вarszawa", "Barszawa"),
        ("kиїв", "київ"),
        ("співпраця", "співпраця"),
        ("Warszawa", "Warszawa"),
        ("2025", "2025"),
    ],
)
def test_a_word_of_two_scripts_becomes_one_of_one(word, one):
    """The script of most of its letters decides; others stay as they are."""
    assert respelled(word) == one


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("cgsd", ["cgsd", "спів"]),
        ("vbhyf eujlf", ["vbhyf eujlf", "мирна угода"]),
        ("спiв мир", ["спів мир", "cgid vbh"]),
        ("  мир", ["мир", "vbh"]),
        ("2025", ["2025"]),
        (" ", []),
    ],
)
def test_a_text_may_be_meant_in_another_layout(typed, meant):
    """The text itself comes first, each of its words in one script."""
    assert [*readings(typed)] == meant
