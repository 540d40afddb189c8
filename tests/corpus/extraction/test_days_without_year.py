"""A day without a year is of the year that the page's address or a change tells."""

from __future__ import annotations

from datetime import date

import pytest

from corpus.extraction.day import find_day
from corpus.extraction.days_without_year import YearHints, moments_without_year


def _page(page_of, line, head="", **known):
    body = f"<h1>Prom wraca</h1><p>{line}</p><p>{'Tekst. ' * 30}</p>"
    return page_of(head, body, **known)


@pytest.mark.parametrize(
    "line",
    [
        "7 березня, 10:15",
        "субота, 7 березня о 10:15",
        "Le 7 mars à 10h05",
        "Marthe Kervella, 7 mars",
        "7 marca, godz. 8:47",
        "10:15, 7 marca",
        "7 Tháng 3, 10:15",
    ],
)
def test_the_address_tells_the_year(page_of, line):
    """The month must agree where the address has one, too."""
    page = _page(page_of, line)
    for address, day in (
        ("https://site.example/2019/03/prom", "2019-03-07"),
        ("https://site.example/2019/prom", "2019-03-07"),
        ("https://site.example/2019/04/prom", "None"),
        ("https://site.example/prom", "None"),
    ):
        found = find_day(page, title="Prom wraca", address=address)
        assert str(found.value) == day


def test_else_it_is_the_last_before_a_change_or_the_capture(page_of):
    """Sites leave out this year."""
    head = '<meta property="article:modified_time" content="2021-01-09">'
    page = _page(page_of, "30 грудня, 10:15", head)
    assert str(find_day(page, title="Prom wraca").value) == "2020-12-30"
    known = {"url": "https://site.example/p", "day": date(2021, 1, 9)}
    page = _page(page_of, "8 janvier, 10:15", **known)
    assert str(find_day(page, title="Prom wraca").value) == "2021-01-08"


@pytest.mark.parametrize(
    "text",
    [
        "Spotkanie odbędzie się w sali przy moście 7 marca o 18:00",
        "7 mars 2026, 10:15",
        "17:30 7",
        "31 квітня",
        "od 3 do 7 marca",
        "7 marcowych dni",
    ],
)
def test_other_lines_have_no_such_day(text):
    """Sentences, other numbers, and days that have their year."""
    assert list(moments_without_year(text, YearHints("https://a.example/2019/x"))) == []
