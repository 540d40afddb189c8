"""Do the spellings of a person's name meet, and do other persons stay apart?

`full_names.tsv` and `other_persons.tsv` are our own: two names a line, each with the
language of its text, that are one person, and that are not; those of
`similar_surnames.tsv` differ in letters of the surname alone. `persons.tsv` lists
persons, each once.
"""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from analyzers import names_meet

FOLDER = Path(__file__).parent
RECALL = 0.96
FEWEST_PAIRS = 440
APART = 0.9
"""Share of similar surnames; an English spelling may stand for several vowels."""
FEWEST_SIMILAR = 150
FEWEST_PERSONS = 450
MOST_MIXED = 2
"""Of 100,000 pairs of persons."""


def rows(file: str) -> list[list[str]]:
    """Return the fields of each line."""
    lines = (FOLDER / file).read_text("utf-8").splitlines()
    return [line.split("\t") for line in lines]


def test_spellings_of_a_person_meet() -> None:
    """Nearly all pairs of spellings of one person meet."""
    pairs = rows("full_names.tsv")
    missed = [pair for pair in pairs if not names_meet(*pair)]
    assert len({tuple(pair) for pair in pairs}) == len(pairs) >= FEWEST_PAIRS
    assert 1 - len(missed) / len(pairs) >= RECALL, missed


@pytest.mark.parametrize("pair", rows("other_persons.tsv"), ids="-".join)
def test_relatives_and_namesakes_stay_apart(pair: list[str]) -> None:
    """One name in common is not enough."""
    assert not names_meet(*pair)


def test_similar_surnames_stay_apart() -> None:
    """Most namesakes by their given names with surnames that sound nearly alike."""
    pairs = rows("similar_surnames.tsv")
    met = [pair for pair in pairs if names_meet(*pair)]
    assert len({tuple(pair) for pair in pairs}) == len(pairs) >= FEWEST_SIMILAR
    assert 1 - len(met) / len(pairs) >= APART, met


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Jan Kowalewski", "pl"), ("Ян Ковальський", "uk")),
        (("Marek Nowacki", "pl"), ("Марек Новак", "uk")),
        (("Igor Melnikow", "pl"), ("Ігор Мельник", "uk")),
        (("Pierre Martinez", "fr"), ("П'єр Мартен", "uk")),
        (("Jean Moulin", "fr"), ("Жан Мелен", "uk")),
        (("Piotr Zieliński", "pl"), ("Пьотр Зеленський", "uk")),
        (("Hans Möller", "fr"), ("Ганс Мюллер", "uk")),
    ],
)
def test_other_endings_and_vowels_are_other_surnames(first, second):
    """Of those the rules of spelling leave no doubt."""
    assert not names_meet(*first, *second)


def test_well_known_persons_stay_apart() -> None:
    """Hardly any two of many persons meet."""
    persons = rows("persons.tsv")
    assert len({tuple(person) for person in persons}) == len(persons) >= FEWEST_PERSONS
    pairs = [*combinations(persons, 2)]
    mixed = [pair for pair in pairs if names_meet(*pair[0], *pair[1])]
    assert len(mixed) <= MOST_MIXED * len(pairs) / 100_000, mixed


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("J.-Y. Le Drian", "fr"), ("Jean-Yves Le Drian", "fr")),
        (("Д. Трамп", "uk"), ("Donald Trump", "vi")),
        (("W. Zełenski", "pl"), ("Володимира Зеленського", "uk")),
        (("D. Trump", "fr"), ("Д. Трамп", "uk")),
        (("Дж. Байден", "uk"), ("Joe Biden", "fr")),
    ],
)
def test_initials_meet_given_names(first, second):
    """An initial meets each name that it may begin."""
    assert names_meet(*first, *second)


def test_the_order_of_names_does_not_matter():
    """Hungarian and Vietnamese texts, and lists, begin with the surname."""
    assert names_meet("Orbán Viktor", "vi", "Віктор Орбан", "uk")
    assert names_meet("Kowalski Jan", "pl", "Яном Ковальським", "uk")


def test_single_words_meet_by_their_keys():
    """As they did before there were full names; consonants alone mean nothing."""
    assert names_meet("Макрона", "uk", "Macron", "fr")
    assert not names_meet("Мей", "uk", "Mao", "fr")
    assert not names_meet("Merkel", "fr", "Angela Merkel", "fr")


def test_names_of_one_language_are_spelled_alike():
    """Within a language that does not respell names, other letters are another name."""
    assert not names_meet("Catherine Meyer", "fr", "Kathryn Mayor", "fr")
    assert names_meet("Muammar Kaddafi", "pl", "Mouammar Kadhafi", "fr")
