"""Is what we know of countries' names whole in every language?"""

from __future__ import annotations

import unicodedata
from collections import defaultdict

import pytest

from corpus import LANGUAGES, country_names, load_country_lexicon
from corpus.countries import country_codes
from corpus.country_lexicon import TermKind

EVERY_LANGUAGE = pytest.mark.parametrize("lang", LANGUAGES)
UNIQUE = (TermKind.NAME, TermKind.ADJECTIVE, TermKind.PEOPLE, TermKind.CAPITAL)


@EVERY_LANGUAGE
def test_every_code_is_a_countrys(lang):
    """A slip in a code would never be found otherwise."""
    codes = [country.code for country in load_country_lexicon(lang).countries]

    assert set(codes) <= country_codes()
    assert codes == sorted(set(codes))


@EVERY_LANGUAGE
def test_the_states_of_the_world_are_known(lang):
    """Over 190 have a capital, and adjective and people where the language has them."""
    kinds = {TermKind.CAPITAL}
    if lang != "vi":
        kinds |= {TermKind.ADJECTIVE, TermKind.PEOPLE}
    whole = {
        country.code
        for country in load_country_lexicon(lang).countries
        if all(country.terms[kind] for kind in kinds)
    }

    assert len(whole) > 190
    assert whole >= {"VN", "UA", "PL", "FR", "KR", "KP", "TL", "SS", "TW", "PS", "XK"}


@EVERY_LANGUAGE
def test_terms_are_composed_and_trimmed(lang):
    """Each is in NFC and has no blanks around it."""
    for country in load_country_lexicon(lang).countries:
        for terms in country.terms.values():
            for term in terms:
                assert term == unicodedata.normalize("NFC", term).strip() != ""


@EVERY_LANGUAGE
@pytest.mark.parametrize("kind", UNIQUE)
def test_a_term_speaks_of_one_country(lang, kind):
    """A term of two countries would identify neither."""
    owners = defaultdict(set)
    for country in load_country_lexicon(lang).countries:
        for term in country.terms[kind]:
            owners[term].add(country.code)

    assert {term: codes for term, codes in owners.items() if len(codes) > 1} == {}


@EVERY_LANGUAGE
def test_no_phrase_silences_a_countrys_name(lang):
    """What speaks of no country is never a name itself."""
    names = {name.lower() for _, name in country_names(lang)}

    assert [p for p in load_country_lexicon(lang).others if p.lower() in names] == []


@EVERY_LANGUAGE
def test_context_is_there(lang):
    """Every language has words for what states do and for where places are."""
    context = load_country_lexicon(lang).context

    assert context.acts
    assert context.places
    assert context.act_within > 0
