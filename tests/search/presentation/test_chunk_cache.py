"""Stretches are found by what they hold, also after many others were looked at."""

from search.presentation import chunk_cache
from search.presentation.chunk_cache import Stretches

TEXT = {"угодою,", "(мирною", "Київ.", "і"}


def test_stretches_are_found_by_their_terms():
    """By lemma, form or name key; only those of the text that is asked about."""
    known = Stretches("uk")
    known.holding({"угоди"}, ["угода"], [])

    assert known.holding(TEXT, ["угода"], []) == {"угодою,"}
    assert known.holding(TEXT, ["мирною", "угодою"], []) == {"(мирною", "угодою,"}
    assert known.holding(TEXT, [], ["=київ"]) == {"Київ."}
    assert known.holding(TEXT, ["ніщо"], ["~none"]) == set()


def test_what_was_forgotten_is_found_again(monkeypatch):
    """Forgetting changes no answer."""
    monkeypatch.setattr(chunk_cache, "CACHED_STRETCHES", 2)
    known = Stretches("uk")
    answers = [known.holding(TEXT, ["угода"], []) for _ in range(3)]
    for number in range(9):
        known.holding({f"слово{number}"}, [], [])

    assert answers == [{"угодою,"}] * 3
    assert known.holding(TEXT, ["угода"], []) == {"угодою,"}
    assert [token.exact for token in known.tokens("Київ.")] == ["київ"]
