"""Does a question become the right index terms in each language?"""

import pytest

from analyzers import LANGUAGES
from search import parse
from search.entry import Channel
from search.plan import (
    EXACT_BONUS,
    PAIR_BONUS,
    AllOf,
    AnyOf,
    BestOf,
    FacetTerm,
    Prefer,
    Sequence,
    Start,
    Term,
    Without,
    plan,
)


def planned(text, lang, *, any_word=False):
    """Plan a typed question."""
    return plan(parse(text).node, lang, any_word=any_word)


def word(lemma, form, channel=Channel.TEXT, exact=Channel.EXACT):
    """Give the plan of a word with one lemma."""
    return AnyOf((Term(channel, lemma), Term(exact, form, EXACT_BONUS)))


INFLECTED = {
    "uk": ("угодою", "угода"),
    "fr": ("accords", "accord"),
    "pl": ("umowami", "umowa"),
    "vi": ("Thỏa", "thỏa"),
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_word_is_looked_for_by_lemma_and_preferred_in_its_form(lang):
    """The lemma finds it, and its very form adds a part of its score."""
    form, lemma = INFLECTED[lang]

    assert planned(form, lang) == word(lemma, form.lower())


def test_of_several_lemmas_the_best_counts():
    """A form of two words is planned as the better of both."""
    best = planned("енергетика", "uk").parts[0]

    assert best == BestOf(
        (Term(Channel.TEXT, "енергетик"), Term(Channel.TEXT, "енергетика"))
    )


def test_all_words_are_needed():
    """A run of words wants each of them."""
    assert planned("угоду миру", "uk") == AllOf(
        (planned("угоду", "uk"), planned("миру", "uk"))
    )


def test_any_word_will_do_when_a_question_is_relaxed():
    """The same run asks for at least one of them."""
    assert planned("угоду миру", "uk", any_word=True) == AnyOf(
        (planned("угоду", "uk"), planned("миру", "uk"))
    )


def test_vietnamese_pairs_add_to_the_score():
    """Each pair of neighbouring syllables is preferred, none is needed."""
    found = planned("hợp tác quốc", "vi")

    assert isinstance(found, Prefer)
    assert found.needed == AllOf(
        tuple(word(syllable, syllable) for syllable in ("hợp", "tác", "quốc"))
    )
    assert found.bonus == AnyOf(
        (
            Term(Channel.TEXT, "hợp_tác", PAIR_BONUS),
            Term(Channel.TEXT, "tác_quốc", PAIR_BONUS),
        )
    )


def test_a_compound_is_found_whole_or_with_its_parts_side_by_side():
    """The whole and the row of its parts' lemmas are alternatives."""
    assert planned("науково-технічного", "uk") == BestOf(
        (
            Term(Channel.TEXT, "науково-технічний"),
            Sequence(Channel.TEXT, (("науково",), ("технічний",))),
        )
    )


def test_an_elided_article_is_not_asked_for():
    """A French clitic leaves no term."""
    assert planned("l'énergie", "fr") == word("énergie", "énergie")


@pytest.mark.parametrize("any_word", [True, False])
def test_a_phrase_wants_its_very_forms_in_a_row(any_word):
    """A phrase is a row of forms, also when a question is relaxed."""
    assert planned("«Мирну угоду»", "uk", any_word=any_word) == Sequence(
        Channel.EXACT, (("мирну",), ("угоду",))
    )


def test_a_phrase_of_one_word_wants_its_very_form():
    """One quoted word is looked for in its form alone, at full score."""
    assert planned('"угоду"', "uk") == Term(Channel.EXACT, "угоду")


def test_a_prefix_is_the_beginning_of_forms():
    """A prefix is normalised and never lemmatised."""
    assert planned("Угоди*", "uk") == Start(Channel.EXACT, "угоди")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("title:угоду", word("угода", "угоду", Channel.TITLE, Channel.EXACT_TITLE)),
        ('title:"угоду"', Term(Channel.EXACT_TITLE, "угоду")),
        ("title:угод*", Start(Channel.EXACT_TITLE, "угод")),
        (
            'title:"мирну угоду"',
            Sequence(Channel.EXACT_TITLE, (("мирну",), ("угоду",))),
        ),
    ],
    ids=["word", "form", "prefix", "phrase"],
)
def test_a_title_is_asked_in_its_own_channels(text, expected):
    """What stands behind `title:` never looks at a body."""
    assert planned(text, "uk") == expected


def test_a_value_filters():
    """A field of a facet becomes a facet's term."""
    assert planned("country:kr", "fr") == FacetTerm("country", "KR")


def test_a_negation_takes_from_what_is_wanted():
    """What is behind a minus is left out of the rest."""
    assert planned("мир -війна", "uk") == Without(
        planned("мир", "uk"), AnyOf((planned("війна", "uk"),))
    )


def test_a_negation_alone_takes_from_all_articles_of_the_language():
    """Without anything wanted, all of the language but what is negated is wanted."""
    found = planned("-війна", "uk")

    assert found == Without(FacetTerm("lang", "uk"), planned("війна", "uk"))


@pytest.mark.parametrize("text", ["мир -(тверда угода)", "-(тверда угода)"])
def test_relaxing_leaves_negations_as_they_are(text):
    """When any word will do, only articles with all negated words are left out."""
    strict, relaxed = (planned(text, "uk", any_word=flag) for flag in (False, True))

    assert strict == relaxed


def test_relaxing_leaves_filters_as_they_are():
    """When any word will do, a value must still hold."""
    relaxed = planned("мир угода country:KR", "uk", any_word=True)

    assert relaxed == AllOf(
        (FacetTerm("country", "KR"), planned("мир угода", "uk", any_word=True))
    )


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("text", ["…", '"—"', "-…", "… OR %"])
def test_signs_leave_no_plan(text, lang):
    """A question without a word has nothing to look for in any language."""
    assert planned(text, lang) is None


def test_an_alternative_without_a_word_is_left_out():
    """Of an OR only the parts with terms are planned."""
    assert planned("… OR мир", "uk") == planned("мир", "uk")
