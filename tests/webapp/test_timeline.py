"""Are the bars of the timeline true, without a gap, and each a way to its search?"""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from search.port.matches import Month, Year
from search.presentation.result import Result
from search.query.parser import Question
from search.query.request import Query
from webapp.axis_ticks import ticks_up_to
from webapp.timeline import (
    FEW_BARS,
    FULL,
    MAX_LABELS,
    MAX_MONTHS,
    timeline,
)


def result(*months, **query_values):
    """Return an answer with articles in some months: year, month, articles, stories."""
    months = [(*month, month[2])[:4] for month in months]
    articles, stories = Counter(), Counter()
    for year, _, of_articles, of_stories in months:
        articles[year] += of_articles
        stories[year] += of_stories
    return Result(
        query=Query(question=Question(""), **query_values),
        total=0,
        stories=0,
        hits=(),
        facets=(),
        months=tuple(Month(*month) for month in months),
        years=tuple(Year(year, articles[year], stories[year]) for year in articles),
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

    assert [(bar.label, bar.count) for bar in drawn.bars] == [
        ("November 2024", 4),
        ("December 2024", 0),
        ("January 2025", 0),
        ("February 2025", 1),
    ]
    assert [bar.height for bar in drawn.bars] == [FULL, 0, 0, FULL / 4]
    assert [bar.label for bar in drawn.non_empty] == ["November 2024", "February 2025"]
    for one, next_ in pairwise(drawn.bars):
        assert one.last + timedelta(1) == next_.first
        assert one.x + one.width < next_.x
    assert drawn.bars[-1].x + drawn.bars[-1].width <= 100
    assert drawn.bars[-1].last == date(2025, 2, 28)


def test_a_long_time_is_drawn_by_years():
    """Their articles are those of their months."""
    last = (2024, MAX_MONTHS % 12 + 1)
    drawn = timeline(result((2019, 3, 1), (2019, 5, 2), (*last, 6)))

    assert [(bar.label, bar.count) for bar in drawn.bars] == [
        ("2019", 3), ("2020", 0), ("2021", 0), ("2022", 0), ("2023", 0), ("2024", 6),
    ]  # fmt: skip
    assert (drawn.bars[0].first, drawn.bars[0].last) == (
        date(2019, 1, 1),
        date(2019, 12, 31),
    )


def test_stories_are_counted_where_the_list_counts_them():
    """The drawing has the unit of the numbers beside it."""
    months = [(2025, 1, 8, 3), (2025, 2, 4, 2)]

    for grouped, counts in ((True, [3, 2]), (False, [8, 4])):
        drawn = timeline(result(*months, grouped=grouped))
        assert [bar.count for bar in drawn.bars] == counts
        assert drawn.grouped is grouped


def test_a_story_that_goes_on_counts_once_a_year():
    """Years have the numbers of years, which are no sums of months."""
    answer = replace(
        result((2010, 1, 5, 1), (2010, 2, 5, 1), (2020, 1, 1, 1), grouped=True),
        years=(Year(2010, 10, 1), Year(2020, 1, 1)),
    )

    assert [bar.count for bar in timeline(answer).non_empty] == [1, 1]


@pytest.mark.parametrize("most", [1, 2, 3, 4, 5, 9, 10, 11, 99, 100, 101, 12_345])
def test_the_axis_has_few_round_numbers(most):
    """From one to four at even distances, the highest at least the highest bar."""
    ticks = ticks_up_to(most)
    steps = {high - low for low, high in pairwise((0, *ticks))}

    assert 1 <= len(ticks) <= 4
    assert len(steps) == 1
    assert int(str(steps.pop()).rstrip("0")) in {1, 2, 5}
    assert ticks[-1] - ticks[0] < most <= ticks[-1]


def test_the_axis_and_the_bars_agree():
    """A bar is as high as its number on the axis."""
    drawn = timeline(result((2024, 1, 20), (2024, 2, 10), (2024, 3, 13)))
    heights = {bar.count: bar.height for bar in drawn.bars}

    assert [tick.label for tick in drawn.ticks] == ["5", "10", "15", "20"]
    for tick in drawn.ticks:
        assert heights.get(int(tick.label), tick.at) == tick.at


def test_few_months_are_no_rectangles():
    """A bar is narrow, however few there are, and has its number."""
    drawn = timeline(result((2024, 11, 5), (2024, 12, 3)))

    assert all(bar.width <= 5 for bar in drawn.bars)
    assert drawn.numbered
    assert [name.label for name in drawn.names] == ["Nov 2024", "Dec 2024"]


@pytest.mark.parametrize("months", [3, 12, FEW_BARS, 36, 120, 900])
def test_some_bars_are_named(months):
    """From left to right, and no more than there is room for."""
    last = divmod(months - 1, 12)
    drawn = timeline(result((2000, 1, 1), (2000 + last[0], last[1] + 1, 1)), 600)
    places = [name.at for name in drawn.names]

    assert 1 <= len(places) <= MAX_LABELS
    assert places == sorted(places)
    assert all(0 < place < 100 for place in places)


def test_few_articles_are_visible_next_to_many():
    """A bar has a height where there is an article."""
    drawn = timeline(result((2025, 1, 100_000), (2025, 2, 1)))

    assert drawn.bars[1].height >= 2.0


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
