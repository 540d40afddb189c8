"""Are given name and surname found in a person's name as it is written?"""

import pytest

from analyzers.names.persons import read_person


@pytest.mark.parametrize(
    ("name", "pairs"),
    [
        ("Joe Biden", [("Joe", "Biden")]),
        ("Ursula von der Leyen", [("Ursula", "Leyen")]),
        ("Жан-Ів Ле Дріан", [("Жан-Ів", "Дріан")]),
        ("Bachar al-Assad", [("Bachar", "Assad")]),
        ("Valéry Giscard d'Estaing", [("Valéry", "Estaing"), ("Giscard", "Estaing")]),
        ("George W. Bush", [("George", "Bush")]),
        ("Володимир Олександрович Зеленський", [("Володимир", "Зеленський")]),
        ("Recep Tayyip Erdoğan", [("Recep", "Erdoğan"), ("Tayyip", "Erdoğan")]),
        ("Мун Чже Ін", [("Мун", "Ін"), ("Чже", "Ін"), ("Мун", "Чже-Ін")]),
        ("Kowalski, Jan", [("Kowalski", "Jan")]),
        ("Le Pen", []),
        ("Merkel", []),
        ("", []),
    ],
)
def test_given_name_and_surname(name, pairs):
    """Particles, initials and patronymics are left out."""
    assert list(read_person(name).pairs) == pairs


@pytest.mark.parametrize(
    ("name", "initial", "words"),
    [
        ("J.-Y. Le Drian", "J", ("Drian",)),
        ("Дж. Байден", "Дж", ("Байден",)),
        ("D. J. Trump", "D", ("Trump",)),
        ("Donald J. Trump", "", ("Donald", "Trump")),
        ("A Macron", "A", ("Macron",)),
    ],
)
def test_initials(name, initial, words):
    """The first initial counts, if no word is before it."""
    person = read_person(name)
    assert (person.initial, person.words) == (initial, words)
