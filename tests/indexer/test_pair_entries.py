"""Are pairs counted by articles, and do their forms lead to what articles say?"""

import pytest

from indexer.documents import analyze_article
from indexer.pair_counts import count_pairs
from indexer.pair_entries import pair_entries
from indexer.pair_lemmas import word_lemmas
from indexer.state import BuildState
from indexer.state.pair_rows import pair_rows


def entries(lang, articles, minimum=1):
    """Return the entries of the pairs of some articles."""
    state = BuildState()
    state.articles += [
        state.article_state(analyze_article(one, home="VN")) for one in articles
    ]
    state = state.in_text_order()
    texts = state.words.texts
    counted = count_pairs(pair_rows(state.articles), word_lemmas(texts), minimum)
    return [*pair_entries(lang, texts, counted, minimum)]


def led_to(found):
    """Return the texts that are offered, by what was typed."""
    return {typed: one.text for one in found for typed in one.typed}


def test_a_phrase_is_counted_once_per_article(article):
    """Whatever its forms are."""
    bodies = ("вільна торгівля, вільної торгівлі", "вільною торгівлею", "вільна воля")
    found = entries("uk", [article(body, headline=False) for body in bodies])

    assert {one.count for one in found if "торгівл" in one.text} == {2}
    assert {one.own for one in found if one.text == "вільною торгівлею"} == {1}


def test_rare_phrases_are_left_out(article):
    """Where enough articles are asked for."""
    bodies = ("вільна торгівля", "вільної торгівлі", "вільна воля")
    found = entries("uk", [article(b, headline=False) for b in bodies], minimum=2)

    assert {one.of for one in found} == {"вільний торгівля"}


def test_rare_forms_do_not_lead_to_themselves(article):
    """Where enough articles are asked for, and the phrase has a form that has them."""
    bodies = ("вільна торгівля", "вільна торгівля", "вільної торгівлі")
    found = entries("uk", [article(b, headline=False) for b in bodies], minimum=2)

    assert led_to(found) == {
        "вільна торгівля": "вільна торгівля",
        "~вільний торгівля": "вільна торгівля",
    }


def test_a_frequent_phrase_of_rare_forms_has_one(article):
    """The most frequent of them."""
    bodies = ("вільна торгівля", "вільної торгівлі")
    found = entries("uk", [article(b, headline=False) for b in bodies], minimum=2)

    assert len({one.text for one in found if not one.typed[0].startswith("~")}) == 1


LED = {
    "its own form": ("нової угоди", "нової угоди", "нової угоди"),
    "the lemma": ("нової угоди", "~новий угоди", "нової угоди"),
    "without what is between": ("угоди про мир", "угоди мир", "угоди про мир"),
    "the best form": ("нової угоди, нова угода", "~новий угода", "нова угода"),
    "capitals": ("для Нової Каледонії", "Нової Каледонії", "Нової Каледонії"),
}


@pytest.mark.parametrize(("body", "typed", "text"), LED.values(), ids=LED)
def test_forms_and_lemmas_lead_to_a_phrase(article, body, typed, text):
    """Forms that no article has lead to the one nearest to the dictionary's."""
    assert led_to(entries("uk", [article(body, headline=False)]))[typed] == text


def test_a_lemma_leads_to_what_begins_with_it(article):
    """As it is, and not a second time."""
    found = entries("uk", [article("угода про мир", headline=False)])

    assert set(led_to(found)) == {"угода про мир", "угода мир"}


def test_syllables_have_no_lemmas(article):
    """Each Vietnamese phrase leads to itself only."""
    found = entries("vi", [article("có hợp tác", "vi", headline=False)])

    assert led_to(found)["hợp tác"] == "hợp tác"
    assert not any(typed.startswith("~") for typed in led_to(found))
