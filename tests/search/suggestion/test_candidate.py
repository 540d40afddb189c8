"""Which candidates are taken, and in which order?"""

import pytest

from search.suggestion.candidate import CANDIDATES, Candidate, rank_candidates


def texts(typed, *candidates):
    """Return the texts of those candidates that are taken."""
    return [ranked.text for ranked in rank_candidates(typed, candidates)]


def test_nearer_words_come_before_frequent_ones():
    """Frequency decides only between words that are about as near."""
    near, far = Candidate("energy", "en", 0), Candidate("energie", "pl", 50)

    assert texts("enregy", far, near)[0] == "energy"
    assert texts("frma", Candidate("farma", "pl", 1), Candidate("firma", "pl", 90)) == [
        "firma",
        "farma",
    ]


def test_words_that_are_too_far_are_not_taken():
    """One cheap edit of a short word, two of a long one."""
    assert texts("modi", Candidate("mówi", "pl", 9)) == []
    assert texts("spacex", Candidate("space", "en", 9)) == []
    assert texts("guterres", Candidate("guerre", "fr", 9)) == []
    assert texts("umxxa", Candidate("umowa", "pl", 9)) == []
    assert texts("współprrraca", Candidate("współpraca", "pl", 9)) == ["współpraca"]


def test_a_word_is_no_candidate_for_itself():
    """Nor is it in other capitals."""
    assert texts("monsoon", Candidate("Monsoon", "uk", 9, is_name=True)) == []


def test_each_word_is_taken_once():
    """Its best rank counts."""
    twice = [Candidate("umowa", "pl", count) for count in (1, 9)]
    ranked = rank_candidates("umwa", twice)

    assert ranked == rank_candidates("umwa", twice[1:])


def test_only_the_best_are_taken():
    """The rest would hardly be tried."""
    many = [Candidate(f"współprac{letter}", "pl", 1) for letter in "abcdefgh"]

    assert len(texts("współpracx", *many)) == CANDIDATES


def test_words_of_the_language_around_come_first():
    """Between words that are about as near, what stands beside them decides."""
    english, french = Candidate("defense", "en", 0), Candidate("défense", "fr", 9)

    assert rank_candidates("defnse", [english, french])[0].text == "défense"
    assert rank_candidates("defnse", [english, french], {"en"})[0].text == "defense"


CAPITALS = {
    "a short word": ("Starme", "stare", False),
    "a short word, a name": ("Starme", "Starmer", True),
    "a name with another first letter": ("Bristina", "Pristina", False),
    "a word with two letters transposed": ("Enregy", "energy", True),
    "a short word with two letters transposed": ("Umoaw", "umowa", False),
    "a long word, one edit": ("Енергитика", "енергетика", True),
    "a long word, two edits": ("Енергиттика", "енергетика", False),
    "capitals alone": ("UMWA", "umowa", True),
    "small letters": ("macrn", "Macron", True),
}


@pytest.mark.parametrize(("typed", "meant", "taken"), CAPITALS.values(), ids=CAPITALS)
def test_capitals_ask_for_names(typed, meant, taken):
    """A capitalised word may be a common one only where it is long and nearly right."""
    candidate = Candidate(meant, "fr", 9, is_name=meant[0].isupper())

    assert bool(texts(typed, candidate)) is taken
