"""Are given name and surname found where they stand next to each other?"""

import re

import pytest

from analyzers.names.in_text import full_names


def names(text):
    """Return the full names in a text, of all its words with capitals."""
    spans = [match.span() for match in re.finditer(r"[^\W\d_]+", text)]
    starts, ends = [start for start, _ in spans], [end for _, end in spans]
    capitals = [i for i, start in enumerate(starts) if text[start].isupper()]
    found = full_names(text, starts, ends, capitals)
    return [f"{name.given}|{name.surname}" for name in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("з Терезою Мей учора", ["Терезою|Мей"]),
        ("Jean-Yves Le Drian", ["Jean-Yves|Drian"]),
        ("Ursula von der Leyen", ["Ursula|Leyen"]),
        ("Bachar al-Assad", ["Bachar|Assad"]),
        ("Valéry Giscard d'Estaing", ["Valéry|Giscard", "Giscard|Estaing"]),
        ("George W. Bush", ["George|Bush", "W|Bush"]),
        ("J.-Y. Le Drian", ["J|Drian"]),
        ("Д. Трамп", ["Д|Трамп"]),
        ("Володимир Олександрович Зеленський", ["Володимир|Зеленський"]),
        ("Іван Войтович", ["Іван|Войтович"]),
        ("Кім Чен Ин", ["Кім|Чен", "Кім|Чен-Ин", "Чен|Ин"]),
        ("Kim Jong-un", ["Kim|Jong-un"]),
    ],
)
def test_full_names(text, expected):
    """Particles, initials and patronymics may stand between them."""
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    ["Merkel", "le Pen", "Merkel. Macron", "Merkel, Macron", "Merkel et Macron", ""],
)
def test_words_apart_are_none(text):
    """A sign or another word ends a name."""
    assert names(text) == []
