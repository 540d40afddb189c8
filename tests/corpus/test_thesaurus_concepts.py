"""Do the terms of a concept mean the same country in every language?"""

import pytest

from corpus import (
    CAPITALISED,
    COUNTRY,
    LANGUAGES,
    country_concepts,
    organization_concepts,
)


def with_term(lang, term):
    """Return the concepts that have a term in a language."""
    return [c for c in country_concepts() if term in c[lang]]


def test_every_concept_has_terms_in_the_four_languages():
    """A capital may have none in English."""
    for concept in (*country_concepts(), *organization_concepts()):
        assert set(concept) >= {*LANGUAGES, "en"}
        assert all(concept[lang] for lang in LANGUAGES)


def test_a_country_is_called_by_its_name_first():
    """Names of one country stand together, the standard one first."""
    (poland,) = with_term("uk", "Польща")

    assert poland["fr"][0] == "Pologne"
    assert poland["pl"][0] == "Polska"
    assert poland["vi"][0] == "Ba Lan"
    assert poland["en"] == ("Poland", "Polish", "Pole")
    assert poland[COUNTRY] == ("PL",)


def test_a_country_and_what_is_of_it_are_one_concept():
    """`Korean` asks for Korea; a capital is a concept of its own."""
    (korea,) = with_term("fr", "coréen")
    (seoul,) = with_term("pl", "Seul")

    assert {"Південна Корея", "корейський", "кореєць"} <= set(korea["uk"])
    assert "Hàn Quốc" in korea["vi"]
    assert seoul["vi"][0] == seoul["en"][0] == "Seoul"
    assert COUNTRY not in seoul


def test_a_name_that_is_a_common_word_is_known_by_its_capital():
    """Every country can be asked for by its own name."""
    (denmark,) = with_term("fr", "Danemark")

    assert "Dania" in denmark[f"{CAPITALISED}pl"]
    assert "Dania" not in denmark["pl"]


@pytest.mark.parametrize(
    ("lang", "word"), [("uk", "Того"), ("vi", "Anh"), ("vi", "Nga"), ("pl", "Czad")]
)
def test_a_common_word_is_no_term(lang, word):
    """A term that is also a common word would match unrelated articles."""
    assert [c for c in with_term(lang, word) if len(c[lang]) > 1] == []
