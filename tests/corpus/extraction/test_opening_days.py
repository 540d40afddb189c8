"""A dateline is the article's own day; one of which a sentence tells is not."""

from __future__ import annotations

import pytest

from corpus.extraction.day import find_day
from corpus.extraction.opening_days import dateline_day, parted_day

REST = "the old ferry is back in service after two years, and all the village was there"


@pytest.mark.parametrize(
    "line",
    [
        "Чернігів, 7 березня 2026 року – ",
        "Чернігів. 7 березня 2026 р. ДН. ",
        "КИЇВ, 07.03.2026 (Десна-інформ) — ",
        "Vannes (OPA), 7 mars 2026 — ",
        "Le Havre, le 7 mars 2026. ",
        "Płock, 7 marca 2026 r. (PND) – ",
        "Nowy Dwór nad Wisłą, 07.03.2026 – ",
        "7.03.2026 – ",
        "(BS) – Ngày 7/3/2026, ",
        "Sa Đéc, ngày 7 tháng 3 năm 2026 - ",
    ],
)
def test_a_text_may_begin_with_a_place_and_its_day(line):
    """In each language, with an agency's sign or without."""
    moment = dateline_day(f"Headline\n{line}{REST.capitalize()}.", "Headline")
    assert moment
    assert str(moment.day) == "2026-03-07"


@pytest.mark.parametrize(
    "line",
    [
        "7 березня 2026 року на Десні відкрили пором, і ",
        "Пором на Десні, який 7 березня 2026 року — уперше за два роки — пішов, ",
        "Le 7 mars 2026, ",
        "Depuis le 7 mars 2026, ",
        "Dnia 7 marca 2026 r. ",
        "W Płocku 7 marca 2026 r. ",
        "Prom, kupiony 7.03.2026, ",
        "Ngày 7/3/2026, ",
        "Từ ngày 7/3/2026, ",
    ],
)
def test_a_sentence_that_begins_with_a_day_tells_of_it(line):
    """That day may be long ago."""
    assert dateline_day(f"Headline\n{line}{REST}.", "Headline") is None


@pytest.mark.parametrize(
    "title",
    [
        "7 березня 2026: пором на Десні",
        "Séance du conseil municipal – 7 mars 2026",
        "Zebranie wiejskie (7 marca 2026 r.)",
        "Bản tin chợ nổi | ngày 7/3/2026",
    ],
)
def test_a_chronicle_has_its_day_in_the_headline(page_of, title):
    """Apart from its words; it comes before a day of a change."""
    moment = parted_day(title)
    assert moment
    assert str(moment.day) == "2026-03-07"
    page = page_of(
        '<meta property="article:modified_time" content="2026-03-20">',
        f"<h1>{title}</h1><p>{REST}.</p>",
    )
    assert str(find_day(page, title=title).value) == "2026-03-07"


@pytest.mark.parametrize(
    "title",
    [
        "Ce que le 7 mars 2026 a changé – enquête",
        "Wybory 7 marca 2026 r. bez niespodzianek",
        "7 березня 2026 року стало святом",
    ],
)
def test_a_day_of_which_a_headline_tells_is_not_apart(page_of, title):
    """A day of a change is nearer then."""
    assert parted_day(title) is None
    page = page_of(
        '<meta property="article:modified_time" content="2026-03-20">',
        f"<h1>{title}</h1><p>{REST}.</p>",
    )
    assert str(find_day(page, title=title).value) == "2026-03-20"


def test_a_day_below_the_headline_comes_before_all_of_these(page_of):
    """It is shown for readers as the day of publication."""
    body = (
        "<h1>Prom wraca – 1 marca 2026</h1><p>7 marca 2026</p>"
        f"<p>Płock, 2 marca 2026 – {REST}.</p>"
    )
    day = find_day(page_of(body=body), title="Prom wraca – 1 marca 2026")
    assert str(day.value) == "2026-03-07"
