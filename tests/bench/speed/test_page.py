"""Are whole pages measured over what the collection can hold?"""

from __future__ import annotations

from collections import defaultdict
from itertools import islice
from typing import TYPE_CHECKING

from bench.speed.page import make_records, page_lines, page_questions
from search.query.parser import parse

if TYPE_CHECKING:
    from bench.speed.source import Source


def test_stories_have_one_version_a_language(source: Source) -> None:
    """Some stories are told twice, in two languages; none twice in one."""
    told = defaultdict(list)
    for record in make_records(source, 100, 7):
        told[record["story"]].append(record["lang"])

    assert any(len(langs) == 2 for langs in told.values())
    assert all(len(set(langs)) == len(langs) <= 2 for langs in told.values())


def test_seed_decides_texts_and_questions(source: Source) -> None:
    """The same seed makes the same articles and asks the same."""
    first, again = (list(make_records(source, 30, 7)) for _ in range(2))

    assert first == again
    assert page_questions(first, 7) == page_questions(again, 7)


def test_questions_are_of_three_forms(source: Source) -> None:
    """One word, two words, and two side by side; each parses as typed."""
    records = list(make_records(source, 30, 7))

    for text in islice(page_questions(records, 7), 30):
        assert parse(text).node is not None
    one, two, near = page_questions(records, 7)[:3]
    assert (len(one.split()), len(two.split()), near[:2]) == (1, 2, '~"')


def test_page_figures_are_laid_out() -> None:
    """Rates, the share of a build after changes, and quantiles stand in the text."""
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
