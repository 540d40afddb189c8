"""Have the spellings of a person's full name a key in common?"""

import pytest
from hypothesis import given, strategies as st

from analyzers import LANGUAGES, name_keys
from analyzers.names.full_names import (
    FEWEST_CONSONANTS,
    full_name_keys,
    initial_keys,
    readings,
)

words = st.one_of(  # a name has letters of one script
    st.text(letters, max_size=20)
    for letters in ("абвгжийоршьєя-", "aeioubcdhjklmnprsztzśłé-")
)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Джо", "Байден", "uk"), ("Joe", "Biden", "fr")),
        (("Терези", "Мей", "uk"), ("Theresa", "May", "vi")),
        (("Жан-Клодом", "Юнкером", "uk"), ("Jean-Claude", "Juncker", "fr")),
        (("Ґжеґожа", "Шетини", "uk"), ("Гжегож", "Схетина", "uk")),
        (("Микола", "Азаров", "uk"), ("Nikolaï", "Azarov", "fr")),
        (("Чарльз", "Дарвін", "uk"), ("Karola", "Darwina", "pl")),
    ],
)
def test_spellings_share_a_key(first, second):
    """Both names must agree, by their consonants or as a listed given name."""
    assert not set(full_name_keys(*first)).isdisjoint(full_name_keys(*second))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Jan", "Kowalski", "pl"), ("Jan", "Kowalczyk", "pl")),
        (("Jan", "Nowak", "pl"), ("Anna", "Nowak", "pl")),
        (("Марія", "Захарова", "uk"), ("Marina", "Zakharova", "fr")),
        (("Віталій", "Кличко", "uk"), ("Volodymyr", "Klitschko", "fr")),
    ],
)
def test_other_persons_share_none(first, second):
    """A namesake has another given name, a colleague another surname."""
    assert set(full_name_keys(*first)).isdisjoint(full_name_keys(*second))


def test_short_names_have_no_key():
    """Three consonants are shared by too many."""
    assert full_name_keys("Joe", "Lee", "fr") == ()


def test_keys_of_initials_begin_those_of_full_names():
    """So that a search for a beginning finds the full name."""
    full = full_name_keys("Donald", "Trump", "fr")
    begun = [key.rstrip(".") for key in initial_keys("Д", "Трамп", "uk")]
    assert any(key.startswith(tuple(begun)) for key in full)
    other = full_name_keys("Melania", "Trump", "fr")
    assert not any(key.startswith(tuple(begun)) for key in other)


def test_a_full_name_is_read_as_a_word_is():
    """`name_keys` takes full names as well."""
    assert name_keys("Joe Biden", "fr") == full_name_keys("Joe", "Biden", "fr")
    assert name_keys("Joe", "fr")
    assert not any(key.startswith("&") for key in name_keys("Joe", "fr"))


@given(words, words, st.sampled_from(LANGUAGES))
def test_keys_are_well_formed(first, last, lang):
    """Any words have distinct keys of enough consonants and no blank."""
    keys = full_name_keys(first, last, lang)
    assert len(set(keys)) == len(keys)
    for key in keys:
        assert key.startswith("&")
        assert sum(sound not in "&:ai01234" for sound in key) >= FEWEST_CONSONANTS


@given(words, st.sampled_from(LANGUAGES))
def test_case_does_not_matter(word, lang):
    """Capitals change no reading."""
    assert readings(word.upper(), lang) == readings(word, lang)
