"""Do pages say in words how long ago something was published?"""

import json
from datetime import date, timedelta

import pytest

from indexer import build_index
from search.searcher.reader import Reader
from webapp.app import create_app
from webapp.settings import Settings

TODAY = date(2026, 11, 30)
WORDS = {
    "en": {0: "Today", 1: "Yesterday", 3: "3 days ago", 7: "7 days ago"},
    "uk": {0: "Сьогодні", 1: "Учора", 3: "3 дні тому", 5: "5 днів тому"},
    "fr": {0: "Aujourd’hui", 1: "Hier", 2: "Il y a 2 jours", 7: "Il y a 7 jours"},
    "pl": {0: "Dzisiaj", 1: "Wczoraj", 2: "2 dni temu", 5: "5 dni temu"},
    "vi": {0: "Hôm nay", 1: "Hôm qua", 3: "3 ngày trước", 7: "7 ngày trước"},
}


ARTICLES = (
    {
        "id": "old",
        "title": "Wiatr w Laosie",
        "body": "Wiatr wieje.",
        "published": "2026-11-22",
    },
    {"id": "undated", "title": "Deszcz w Laosie", "body": "Deszcz pada."},
    {
        "id": "ahead",
        "title": "Jutro w Laosie",
        "body": "Jutro.",
        "published": "2026-12-01",
    },
    {
        "id": "made",
        "body": "Rząd Laosu zebrał się wczoraj. Obradował długo.",
        "published": "2026-11-30",
    },
)


@pytest.fixture(scope="module")
def visit(tmp_path_factory, parse_html):
    """Return a function from a page's address, and the day it is, to its tree."""
    folder = tmp_path_factory.mktemp("days")
    lines = [json.dumps({"lang": "pl", **article}) for article in ARTICLES]
    (folder / "days.jsonl").write_text("\n".join(lines), encoding="utf-8")
    build_index([folder / "days.jsonl"], folder / "index")
    reader = Reader(folder / "index")

    def get(url, today=TODAY):
        app = create_app(reader, Settings(rate=0), lambda: today)
        return parse_html(app.test_client().get(url).text)

    yield get
    reader.close()


def card(answer, title):
    """Return the card of a title."""
    (found,) = (li for li in answer.all("li", "hit") if title in li.one("h2").text)
    return found


@pytest.mark.parametrize("lang", WORDS)
def test_near_today_a_day_is_in_words(visit, lang):
    """The date itself is in the element, for machines and whoever points at it."""
    published = TODAY - timedelta(days=8)
    for days, words in WORDS[lang].items():
        answer = visit(f"/{lang}/", published + timedelta(days=days))
        time = card(answer, "Wiatr").one("time")

        assert time.text == words
        assert time.attrs["datetime"] == published.isoformat()
        assert "2026" in time.attrs["title"]


def test_from_a_week_on_it_is_the_date(visit):
    """Which then says more."""
    time = card(visit("/en/"), "Wiatr").one("time")

    assert time.text == "November 22, 2026"
    assert "title" not in time.attrs


def test_what_has_no_day_says_so(visit):
    """On its card, and as a number beside the days that there are."""
    answer = visit("/en/")

    assert card(answer, "Deszcz").one("span", "undated").text == "No date"
    odd = [p.text for p in answer.all("p", "odd")]
    assert odd == ["1 article has no date", "1 article is dated in the future"]


def test_a_day_to_come_says_so(visit):
    """It would else seem the newest; the day after it is a day as any."""
    answer = visit("/en/?sort=newest")
    later = visit("/en/?sort=newest", TODAY + timedelta(days=1))

    assert card(answer, "Jutro").one("span", "ahead").text == "dated in the future"
    assert not later.all("span", "ahead")
    (link,) = (a for p in answer.all("p", "odd") for a in p.all("a"))
    (only,) = visit(link.attrs["href"]).all("li", "hit")
    assert "Jutro" in only.text


def test_a_title_made_of_the_text_says_so_and_is_not_repeated(visit):
    """On a card and on the article's page."""
    made = card(visit("/en/"), "Rząd")
    article = visit("/en/article/made")

    assert made.one("p", "made").text == "No headline; the article begins:"
    assert made.one("p", "snippet").text == "Obradował długo."
    assert article.one("h1").text == "Rząd Laosu zebrał się wczoraj."
    assert article.one("div", "body").text == "Obradował długo."
    assert [p.text for p in visit("/en/article/old").all("p", "made")] == []
