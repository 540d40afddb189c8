"""Are the English terms of countries complete and of one shape?"""

from corpus.countries import country_codes
from corpus.countries_en import english_country_terms


def test_every_line_is_of_a_country_and_has_terms():
    """A code that is no country's would be read by nobody."""
    terms = english_country_terms()

    assert terms.keys() <= country_codes()
    assert all(any((t.adjectives, t.capitals, t.names)) for t in terms.values())


def test_terms_are_trimmed_and_none_is_repeated():
    """No two countries share a name or a capital."""
    terms = english_country_terms().values()
    for kind in ("names", "capitals"):
        every = [term for country in terms for term in getattr(country, kind)]
        assert all(term == term.strip() != "" for term in every)
        assert len(every) == len(set(every))
