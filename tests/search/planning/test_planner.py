"""Does a question become the right plan in each language?"""

from datetime import date

import pytest

from analyzers import LANGUAGES
from search.planning.planner import MatchMode, plan
from search.port.document import Channel
from search.port.plan import (
    AllOf,
    AndNot,
    AnyOf,
    FacetTerm,
    FirstMatching,
    FuzzyTerm,
    Phrase,
    PrefixTerm,
    PublishedBetween,
    Term,
)
from search.query.parser import parse
from search.ranking.weights import RANKING


def planned(text, lang="uk", mode=MatchMode.ALL_ADJACENT):
    """Plan a typed question."""
    return plan(parse(text).node, lang, mode)


QUOTED = {
    "forms": ("«Мирну угоду»", Phrase(Channel.EXACT, (("мирну",), ("угоду",)))),
    "one form": ('"угоду"', Term(Channel.EXACT, "угоду")),
    "near": ('"мир угода"~5', Phrase(Channel.EXACT, (("мир",), ("угода",)), 5)),
    "inflected": ('~"Мирну угоду"', Phrase(Channel.TEXT, (("мирний",), ("угода",)))),
    "one inflected": ('~"угоду"', Term(Channel.TEXT, "угода")),
    "one of two lemmas": (
        '~"енергетика"',
        Phrase(Channel.TEXT, (("енергетик", "енергетика"),)),
    ),
    "inflected and near": (
        '~"мирну угоду"~2',
        Phrase(Channel.TEXT, (("мирний",), ("угода",)), 2),
    ),
    "title": (
        'title:"мирну угоду"',
        Phrase(Channel.EXACT_TITLE, (("мирну",), ("угоду",))),
    ),
    "inflected title": (
        'title:~"мирну угоду"~3',
        Phrase(Channel.TITLE, (("мирний",), ("угода",)), 3),
    ),
    "one form of a title": ('title:"угоду"', Term(Channel.EXACT_TITLE, "угоду")),
    "prefix": ("Угоди*", PrefixTerm(Channel.EXACT, "угоди", unmarked=True)),
    "prefix of a title": (
        "title:угод*",
        PrefixTerm(Channel.EXACT_TITLE, "угод", unmarked=True),
    ),
}


@pytest.mark.parametrize("mode", MatchMode)
@pytest.mark.parametrize(("text", "expected"), QUOTED.values(), ids=QUOTED)
def test_phrases_and_prefixes_are_planned_as_typed(text, expected, mode):
    """They match forms, or lemmas where they may be inflected, in every mode."""
    assert planned(text, "uk", mode) == expected


@pytest.mark.parametrize(("text", "distance"), [("угоду~", 1), ("Угоду~2", 2)])
def test_a_fuzzy_word_is_itself_or_like_itself(text, distance):
    """The word in every inflected form, and forms that differ by a letter or two."""
    fuzzy = planned(text)

    assert isinstance(fuzzy, AnyOf)
    assert FuzzyTerm(Channel.EXACT, "угоду", distance) in fuzzy.parts
    assert Term(Channel.TEXT, "угода") in fuzzy.parts[0].parts


def test_a_fuzzy_word_of_a_title_stays_in_titles():
    """Words near it are matched among the forms of titles."""
    assert FuzzyTerm(Channel.EXACT_TITLE, "угоду", 1) in planned("title:угоду~").parts


def test_a_word_of_a_title_matches_titles_alone():
    """Lemma and form are those of titles."""
    assert planned("title:угоду") == AnyOf((
        Term(Channel.TITLE, "угода"),
        Term(Channel.EXACT_TITLE, "угоду", RANKING.exact),
    ))  # fmt: skip


def test_leaves_name_the_words_as_typed():
    """Explanations show them to readers, signs included."""
    assert planned('"мирна угода"').word == "мирна угода"
    assert planned("угод*").word == "угод*"
    assert planned("угода~2").parts[1].word == "угода~2"


def test_a_value_filters():
    """A field of a facet becomes a facet's term."""
    assert planned("country:kr", "fr") == FacetTerm("country", "KR")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_dates_filter_in_every_language(lang):
    """Days become the days of publication."""
    assert planned("date:2025-02", lang) == PublishedBetween(
        date(2025, 2, 1), date(2025, 2, 28)
    )


def test_a_negation_excludes_from_what_is_required():
    """What follows a minus is excluded from the rest."""
    assert planned("мир -війна") == AndNot(planned("мир"), AnyOf((planned("війна"),)))


def test_a_negation_alone_excludes_from_all_articles_of_the_language():
    """With nothing required, all of the language matches but what is negated."""
    assert planned("-війна") == AndNot(FacetTerm("lang", "uk"), planned("війна"))


@pytest.mark.parametrize("text", ["мир -(тверда угода)", "-(тверда угода)"])
def test_relaxing_leaves_negations_as_they_are(text):
    """When any word will do, only articles with all negated words are excluded."""
    strict, relaxed = (
        planned(text, mode=r) for r in (MatchMode.ALL_ADJACENT, MatchMode.ANY)
    )

    assert strict == relaxed


FILTERS = {
    "a value": ("country:KR", FacetTerm("country", "KR")),
    "dates": ("date:2025", PublishedBetween(date(2025, 1, 1), date(2025, 12, 31))),
    "values in parentheses": (
        "(country:KR OR country:JP)",
        AnyOf((FacetTerm("country", "KR"), FacetTerm("country", "JP"))),
    ),
}


@pytest.mark.parametrize(("text", "expected"), FILTERS.values(), ids=FILTERS)
def test_relaxing_leaves_filters_as_they_are(text, expected):
    """When any word will do, a filter must still hold."""
    relaxed = planned(f"мир угода {text}", mode=MatchMode.ANY)

    assert relaxed == AllOf((expected, planned("мир угода", mode=MatchMode.ANY)))


MODES = {
    "uk": ("мирна угода", [True, False]),
    "vi": ("hợp tác", [False, False]),
}


@pytest.mark.parametrize(("lang", "case"), MODES.items(), ids=MODES)
def test_a_looser_mode_requires_less(lang, case):
    """Adjacent, all, any: the first two differ in Vietnamese only."""
    text, same = case
    adjacent, every, some = (planned(text, lang, mode) for mode in MatchMode)

    assert [adjacent == every, every == some] == same


@pytest.mark.parametrize("text", ["(hợp tác) OR pháp", "(hợp tác OR x) pháp"])
def test_the_mode_holds_inside_parentheses(text):
    """Syllables must be adjacent in every part of a question."""
    assert "FirstMatching" in repr(planned(text, "vi"))
    assert planned(text, "vi") != planned(text, "vi", MatchMode.ALL)


def test_excluded_syllables_are_adjacent_in_every_mode():
    """Only articles with the pair are excluded, not all with both syllables."""
    adjacent = planned("-(hợp tác)", "vi")

    assert isinstance(adjacent.excluded, FirstMatching)
    assert planned("-(hợp tác)", "vi", MatchMode.ALL) == adjacent


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("text", ["…", '"—"', "-…", "… OR %", '~"—"~3'])
def test_signs_leave_no_plan(text, lang):
    """A question without a word matches nothing in any language."""
    assert planned(text, lang) is None


def test_an_alternative_without_a_word_is_left_out():
    """Only those parts of an OR that have terms are planned."""
    assert planned("… OR мир") == planned("мир")
