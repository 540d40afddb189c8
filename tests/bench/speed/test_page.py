"""Are whole pages measured with valid stories and questions?"""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING

from bench.speed.page import make_records, page_lines, page_questions
from search.query.parser import parse

if TYPE_CHECKING:
    from bench.speed.sentence_pool import SentencePool


def test_stories_have_one_version_in_each_language(pool: SentencePool) -> None:
    """Some stories have two versions, in two languages; none has two in one."""
    langs_by_story = defaultdict(list)
    for record in make_records(pool, 100, 7):
        langs_by_story[record["story"]].append(record["lang"])

    assert any(len(langs) == 2 for langs in langs_by_story.values())
    assert all(len(set(langs)) == len(langs) <= 2 for langs in langs_by_story.values())


def test_seed_determines_texts_and_questions(pool: SentencePool) -> None:
    """The same seed makes the same articles and the same questions."""
    first, again = (list(make_records(pool, 30, 7)) for _ in range(2))

    assert first == again
    assert page_questions(first, 7) == page_questions(again, 7)


def test_questions_are_of_three_forms(pool: SentencePool) -> None:
    """One word, two words, and a phrase in any inflection; each text parses."""
    records = list(make_records(pool, 30, 7))

    for text in islice(page_questions(records, 7), 30):
        assert parse(text).node is not None
    one, two, phrase = page_questions(records, 7)[:3]
    assert (len(one.split()), len(two.split()), phrase[:2]) == (1, 2, '~"')


def test_page_figures_are_printed() -> None:
    """The text has rates, the share of a build after changes, and quantiles."""
    times = {"p50": 12.0, "p95": 30.0, "p99": 40.0}
    page = {
        "articles": 10_000,
        "articles_per_second": {"1": 100.0, "2": 190.0},
        "changed_build_share": 0.5,
        "cold": times,
        "warm": times,
    }

    text = page_lines(page)
    assert "10,000 analysed articles" in text
    assert "100 articles a second" in text
    assert "0.50 of a full one's time" in text
    assert "warm   p50 12.0 p95 30.0 p99 40.0 ms" in text
