"""Are matches ordered by meaning, consistently from page to page?"""

from itertools import chain, count

import pytest

from search.expansion.expanded_question import ExpandedQuestion
from search.planning.planner import MatchMode, plan_by_language
from search.planning.relaxation import PlannedQuery
from search.query.facets import FacetField
from search.query.parser import parse
from search.query.request import Query, Sort
from search.searcher import page_order
from search.searcher.page_order import PageOrder
from search.stories import Stories, Story, Version

LANGS = ("uk", "fr", "pl")
STORIES = 7
IDS = [f"{chr(97 + n)}.{lang}" for n in range(STORIES) for lang in LANGS]


class Backwards:
    """A ranker that reverses what it is given, and counts how often."""

    def __init__(self):
        self.calls = 0

    def question(self, node):
        """Return something for each question but one."""
        return None if "nothing" in str(node) else "meant"

    def rescore(self, _question, ids, scores, _weight):
        """Return the last article first, and each with more than the best score."""
        self.calls += 1
        best = max(scores, default=0)
        return tuple(
            (i, best + n) for n, i in zip(count(len(ids), -1), ids[::-1], strict=False)
        )


@pytest.fixture(scope="module")
def stories():
    """Return stories of three versions."""
    return Stories(
        tuple(
            Story(f"s-{n}", 1.0, tuple(Version(f"{n}.{lang}", lang) for lang in LANGS))
            for n in "abcdefg"
        )
    )


@pytest.fixture(scope="module")
def engine(open_engine, make_document, stories):
    """Return an engine over articles of which each has a score of its own."""
    documents = [
        make_document(name, "Vinci " * (n + 1) + "mot " * 9, lang=name[-2:],
                      published=f"2020-01-{n + 1:02}")
        for n, name in enumerate(IDS)
    ]  # fmt: skip
    return open_engine(documents, stories)


@pytest.fixture
def ranker():
    """Return a ranker that was not asked yet."""
    return Backwards()


@pytest.fixture
def order(engine, ranker, monkeypatch):
    """Return an order of which the first eight matches are by meaning."""
    monkeypatch.setattr(page_order, "REORDERED", 8)
    return PageOrder(engine, ranker)


def ask(order, text="Vinci", **values):
    """Return the ids of a page."""
    query = Query(question=parse(text), **values)
    node = query.question.node
    plans = (
        plan_by_language(ExpandedQuestion(node), MatchMode.ALL_ADJACENT)
        if node
        else None
    )
    return [article for article, _ in order.page(query, PlannedQuery(plans))]


def by_engine(engine, text="Vinci", **values):
    """Return the ids of all matches in the engine's order."""
    query = Query(question=parse(text), size=100, **values)
    plans = plan_by_language(
        ExpandedQuestion(query.question.node), MatchMode.ALL_ADJACENT
    )
    return list(engine.rank(query, plans).ids)


def test_the_best_come_in_the_new_order_and_the_others_after_them(engine, order):
    """The others stay in the engine's order."""
    before = by_engine(engine)

    assert ask(order, size=100) == before[:8][::-1] + before[8:]


@pytest.mark.parametrize("size", [1, 3, 4, 8, 30])
@pytest.mark.parametrize("preferred", [(), ("pl", "uk")])
@pytest.mark.parametrize("grouped", [False, True])
def test_pages_follow_each_other(order, size, grouped, preferred):
    """Whatever their size, they hold what one large page holds, and nothing twice."""
    same = {"grouped": grouped, "preferred": preferred}
    whole = ask(order, size=100, **same)

    pages = [ask(order, size=size, page=n, **same) for n in range(1, 23)]

    assert list(chain.from_iterable(pages)) == whole
    assert len(whole) == (STORIES if grouped else len(IDS))
    if grouped:
        assert len({article[0] for article in whole}) == STORIES


def test_a_story_is_where_its_first_version_is(order):
    """And is shown in the language that is preferred, though it is a later match."""
    first = ask(order, size=100)

    shown = ask(order, size=100, grouped=True, preferred=("pl",))

    assert [a[0] for a in shown] == list(dict.fromkeys(a[0] for a in first))
    assert {article[-2:] for article in shown} == {"pl"}


def test_filters_decide_before_the_order_does(order):
    """A version in a language that is filtered out represents nothing."""
    filters = {FacetField.LANG: frozenset({"fr", "uk"})}

    shown = ask(order, grouped=True, preferred=("pl", "fr"), filters=filters, size=100)

    assert {article[-2:] for article in shown} == {"fr"}


def test_by_date_nothing_is_reordered(engine, order, ranker):
    """Nor is what looks for nothing, or means nothing."""
    assert ask(order, sort=Sort.OLDEST, size=100) == by_engine(engine, sort=Sort.OLDEST)
    assert len(ask(order, "", size=100)) == len(IDS)
    assert ask(order, "nothing OR Vinci", size=100) == by_engine(
        engine, "nothing OR Vinci"
    )
    assert not ranker.calls


def test_the_next_page_costs_no_ranking(order, ranker):
    """The order of a question is worked out once."""
    for page in (1, 2, 3):
        ask(order, size=2, page=page)
        ask(order, size=2, page=page, grouped=True)

    assert ranker.calls == 1


class Equal:
    """A ranker by which some articles score as much as others."""

    def __init__(self, scores):
        self.scores = scores

    def question(self, _node):
        """Return something for every question."""
        return "meant"

    def rescore(self, _question, ids, _scores, _weight):
        """Return the given scores, best first."""
        ranked = [(i, self.scores.get(i, 0.0)) for i in ids]
        return tuple(sorted(ranked, key=lambda each: -each[1]))


def test_a_story_that_more_versions_tell_comes_first(engine):
    """Its best version is shown, and counts most."""
    order = PageOrder(engine, Equal({"a.uk": 1, "b.uk": 1, "b.fr": 0.9}))

    assert ask(order, grouped=True, size=2) == ["b.uk", "a.uk"]


def test_without_meanings_the_engine_decides(engine):
    """An index may have been built without a model."""
    assert ask(PageOrder(engine, None), size=100) == by_engine(engine)


def test_the_score_of_a_match_is_known(order):
    """Of those ordered anew; of others the engine's counts."""
    query = Query(question=parse("Vinci"), size=100)
    plans = plan_by_language(
        ExpandedQuestion(query.question.node), MatchMode.ALL_ADJACENT
    )
    planned = PlannedQuery(plans)
    page = order.page(query, planned)

    scores = [order.score(query, planned, article) for article, _ in page]

    assert scores == [score for _, score in page[:8]] + [None] * (len(IDS) - 8)
    by_date = Query(question=parse("Vinci"), sort=Sort.NEWEST)
    assert order.score(by_date, planned, page[0][0]) is None
