"""Do the spellings of one name share a key, and those of two names none?

`names.tsv` and `near_misses.tsv` are our own: two words a line, each with the
language of its text, that are one name, and that are not.
"""

from __future__ import annotations

import unicodedata
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import assume, given, strategies as st

from analyzers.filters import normalize_punctuation
from analyzers.look_alikes import in_one_script
from analyzers.names.keys import (
    CACHED_NAMES,
    LONGEST_NAME,
    name_keys,
    name_phonetic_keys,
    phonetic_keys_among,
)
from analyzers.names.spelling import is_cyrillic, is_latin, spell
from analyzers.registry import LANGUAGES

FOLDER = Path(__file__).parent
RECALL = 0.97
PRECISION = 0.97
FEWEST_PAIRS = 260

Pair = tuple[str, str, str, str]

LETTERS = (
    "абвгґдеєжзиіїйклмнопрстуфхцчшщьюяaąăâbcćçdđeéêfghiïjklłmnńoóôơpqrsśtuưvwxyzźż"
)
texts = st.text(max_size=60)
names = st.text(alphabet=LETTERS + LETTERS.upper() + "'’ʼ-", max_size=20)
languages = st.sampled_from(LANGUAGES)


def pairs(file: str) -> list[Pair]:
    """Return the pairs of words in a file."""
    lines = (FOLDER / file).read_text("utf-8").splitlines()
    return [(a, b, c, d) for a, b, c, d in (line.split("\t") for line in lines)]


def share(pair: Pair) -> bool:
    """Return whether two words have a key in common."""
    first, lang, second, other = pair
    return not set(name_keys(first, lang)).isdisjoint(name_keys(second, other))


def test_spellings_of_one_name_share_a_key() -> None:
    """Nearly all pairs of spellings of one name share a key."""
    of_file = pairs("names.tsv")
    missed = [pair for pair in of_file if not share(pair)]
    assert 1 - len(missed) / len(of_file) >= RECALL, missed


def test_other_words_share_none() -> None:
    """Hardly any pair that looks alike but is not one name shares a key."""
    of_file = pairs("near_misses.tsv")
    mixed = [pair for pair in of_file if share(pair)]
    assert 1 - len(mixed) / len(of_file) >= PRECISION, mixed


@pytest.mark.parametrize("file", ["names.tsv", "near_misses.tsv"])
def test_pairs_are_many_and_none_occurs_twice(file: str) -> None:
    """The floors mean something only over many distinct pairs."""
    of_file = pairs(file)
    assert len(of_file) >= FEWEST_PAIRS
    assert len({frozenset((p[:2], p[2:])) for p in of_file}) == len(of_file)
    assert {lang for p in of_file for lang in (p[1], p[3])} == set(LANGUAGES)


@pytest.mark.parametrize(
    "spellings",
    [
        "Нгуєн:uk Нгуєном:uk Nguyễn:vi Nguyen:fr Nguyenem:pl",
        "Мань:uk Манем:uk Mạnh:vi Manh:fr Manhem:pl",
        "Зеленського:uk Zelensky:fr Zelenskyy:vi Zełenskiemu:pl",
        "Шмигалем:uk Shmyhal:vi Chmyhal:fr Szmyhala:pl",
        "Кішіди:uk Кісіда:uk Kishida:fr Kishidą:pl",
        "Києва:uk Kyiv:vi Kiev:fr Kijowie:pl",
        "Львова:uk Lviv:vi Lvov:fr Lwowem:pl",
        "Ханої:uk Hà-Nội:vi Hanoï:fr Hanoi:pl",
    ],
)
def test_every_two_spellings_of_a_name_share_a_key(spellings: str) -> None:
    """Over four languages, any spelling finds any other."""
    words = [word.rsplit(":", 1) for word in spellings.split()]
    assert all(share((*a, *b)) for a, b in combinations(words, 2))


@pytest.mark.parametrize(("latin", "cyrillic"), [("Macron", "Макроном")])
def test_a_question_is_read_by_its_script(latin: str, cyrillic: str) -> None:
    """A word of a question goes through every language and finds the name in each."""
    for lang in LANGUAGES:
        for other in LANGUAGES:
            assert share((latin, lang, cyrillic, other))


def test_only_polish_text_has_polish_endings() -> None:
    """`Macrona` is a form of `Macron` in Polish; elsewhere it is another word."""
    assert share(("Macrona", "pl", "Macron", "fr"))
    assert not share(("Macrona", "fr", "Macron", "fr"))


@pytest.mark.parametrize(
    "word", ["", "я", "'", "’", "-", "2026", "Ωμέγα", "北京", "a1"]
)
def test_what_is_no_name_has_no_keys(word: str) -> None:
    """Single letters, digits and other scripts have no keys."""
    assert all(name_keys(word, lang) == () for lang in LANGUAGES)


@pytest.mark.parametrize("repeated", ["a", "ха", "g", "'"])
def test_long_words_have_no_keys(repeated: str) -> None:
    """Nothing that is longer than a name is read at all."""
    assert name_keys(repeated * (LONGEST_NAME + 1), "uk") == ()


@given(texts | names, languages)
def test_keys_are_well_formed(word: str, lang: str) -> None:
    """Any text has distinct keys of at least two letters and without blanks."""
    keys = name_keys(word, lang)
    assert len(set(keys)) == len(keys)
    for key in keys:
        assert sum(map(str.isalpha, key)) >= 2
        assert not any(char.isspace() for char in key)


@given(names, languages)
def test_case_and_normal_form_do_not_matter(word: str, lang: str) -> None:
    """Capitals and decomposed letters change no key of a word of one script.

    In others, letters may look alike as capitals only.
    """
    others = (word.lower(), word.upper(), word.title())
    plain = [normalize_punctuation(each) for each in (word, *others)]
    assume(all(in_one_script(each) == each for each in plain))
    assume(is_cyrillic(spell(word)) or is_latin(spell(word)))
    assume(not set(word.upper()) <= set("IVXLCDMІХСМ"))  # a Roman numeral
    keys = name_keys(word, lang)
    for other in others:
        assert name_keys(other, lang) == keys
        for form in ("NFC", "NFD"):
            assert name_keys(unicodedata.normalize(form, other), lang) == keys


@given(names, languages)
def test_apostrophes_are_one(word: str, lang: str) -> None:
    """The typographic and the modifier apostrophe are the typewriter's."""
    straight = word.replace("’", "'").replace("ʼ", "'")
    assert name_keys(straight, lang) == name_keys(word, lang)


@given(names, languages)
def test_the_same_word_gives_the_same_keys(word: str, lang: str) -> None:
    """What is cached is what is computed."""
    assert name_keys.__wrapped__(word, lang) == name_keys(word, lang)
    assert name_keys.cache_info().maxsize == CACHED_NAMES


@given(
    word=names | texts | st.sampled_from(["зеленського", "biên", "мань", "x"]),
    lang=st.sampled_from(LANGUAGES),
)
def test_phonetic_keys_are_those_among_the_name_keys(word, lang):
    """Computed alone they are the same, whatever the word's case."""
    for written in (word, word.lower(), word.capitalize()):
        keys = name_keys(written, lang)
        phonetic = [key[1:] for key in keys if key.startswith("~")]
        assert list(phonetic_keys_among(keys)) == phonetic
        assert list(name_phonetic_keys(written, lang)) == phonetic


@pytest.mark.parametrize(
    "numeral", ["XVI", "XVIIe", "ХVІІ", "ХХІ", "XXI-го", "II", "VIII"]
)
def test_a_roman_numeral_is_no_name(numeral):
    """`XVI` would sound like `XVII`."""
    for lang in LANGUAGES:
        assert not any(key.startswith("~ks") for key in name_keys(numeral, lang))


@pytest.mark.parametrize("name", ["Xi", "Ivan", "VIVIAN", "Vixen", "XIAO", "Iv", "Vi"])
def test_names_of_the_same_letters_are_names(name):
    """A numeral is of capitals alone."""
    assert name_keys(name, "fr")
