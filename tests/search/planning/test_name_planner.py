"""Is a word planned as a name where it may be one?"""

import pytest

from analyzers import LANGUAGES
from search.planning.name_planner import SHORTEST_NAME, plan_translated_names
from search.planning.word_planner import plan_words
from search.port.document import Channel
from search.port.plan import AllOf, Term
from search.query.ast import Words
from search.ranking.weights import RANKING


def name_terms(word, lang):
    """Return the terms of the name channel in the plan of a word, with weights."""
    return dict(_name_terms(plan_words(Words(word), lang)))


def _name_terms(plan):
    for part in getattr(plan, "parts", ()):
        yield from _name_terms(part)
    if isinstance(plan, Term) and plan.channel is Channel.NAME:
        yield plan.term, plan.boost


NAMES = {
    "a capital": ("Ян", True),
    "no dictionary's word in lower case": ("зелензкий", True),
    "a common word in lower case": ("угода", False),
    "a common word of another language": ("accord", False),
    "a common word with a capital": ("Угода", True),
    "a short word in lower case": ("кх", False),
    "a number": ("2025", False),
    "another script": ("中国人民", False),
}


@pytest.mark.parametrize(("word", "is_name"), NAMES.values(), ids=NAMES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_word_is_planned_as_a_name_where_it_may_be_one(lang, word, is_name):
    """A short or common word in lower case is no name, an unknown one may be."""
    matches = name_terms(word, lang)

    assert bool(matches) is is_name
    assert set(matches.values()) <= {RANKING.name}


def test_a_names_keys_do_not_depend_on_the_language_of_the_plan():
    """Nobody knows whose endings a question's name has, so all are tried."""
    keys = [name_terms("Зеленського", lang) for lang in LANGUAGES]

    assert keys[0]
    assert all(matches == keys[0] for matches in keys)


def test_the_fewest_letters_of_a_name_are_enough():
    """An unknown word of just that many letters in lower case may be a name."""
    unknown = "хунг"[:SHORTEST_NAME]

    assert name_terms(unknown[:-1], "uk") == {}
    assert name_terms(unknown, "uk")


def test_names_in_another_script_are_planned_if_every_word_is_a_name():
    """They weigh as much as each other, and no word may be missing."""
    both = plan_translated_names("Володимир Зеленський")

    assert isinstance(both, AllOf)
    assert {weight for _, weight in _name_terms(both)} == {RANKING.translated_name}
    assert plan_translated_names("угода Зеленський") is None
    assert plan_translated_names("—") is None
