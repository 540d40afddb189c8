"""Which index terms answer a person's full name?"""

import pytest

from search.planning.full_name_planner import plan_full_names
from search.port.document import Channel
from search.port.plan import AnyOf, PrefixTerm, SynonymSet
from search.ranking.weights import RANKING


def planned(text, lang="uk"):
    """Return the words of each full name that is planned."""
    return [text[name.start : name.end] for name in plan_full_names(text, lang)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Joe Biden", ["Joe Biden"]),
        ("joe biden", ["joe biden"]),
        ("Prezydent Joe Biden Ukraina", ["Joe Biden"]),
        ("Joe Biden Donald Trump", ["Joe Biden", "Donald Trump"]),
        ("Урсула фон дер Ляєн", ["Урсула фон дер Ляєн"]),
        ("José Manuel Barroso", ["Manuel Barroso"]),
        ("J.-Y. Le Drian", ["J.-Y. Le Drian"]),
        ("Merkel", []),
        ("trade agreement", []),
        ("", []),
    ],
)
def test_full_names_do_not_overlap(text, names):
    """Of several ways to read them, a listed given name comes first."""
    assert planned(text) == names


def test_a_name_is_one_set_of_keys():
    """The full name's keys count in full, those of its initial by half."""
    (name,) = plan_full_names("Джо Байден", "fr")
    full, initial = name.plan.terms

    assert isinstance(name.plan, SynonymSet)
    assert name.plan.channel is Channel.NAME
    assert (full.weight, initial.weight) == (1, RANKING.initial)
    assert "&BDN01:C" in full.positions[0]
    assert "&BDN01:C." in initial.positions[0]


def test_an_initial_is_a_beginning():
    """Of all given names that it may stand for."""
    ((_, _, plan),) = plan_full_names("Д. Трамп", "fr")
    parts = plan.parts if isinstance(plan, AnyOf) else (plan,)

    assert all(isinstance(part, PrefixTerm) for part in parts)
    assert "&TRMP00:D" in {part.prefix for part in parts}


def test_the_surname_may_come_first():
    """Unless the first word is a given name that is listed."""

    def keys(text):
        return plan_full_names(text, "uk")[0].plan.terms[0].positions[0]

    assert "&aRBN00:VKTR" in keys("Orbán Viktor")
    assert "&TRMP00:DNLD" in keys("Donald Trump")
    assert not any(key.startswith("&DNLD") for key in keys("Donald Trump"))


def test_articles_in_latin_letters_respell_romanised_names_only():
    """`Busch` may be read as in German in Ukrainian articles, not in Polish ones."""

    def keys(lang):
        return set(plan_full_names("Jorge Busch", lang)[0].plan.terms[0].positions[0])

    assert keys("pl") < keys("uk")
