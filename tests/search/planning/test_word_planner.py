"""Does a run of words become the right index terms in each language?"""

import pytest

from analyzers import LANGUAGES
from search.planning.word_planner import (
    SHORTEST_NAME,
    plan_words,
)
from search.port.document import Channel
from search.port.plan import AllOf, AnyOf, Boosted, DisMax, FirstMatching, Phrase, Term
from search.query.ast import Words
from search.ranking.weights import RANKING


def planned(text, lang, field="", **how):
    """Plan a run of words."""
    return plan_words(Words(text, field), lang, **how)


def leaves(plan):
    """Give all leaves of a plan, in order."""
    if isinstance(plan, Boosted):
        return leaves(plan.required) + leaves(plan.optional)
    parts = getattr(plan, "parts", None)
    return [leaf for part in parts for leaf in leaves(part)] if parts else [plan]


def terms(plan, channel):
    """Give a plan's terms of a channel with their weights."""
    return {
        leaf.term: leaf.boost
        for leaf in leaves(plan)
        if isinstance(leaf, Term) and leaf.channel is channel
    }


INFLECTED = {
    "uk": ("угодою", "угода"),
    "fr": ("accords", "accord"),
    "pl": ("umowami", "umowa"),
    "vi": ("Thỏa", "thỏa"),
}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_word_is_looked_for_by_lemma_and_preferred_in_its_form(lang):
    """The lemma finds it in full, and its very form adds a part of its score."""
    form, lemma = INFLECTED[lang]

    found = planned(form, lang)

    assert terms(found, Channel.TEXT) == {lemma: 1.0}
    assert terms(found, Channel.EXACT) == {form.lower(): RANKING.exact}


def test_channels_weigh_less_the_further_they_are_from_the_word():
    """The lemma counts in full, and every other way of finding a word counts less."""
    assert 1 > RANKING.syllable_pair > RANKING.exact > RANKING.folded > 0
    assert 1 > RANKING.name > 0


def test_of_several_lemmas_the_best_counts():
    """A form of two words is planned as the better of both."""
    best = planned("енергетика", "uk").parts[0]

    assert best == DisMax(
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


@pytest.mark.parametrize("any_word", [True, False])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_signs_leave_nothing_to_plan(lang, any_word):
    """Without a word there is no plan, in any reach."""
    assert planned("… — %", lang, any_word=any_word) is None


def test_every_leaf_names_the_word_it_stands_for():
    """Also the terms of names and of folded forms tell the word as it was typed."""
    found = leaves(planned("Угоду Hợp", "vi"))

    assert {leaf.word for leaf in found} >= {"Угоду", "Hợp"}
    assert all(leaf.word in "Угоду Hợp" for leaf in found)


PAIR = Term(Channel.TEXT, "hợp_tác", RANKING.syllable_pair)


def test_vietnamese_syllables_are_asked_for_adjacent_first():
    """Only where no article has the pair, syllables apart will do."""
    found = planned("hợp tác", "vi")

    assert isinstance(found, FirstMatching)
    close, apart = found.parts
    assert next(iter(leaves(close))) == PAIR
    assert isinstance(close, Boosted)
    assert close.optional == AnyOf((planned("hợp", "vi"), planned("tác", "vi")))
    assert planned("hợp tác", "vi", adjacent=False) == AnyOf((close, apart))


def test_vietnamese_pairs_add_to_the_score_of_syllables_apart():
    """Each pair of neighbours is preferred, and only the syllables are needed."""
    _, found = planned("hợp tác quốc", "vi", adjacent=False).parts

    assert isinstance(found, Boosted)
    assert found.required == AllOf(
        tuple(planned(syllable, "vi") for syllable in ("hợp", "tác", "quốc"))
    )
    assert terms(found.optional, Channel.TEXT) == {
        "hợp_tác": RANKING.syllable_pair,
        "tác_quốc": RANKING.syllable_pair,
    }


def test_a_syllable_that_stands_alone_is_needed_beside_the_pairs():
    """After a comma a syllable has no neighbour and is asked for by itself."""
    close = planned("hợp tác, pháp", "vi").parts[0]

    assert isinstance(close.required, AllOf)
    assert close.required.parts[-1] == planned("pháp", "vi")


def test_syllables_and_pairs_are_alternatives_when_a_question_is_relaxed():
    """Any syllable will do, and a pair of them adds."""
    found = planned("hợp tác", "vi", any_word=True)

    assert isinstance(found, AnyOf)
    assert found.parts[:2] == (planned("hợp", "vi"), planned("tác", "vi"))
    assert PAIR in leaves(found.parts[2])


def test_a_vietnamese_name_may_stand_without_its_pairs():
    """Where all words may be names, their keys will do in place of the pairs."""
    close = planned("Nguyen Manh Hung", "vi").parts[0]

    assert isinstance(close, AnyOf)
    assert terms(close.parts[-1], Channel.NAME).keys() >= {"nguyen", "manh", "hung"}
    assert {leaf.channel for leaf in leaves(close.parts[-1])} == {Channel.NAME}


def test_a_compound_is_found_whole_or_with_its_parts_adjacent():
    """The whole and the row of its parts' lemmas are alternatives."""
    found = leaves(planned("науково-технічного", "uk"))

    assert Term(Channel.TEXT, "науково-технічний") in found
    assert Phrase(Channel.TEXT, (("науково",), ("технічний",))) in found
    assert not [leaf for leaf in found if leaf.channel is Channel.EXACT]


def test_an_elided_article_is_not_asked_for():
    """A French clitic leaves no term in any channel."""
    assert planned("l'énergie", "fr") == planned("énergie", "fr")


WITHOUT_DIACRITICS = {"vi": "hop", "pl": "wspolpraca", "fr": "energie"}
WITH_DIACRITICS = {"vi": "hợp", "pl": "współpraca", "fr": "énergie"}


@pytest.mark.parametrize(("lang", "word"), WITHOUT_DIACRITICS.items())
def test_a_word_without_diacritics_is_found_whatever_its_diacritics(lang, word):
    """Its folded form counts beside its lemma, as an alternative."""
    found = planned(word, lang)

    assert isinstance(found, AnyOf)
    assert terms(found.parts[-1], Channel.FOLDED)[word] == RANKING.folded


@pytest.mark.parametrize(("lang", "word"), WITH_DIACRITICS.items())
def test_a_word_with_diacritics_is_folded_only_as_a_resort(lang, word):
    """Other diacritics are tried where no article has the word as it was typed."""
    found = planned(word, lang)

    assert isinstance(found, FirstMatching)
    first, resort = found.parts
    assert terms(first, Channel.TEXT)
    assert not terms(first, Channel.FOLDED)
    assert WITHOUT_DIACRITICS[lang] in terms(resort, Channel.FOLDED)


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
def test_a_word_is_looked_for_as_a_name_where_it_may_be_one(lang, word, is_name):
    """A short or common word in lower case is no name, an unknown one may be."""
    found = terms(planned(word, lang), Channel.NAME)

    assert bool(found) is is_name
    assert set(found.values()) <= {RANKING.name}


def test_a_names_keys_do_not_depend_on_the_language_of_the_plan():
    """Nobody knows whose endings a question's name has, so all are tried."""
    keys = [terms(planned("Зеленського", lang), Channel.NAME) for lang in LANGUAGES]

    assert keys[0]
    assert all(found == keys[0] for found in keys)


def test_the_fewest_letters_of_a_name_are_enough():
    """An unknown word of just that many letters in lower case may be a name."""
    unknown = "хунг"[:SHORTEST_NAME]

    assert terms(planned(unknown[:-1], "uk"), Channel.NAME) == {}
    assert terms(planned(unknown, "uk"), Channel.NAME)


@pytest.mark.parametrize("text", ["угодою", "hợp", "Зеленський"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_title_is_asked_in_its_own_channels(lang, text):
    """What stands behind `title:` looks at neither bodies, folded forms nor names."""
    found = {leaf.channel for leaf in leaves(planned(text, lang, "title"))}

    assert found <= {Channel.TITLE, Channel.EXACT_TITLE}
