"""Are the bars of the timeline true, without a gap, and each a way to its search?"""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from search.port.matches import Month
from search.presentation.result import Result
from search.query.parser import Question
from search.query.request import Query
from webapp.timeline import HEIGHT, MAX_MONTHS, WIDTH, timeline


def result(*months, **query_values):
    """Return an answer whose articles were published in some months."""
    return Result(
        query=Query(question=Question(""), **query_values),
        total=0,
        stories=0,
        hits=(),
        facets=(),
        months=tuple(Month(*month) for month in months),
        left_out=(),
        nonadjacent=0,
        seconds=0.0,
    )


@pytest.fixture(autouse=True)
def request_context(client):
    """Push a request context, which links need."""
    with client.application.test_request_context("/en/"):
        yield


def test_months_are_drawn_without_a_gap():
    """A month without articles has its place and no height."""
    drawn = timeline(result((2024, 11, 4), (2025, 2, 1)))

    assert [(bar.label, bar.articles) for bar in drawn.bars] == [
        ("November 2024", 4),
        ("December 2024", 0),
        ("January 2025", 0),
        ("February 2025", 1),
    ]
    assert [bar.height for bar in drawn.bars] == [HEIGHT, 0, 0, HEIGHT / 4]
    assert [bar.label for bar in drawn.non_empty] == ["November 2024", "February 2025"]
    for one, next_ in pairwise(drawn.bars):
        assert one.last + timedelta(1) == next_.first
        assert one.x + one.width < next_.x
    assert drawn.bars[-1].x + drawn.bars[-1].width <= WIDTH
    assert drawn.bars[-1].last == date(2025, 2, 28)


def test_a_long_time_is_drawn_by_years():
    """Their articles are those of their months."""
    last = (2024, MAX_MONTHS % 12 + 1)
    drawn = timeline(result((2019, 3, 1), (2019, 5, 2), (*last, 6)))

    assert [(bar.label, bar.articles) for bar in drawn.bars] == [
        ("2019", 3), ("2020", 0), ("2021", 0), ("2022", 0), ("2023", 0), ("2024", 6),
    ]  # fmt: skip
    assert (drawn.bars[0].first, drawn.bars[0].last) == (
        date(2019, 1, 1),
        date(2019, 12, 31),
    )


def test_few_articles_are_visible_next_to_many():
    """A bar has a height where there is an article."""
    drawn = timeline(result((2025, 1, 100_000), (2025, 2, 1)))

    assert drawn.bars[1].height >= 2


def test_chosen_dates_are_marked_and_can_be_left():
    """What the dates touch is chosen; without dates nothing is."""
    months = [(2025, month, 1) for month in range(1, 7)]
    chosen = timeline(result(*months, since=date(2025, 2, 10), until=date(2025, 4, 1)))
    free = timeline(result(*months))

    assert [bar.chosen for bar in chosen.bars] == [
        False,
        True,
        True,
        True,
        False,
        False,
    ]
    assert chosen.free_url == "/en/?group=article"
    assert not any(bar.chosen for bar in free.bars)
    assert free.free_url == ""


def test_nothing_is_drawn_of_articles_without_a_date():
    """There are no bars."""
    assert timeline(result()).bars == ()


def test_each_bar_leads_to_as_many_articles(page):
    """Its count is that of its link's answer, and the bars stay when one is chosen."""
    shown = page("/?q=energia&group=article&equivalents=0")
    bars = shown.one("svg", "timeline").all("a")
    assert len(bars) > 1

    for bar in bars[:6]:
        promised = int(bar.attrs["aria-label"].rpartition(": ")[2].split()[0])
        led = page(bar.attrs["href"])
        assert led.one("div", "bar").one("p").text.startswith(f"{promised} ")
        assert len(led.one("svg", "timeline").all("a")) == len(bars)
        assert "Any date" in led.one("section", "when").text


def test_a_table_says_the_same(page):
    """For those who do not see the drawing."""
    shown = page("/?q=energia&equivalents=0").one("section", "when")

    labels = [bar.attrs["aria-label"] for bar in shown.one("svg").all("a")]
    rows = [row.text for row in shown.one("tbody").all("tr")]

    assert len(labels) == len(rows) > 1
    for label, row in zip(labels, rows, strict=True):
        name, _, format_counts = label.rpartition(": ")
        assert row == f"{name}{format_counts.split()[0]}"
