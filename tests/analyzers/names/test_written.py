"""Do the capitals in a short text show that a word is part of a name?"""

from __future__ import annotations

import pytest

from analyzers.names.written import in_name, writing
from analyzers.question import question_words


def named(lang: str, text: str) -> list[str]:
    """Return the words of a text that its capitals show as parts of names."""
    words = question_words(lang, text)
    written = writing(lang, text, words)
    return [
        text[word.start : word.end]
        for i, word in enumerate(words)
        if in_name(written, i)
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("chez Le Drian", ["Le", "Drian"]),
        ("Le Drian", ["Drian"]),
        ("il parle. Le Drian", ["Drian"]),
        ("Tô Lâm", ["Tô", "Lâm"]),
        ("Le Duan", ["Le", "Duan"]),
        ("accord Chine, Corée", []),
        ("une OTAN forte", ["OTAN"]),
        ("CHEZ LE DRIAN", []),
        ("chez Drian", []),
        ("", []),
    ],
)
def test_a_name_is_capitals_next_to_each_other(text, names):
    """The first word of a sentence has a capital anyway, unless it is a surname."""
    assert named("fr", text) == names


def test_a_headline_in_capitals_shows_surnames_only():
    """English and Vietnamese write headlines so; French does not."""
    assert named("en", "How To Deal With Do Muoi") == ["Do"]
    assert named("fr", "Ici Parle Monsieur Le Maire") != []
