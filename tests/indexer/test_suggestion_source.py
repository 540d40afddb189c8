"""Are the completions that are offered those of the collection?"""

from dataclasses import replace

import pytest
from hypothesis import given, strategies as st

from indexer import build_index, pair_counts
from indexer.documents import analyze_article
from indexer.state import BuildState
from indexer.suggestion_source import (
    MIN_ARTICLES,
    changed_suggestions,
    collection_suggestions,
)
from search.searcher.reader import Reader


def state_of(*articles):
    """Return the state of some articles, as a build leaves it."""
    state = BuildState()
    state.articles += [
        state.article_state(analyze_article(article, home="VN")) for article in articles
    ]
    return state.in_text_order()


def offered(*articles):
    """Return the counts of what is offered for some articles, by kind."""
    kinds = ("word", "function", "form", "phrase", "name", "title")
    counts = {kind: {} for kind in kinds}
    for entry in collection_suggestions(state_of(*articles)):
        counts[entry.kind][entry.text, entry.lang] = entry.count
    return counts


def test_a_word_is_counted_once_per_article(article):
    """The count of a word is the number of articles that have it, by language."""
    counts = offered(
        article("мир, мир і угода", id="a"),
        article("Мир", id="b"),
        article("мир", "pl", id="c"),
    )

    assert counts["word"]["мир", "uk"] == 2
    assert counts["word"]["мир", "pl"] == 1
    assert counts["word"]["угода", "uk"] == 1


def test_a_name_of_a_single_article_is_not_offered(article):
    """One that enough articles mention is."""
    body = "він бачив Олену Петренко"
    articles = [article(body, id=str(number)) for number in range(MIN_ARTICLES)]

    assert offered(*articles[1:])["name"] == {}
    assert offered(*articles)["name"] == {("Олену Петренко", "uk"): MIN_ARTICLES}


def test_only_headlines_are_offered_as_titles(article):
    """A title that was made of the body's first words is not."""
    counts = offered(
        article("мир", title="Угода про мир", id="a", headline=True),
        article("війна", title="війна", id="b", headline=False),
    )

    assert counts["title"] == {("Угода про мир", "uk"): 1}


def test_of_plenty_of_articles_a_phrase_needs_two(article, monkeypatch):
    """In a small collection one article is enough."""
    monkeypatch.setattr("indexer.pair_counts.PLENTY", 2)
    once, twice = article("вільна торгівля", id="a"), article("вільна торгівля", id="b")
    other = article("нова угода", id="c")

    assert ("нова угода", "uk") in offered(once, other)["phrase"]
    assert set(offered(once, twice, other)["phrase"]) == {("вільна торгівля", "uk")}


BODIES = (
    "Угода про вільну торгівлю. Угоди підписано.",
    "угоди про вільну торгівлю, стали союзниками",
    "сталь і угода",
    "Олена Петренко і Польща",
    "У Польщі була Олена Петренко",
    "польська і українсько-польська угода",
    "українсько-польська сталь",
)


@given(
    before=st.lists(st.sampled_from(BODIES), max_size=6),
    after=st.lists(st.sampled_from(BODIES), max_size=6),
)
def test_what_changed_is_all_that_changed(article, before, after):
    """From the entries before, what is outdated and what is new lead to those now."""
    state = state_of(*(article(body, id=str(n)) for n, body in enumerate(BODIES)))
    old, new = (
        replace(state, articles=[state.articles[BODIES.index(body)] for body in own])
        for own in (before, after)
    )
    # The same article may stand in both: as if it had been removed and added again.
    changed = (*old.articles, *new.articles)

    outdated, current = changed_suggestions(old, new, changed)

    then, now = set(collection_suggestions(old)), set(collection_suggestions(new))
    assert set(outdated) <= then
    assert (then - set(outdated)) | set(current) == now


@pytest.mark.parametrize("most", [12, 1])
@given(
    kept=st.sets(st.sampled_from(BODIES)),
    gone=st.sets(st.sampled_from(BODIES), max_size=2),
    come=st.sets(st.sampled_from(BODIES), max_size=2),
)
def test_other_entries_need_not_be_looked_at(article, kept, gone, come, most):
    """Only what the articles that came or went have is compared."""
    state = state_of(*(article(body, id=str(n)) for n, body in enumerate(BODIES)))
    gone, come = gone - kept, come - kept - gone
    old, new, changed = (
        [state.articles[BODIES.index(body)] for body in sorted(own)]
        for own in (kept | gone, kept | come, gone | come)
    )
    old, new = replace(state, articles=old), replace(state, articles=new)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(pair_counts, "MOST_ALIKE", most)
        outdated, current = changed_suggestions(old, new, changed)
        then, now = set(collection_suggestions(old)), set(collection_suggestions(new))

    assert (then - set(outdated)) | set(current) == now


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_built_index_offers_its_own_words(news, tmp_path, jobs):
    """A build writes the suggestions, however many processes work."""
    index = tmp_path / "index"

    build_index([news], index, jobs=jobs)

    reader = Reader(index)
    typed = ("посол", "угод", "umowe", "uhodu")
    words = {
        text: [(one.text, one.count) for one in reader.suggest(text, lang)]
        for text, lang in zip(typed, ("", "uk", "pl", "uk"), strict=True)
    }
    assert words["посол"] == []
    assert words["угод"][0] == words["uhodu"][0] == ("угода", 1)
    assert words["umowe"][0] == ("umowa", 1)
    assert reader.suggest("accord", "uk") == ()


def test_the_next_build_offers_new_words(news, tmp_path):
    """An open reader completes the next word from it."""
    index = tmp_path / "index"
    build_index([news], index)
    reader = Reader(index)
    before = reader.suggest("посол")
    news.joinpath("d.txt").write_text("Посольство відкрито.", "utf-8")

    build_index([news], index)

    assert before == ()
    assert [suggestion.text for suggestion in reader.suggest("посол")] == ["посольство"]
