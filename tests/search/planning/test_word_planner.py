"""Does a run of words become the right index terms in each language?"""

import pytest

from analyzers import LANGUAGES
from search.planning.word_planner import plan_words
from search.port.document import Channel
from search.port.plan import AllOf, AnyOf, Boosted, DisMax, FirstMatching, Phrase, Term
from search.query.ast import Words
from search.ranking.weights import RANKING


def planned(text, lang, field="", **how):
    """Plan a run of words."""
    return plan_words(Words(text, field), lang, **how)


def leaves(plan):
    """Return all leaves of a plan, in order."""
    if isinstance(plan, Boosted):
        return leaves(plan.required) + leaves(plan.optional)
    parts = getattr(plan, "parts", None)
    return [leaf for part in parts for leaf in leaves(part)] if parts else [plan]


def terms(plan, channel):
    """Return a plan's terms of a channel with their weights."""
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
def test_a_word_matches_by_lemma_and_scores_more_in_its_form(lang):
    """The lemma counts in full, and the form as typed adds a share."""
    form, lemma = INFLECTED[lang]

    plan = planned(form, lang)

    assert terms(plan, Channel.TEXT) == {lemma: 1.0}
    assert terms(plan, Channel.EXACT) == {form.lower(): RANKING.exact}


def test_channels_weigh_less_the_further_they_are_from_the_word():
    """The lemma counts in full, and every other way of matching a word less."""
    assert 1 > RANKING.syllable_pair > RANKING.exact > RANKING.folded > 0
    assert 1 > RANKING.name > 0


def test_of_several_lemmas_the_best_counts():
    """A form of two words is planned as the better of both."""
    best = planned("енергетика", "uk").parts[0]

    assert best == DisMax(
        (Term(Channel.TEXT, "енергетик"), Term(Channel.TEXT, "енергетика"))
    )


def test_all_words_are_required():
    """A run of words matches articles that have each of them."""
    assert planned("угоду миру", "uk") == AllOf(
        (planned("угоду", "uk"), planned("миру", "uk"))
    )


def test_any_word_will_do_when_a_question_is_relaxed():
    """The same run requires at least one of them."""
    assert planned("угоду миру", "uk", any_word=True) == AnyOf(
        (planned("угоду", "uk"), planned("миру", "uk"))
    )


@pytest.mark.parametrize("any_word", [True, False])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_signs_leave_nothing_to_plan(lang, any_word):
    """Without a word there is no plan, in any mode."""
    assert planned("… — %", lang, any_word=any_word) is None


def test_every_leaf_names_the_word_it_was_made_of():
    """Terms of names and of folded forms, too, have the word as it was typed."""
    plan = leaves(planned("Угоду Hợp", "vi"))

    assert {leaf.word for leaf in plan} >= {"Угоду", "Hợp"}
    assert all(leaf.word in "Угоду Hợp" for leaf in plan)


PAIR = Term(Channel.TEXT, "hợp_tác", RANKING.syllable_pair)


def test_vietnamese_syllables_are_adjacent_if_any_article_has_them_so():
    """Only where no article has the pair do syllables anywhere match."""
    plan = planned("hợp tác", "vi")

    assert isinstance(plan, FirstMatching)
    together, anywhere = plan.parts
    assert next(iter(leaves(together))) == PAIR
    assert isinstance(together, Boosted)
    assert together.optional == AnyOf((planned("hợp", "vi"), planned("tác", "vi")))
    assert planned("hợp tác", "vi", adjacent=False) == AnyOf((together, anywhere))


def test_vietnamese_pairs_add_to_the_score_of_syllables_apart():
    """Each pair of neighbours is optional, and only the syllables are required."""
    _, plan = planned("hợp tác quốc", "vi", adjacent=False).parts

    assert isinstance(plan, Boosted)
    assert plan.required == AllOf(
        tuple(planned(syllable, "vi") for syllable in ("hợp", "tác", "quốc"))
    )
    assert terms(plan.optional, Channel.TEXT) == {
        "hợp_tác": RANKING.syllable_pair,
        "tác_quốc": RANKING.syllable_pair,
    }


def test_a_syllable_in_no_pair_is_required_like_the_pairs():
    """After a comma a syllable has no neighbour and is planned by itself."""
    together = planned("hợp tác, pháp", "vi").parts[0]

    assert isinstance(together.required, AllOf)
    assert together.required.parts[-1] == planned("pháp", "vi")


def test_syllables_and_pairs_are_alternatives_when_a_question_is_relaxed():
    """Any syllable will do, and a pair of them adds."""
    plan = planned("hợp tác", "vi", any_word=True)

    assert isinstance(plan, AnyOf)
    assert plan.parts[:2] == (planned("hợp", "vi"), planned("tác", "vi"))
    assert PAIR in leaves(plan.parts[2])


def test_a_vietnamese_name_matches_without_its_pairs():
    """If all words may be names, their keys match instead of the bigrams."""
    together = planned("Nguyen Manh Hung", "vi")

    assert isinstance(together, AnyOf)
    assert terms(together.parts[-1], Channel.NAME).keys() >= {"nguyen", "manh", "hung"}
    assert {leaf.channel for leaf in leaves(together.parts[-1])} == {Channel.NAME}


def test_the_syllables_of_a_vietnamese_name_stand_side_by_side():
    """A singer is not found where her two names lie in two words."""
    apart, together = planned("hoa mai", "vi"), planned("Hoa Mai", "vi")

    assert isinstance(apart, FirstMatching)
    assert isinstance(together, AnyOf)
    assert together.parts[0] == apart.parts[0].parts[0]
    assert {leaf.channel for leaf in leaves(together.parts[1])} == {Channel.NAME}


def test_a_compound_matches_whole_or_by_its_parts_in_a_row():
    """The whole and the phrase of its parts' lemmas are alternatives."""
    plan = leaves(planned("науково-технічного", "uk"))

    assert Term(Channel.TEXT, "науково-технічний") in plan
    assert Phrase(Channel.TEXT, (("науково",), ("технічний",))) in plan
    assert not [leaf for leaf in plan if leaf.channel is Channel.EXACT]


def test_an_elided_article_is_not_planned():
    """A French clitic leaves no term in any channel."""
    assert planned("l'énergie", "fr") == planned("énergie", "fr")


WITHOUT_DIACRITICS = {"vi": "hop", "pl": "wspolpraca", "fr": "energie"}
WITH_DIACRITICS = {"vi": "hợp", "pl": "współpraca", "fr": "énergie"}


@pytest.mark.parametrize(("lang", "word"), WITHOUT_DIACRITICS.items())
def test_a_word_without_diacritics_matches_with_any_diacritics(lang, word):
    """Its folded form is an alternative to its lemma."""
    plan = planned(word, lang)

    assert isinstance(plan, AnyOf)
    assert terms(plan.parts[-1], Channel.FOLDED)[word] == RANKING.folded


@pytest.mark.parametrize(("lang", "word"), WITH_DIACRITICS.items())
def test_a_word_with_diacritics_is_folded_only_as_a_last_resort(lang, word):
    """Other diacritics are tried where no article has the word as it was typed."""
    plan = planned(word, lang)

    assert isinstance(plan, FirstMatching)
    first, resort = plan.parts
    assert terms(first, Channel.TEXT)
    assert not terms(first, Channel.FOLDED)
    assert WITHOUT_DIACRITICS[lang] in terms(resort, Channel.FOLDED)


@pytest.mark.parametrize("text", ["угодою", "hợp", "Зеленський"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_title_is_matched_in_its_own_channels(lang, text):
    """What follows `title:` matches neither bodies, folded forms nor names."""
    plan = {leaf.channel for leaf in leaves(planned(text, lang, "title"))}

    assert plan <= {Channel.TITLE, Channel.EXACT_TITLE}
