"""Has a name the same consonants in whatever language it is spelled?"""

import pytest
from hypothesis import given, strategies as st

from analyzers.names.consonants import consonants


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("мей", "may"),
        ("байден", "biden"),
        ("юнкер", "juncker"),
        ("гокінг", "hawking"),
        ("шекспір", "shakespeare"),
        ("райт", "wright"),
        ("найт", "knight"),
        ("чарльз", "charles"),
        ("шарль", "charles"),
        ("франсуа", "françois"),
        ("депардьє", "depardieu"),
        ("фійон", "fillon"),
        ("ідальго", "hidalgo"),
        ("шойбле", "schäuble"),
        ("цвейг", "zweig"),
        ("ґжегож", "grzegorz"),
        ("кшиштоф", "krzysztof"),
        ("анджей", "andrzej"),
        ("домбровський", "dąbrowski"),
        ("пленкович", "plenković"),
        ("дворжак", "dvořák"),
        ("джентілоні", "gentiloni"),
        ("рахой", "rajoy"),
        ("пучдемон", "puigdemont"),
        ("жуан", "joão"),
        ("пушкаш", "pușcaș"),
        ("мадяр", "magyar"),
        ("янош", "jános"),
        ("чавушоглу", "çavuşoğlu"),
        ("цінь", "qin"),
        ("сіндзо", "shinzo"),
        ("пак", "park"),
        ("каддафі", "kadhafi"),
        ("єжов", "yezhov"),
        ("єльцин", "eltsine"),
    ],
)
def test_spellings_share_a_reading(cyrillic, latin):
    """Ukrainian writes a name as one of the conventions reads it."""
    cyrillic = cyrillic.replace("ґ", "г")
    assert not set(consonants(cyrillic)).isdisjoint(consonants(latin))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("ковальський", "kowalczyk"),
        ("байден", "borden"),
        ("марія", "marina"),
        ("мей", "mann"),
        ("шульц", "scholl"),
        ("анна", "ivan"),
        ("віктор", "viktoria"),
    ],
)
def test_other_names_share_none(first, second):
    """Another consonant, or another vowel at the start or the end, is another name."""
    assert set(consonants(first)).isdisjoint(consonants(second))


def test_texts_romanise_by_the_rules_of_their_language():
    """`Chirac` is no Polish spelling of a foreign name, nor is `ch` then French."""
    assert consonants("chirac", "fr") != consonants("chirac", "pl")
    assert set(consonants("chirac", "fr")) < set(consonants("chirac"))


@given(st.text(alphabet="абвгґжхцшщьєїюaąbcčdéghjklłmnoprsśtuüvwxyzż'", max_size=25))
def test_readings_are_distinct_consonants(name):
    """A reading has vowels at its ends only, and no name has one twice."""
    found = consonants(name)
    assert len(set(found)) == len(found)
    for reading in found:
        assert reading
        assert set(reading[1:-1]) <= set("PBVTDsSCcKGLMNR")
