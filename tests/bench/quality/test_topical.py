"""Are our topical questions whole, and are their answers scored as is said?"""

from __future__ import annotations

import re
from collections import Counter, defaultdict

import pytest

from bench.quality.indexes import SAMPLE
from bench.quality.topical import (
    LANGS,
    Answer,
    TopicalQuery,
    figures,
    story_of,
    topical_queries,
)
from corpus import Article, read_articles

QUERIES = topical_queries()
STORIES = {story_of(a.id) for a in read_articles([SAMPLE]) if isinstance(a, Article)}


def subject(query: TopicalQuery) -> str:
    """Return what a question's id says that it is about."""
    return query.qid.removesuffix(f"-{query.lang}")


def test_each_subject_is_asked_once_in_each_language() -> None:
    """So figures of languages compare the same subjects."""
    langs = defaultdict(list)
    for query in QUERIES:
        langs[subject(query)].append(query.lang)

    assert len(langs) >= 60
    assert all(asked == list(LANGS) for asked in langs.values())


def test_a_subject_has_the_same_stories_in_each_language() -> None:
    """The questions differ in words, not in what they mean."""
    grades = defaultdict(list)
    for query in QUERIES:
        grades[subject(query)].append(query.grades)

    assert all(
        each == one[:1] * len(LANGS) for one in grades.values() for each in [one]
    )


def test_no_question_stands_twice() -> None:
    """Neither as text in one language nor as id; and none has blanks around it."""
    assert len({query.qid for query in QUERIES}) == len(QUERIES)
    texts = Counter((query.lang, query.text.lower()) for query in QUERIES)
    assert set(texts.values()) == {1}
    assert all(query.text == query.text.strip() != "" for query in QUERIES)


def test_every_story_exists() -> None:
    """Ids are of the sample collection, or look like those of the public texts."""
    named = {story for query in QUERIES for story in query.grades}
    public = {story for story in named if re.fullmatch(r"ntx-\d{3}", story)}

    assert named - public == STORIES


def test_every_subject_has_a_story_about_it() -> None:
    """Grades are 1 and 2, and one at least is 2."""
    assert all(max(query.grades.values()) == 2 for query in QUERIES)
    assert {grade for q in QUERIES for grade in q.grades.values()} == {1, 2}


def answers(*stories: tuple[str, ...], found: int) -> list[Answer]:
    """Return an answer in each language; those after the given ones have no story."""
    listed = (*stories, *[()] * (len(LANGS) - len(stories)))
    return [
        Answer(
            TopicalQuery(f"x-{lang}", lang, "x", {"about": 2, "touches": 1}), s, found
        )
        for lang, s in zip(LANGS, listed, strict=True)
    ]


def test_the_first_story_is_right_if_none_has_a_higher_grade() -> None:
    """One that only touches the subject is not right where another is about it."""
    measured = figures(answers(("about",), ("touches", "about"), found=1), "")

    assert measured["first story right uk"] == 1
    assert measured["first story right fr"] == 0
    assert measured["first story right"] == pytest.approx(1 / 5)


def test_gain_is_of_the_stories_in_their_order() -> None:
    """All in the best order is 1, the reverse is less, nothing found is 0."""
    measured = figures(answers(("about", "touches"), ("touches", "about"), found=1), "")

    assert measured["nDCG@10 uk"] == 1
    assert 0 < measured["nDCG@10 fr"] < 1
    assert measured["nDCG@10 pl"] == 0
    assert measured["nDCG@10"] == pytest.approx((1 + measured["nDCG@10 fr"]) / 5)


@pytest.mark.parametrize(("found", "brevity"), [(0, 1.0), (10, 1.0), (40, 0.25)])
def test_brevity_falls_when_more_is_found_than_a_few(
    found: int, brevity: float
) -> None:
    """It is 1 up to the ceiling, and halves each time that twice as much is found."""
    measured = figures(answers(found=found), ", of a set")

    assert measured["articles found, of a set"] == found
    assert measured["brevity pl, of a set"] == brevity
