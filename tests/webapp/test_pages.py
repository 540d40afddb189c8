"""Do the search page and the article page show what readers came for?"""

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qsl, quote, urlsplit

import pytest

from search.searcher.reader import Reader

WIND = "/article/laos-wind-power.uk"


def marks(element):
    """Return the texts that are marked inside an element."""
    return [mark.text for mark in element.all("mark")]


def test_start_page_introduces_and_shows_everything(page, hits):
    """The start page says what can be done and lists the collection."""
    start = page("/")

    assert start.one("section", "intro").one("h1").text
    assert start.one("div", "bar").one("p").text.startswith(f"{len(hits)} articles in ")
    assert len(start.all("li", "hit")) == 10


@pytest.mark.parametrize(
    ("question", "form"),
    [
        ("вітропарк", "вітропарк"),
        ("éoliennes", "éolien"),
        ("elektrownia wiatrowa", "elektrowni"),
        ("điện gió", "điện"),
    ],
    ids=["uk", "fr", "pl", "vi"],
)
def test_results_mark_the_words_found(page, question, form):
    """A result page repeats the question and marks its forms in each hit."""
    answer = page(f"/?q={quote(question)}")

    assert answer.one("input", id="q").attrs["value"] == question
    assert answer.one("head").one("title").text == f"{question} – Hoptac"
    items = answer.all("li", "hit")
    assert items
    assert all(marks(item) for item in items)
    everything = " ".join(marks(answer)).casefold()
    assert form in everything


def test_hits_link_to_articles_with_the_question(page):
    """A hit's headline leads to its article, which marks the question's words."""
    first = page("/?q=Monsoon").all("li", "hit")[0]

    link = first.one("h2").one("a")
    shown = page(link.attrs["href"])

    assert shown.one("h1").text == link.text
    assert {text.casefold() for text in marks(shown.one("div", "body"))} == {"monsoon"}


def test_an_address_is_a_permanent_link(page, api):
    """The page of an address shows the hits that the API gives for it, in order."""
    url = "q=Vietnam&topic=energy&lang=fr&lang=pl&sort=oldest&prefer=pl"

    shown = page(f"/?{url}")

    links = [item.one("h2").one("a") for item in shown.all("li", "hit")]
    ids = [urlsplit(a.attrs["href"]).path.removeprefix("/en/article/") for a in links]
    assert ids == [hit["id"] for hit in api(*parse_qsl(url), group="story")["hits"]]
    assert ids


def test_dates_stay_in_the_form(page):
    """The form shows the days that limit the answer, folded out."""
    limited = page("/?from=2024-01-01&to=2024-06-30")

    assert limited.one("input", id="from").attrs["value"] == "2024-01-01"
    assert limited.one("input", id="to").attrs["value"] == "2024-06-30"
    assert "open" in limited.one("details", "dates").attrs
    assert "open" not in page("/").one("details", "dates").attrs
    days = [time.attrs["datetime"] for time in limited.all("time")]
    assert days
    assert all("2024-01-01" <= day <= "2024-06-30" for day in days)


def test_note_explains_how_a_question_was_read(page):
    """A question that does not parse is answered, with a note."""
    answer = page("/?q=%28%28Monsoon")

    assert "parenthesis" in answer.one("p", "note").text
    assert answer.all("li", "hit")


def test_note_says_what_was_left_out(page):
    """If no article has all words, the note names those that none has."""
    answer = page("/?q=Monsoon+qqqqq")

    assert "these results are without qqqqq" in answer.one("p", "note").text
    assert answer.all("li", "hit")


def test_nothing_found_leads_on(page):
    """A page without hits says so and links to all articles."""
    empty = page("/?q=qqqqq").one("section", "results").one("div", "empty")

    assert empty.one("h2").text == "Nothing found"
    assert [a.attrs["href"] for a in empty.all("a")] == ["/en/"]


@pytest.mark.parametrize(
    "filters",
    [
        "country=IN",
        "from=2030-01-01",
        "country=IN&from=2025-01-01",
        "lang=uk&to=1999-12-31",
    ],
)
def test_filters_that_leave_nothing_are_offered_to_be_dropped(page, filters):
    """The link to search without the filters leads to as many articles as it says."""
    empty = page(f"/?q=energia&{filters}").one("section", "results").one("div", "empty")

    links = [a for a in empty.all("a") if "without the filters" in a.text]
    assert len(links) == 1
    promised = links[0].text.split(": ")[1]
    unfiltered = page(links[0].attrs["href"])
    assert unfiltered.one("div", "bar").one("p").text.startswith(f"{promised} in ")


def test_article_page_shows_the_whole_article(page, client):
    """Headline, day, language, source and every paragraph of an article are shown."""
    article = client.get("/api/v1/articles/laos-wind-power.uk").json

    shown = page(WIND).one("article")

    assert shown.one("h1").text == article["title"]
    assert shown.all("time")[0].attrs["datetime"] == article["published"]
    assert shown.one("p", "meta").text.startswith("Ukrainian")
    assert article["source"] in shown.one("p", "meta").text
    paragraphs = [p.text for p in shown.one("div", "body").all("p")]
    assert paragraphs == [line for line in article["body"].split("\n") if line]
    assert not marks(shown)


def test_article_page_says_when_it_was_corrected(client, page, monkeypatch):
    """Beside the day of publication; the API has it, too."""
    get = Reader.get

    def corrected(reader, article_id):
        tagged = get(reader, article_id)
        article = replace(tagged.article, corrected=date(2025, 12, 24))
        return replace(tagged, article=article)

    assert "Corrected" not in page(WIND).one("p", "meta").text
    monkeypatch.setattr(Reader, "get", corrected)

    meta = page(WIND).one("p", "meta")
    assert "Corrected on December 24, 2025" in meta.text
    assert meta.all("time")[1].attrs["datetime"] == "2025-12-24"
    api = client.get("/api/v1/articles/laos-wind-power.uk").json
    assert api["corrected"] == "2025-12-24"
    assert "Corrigé le 24 décembre 2025" in page(f"/fr{WIND}").one("p", "meta").text


def test_article_page_gives_evidence_for_each_tag(page, client):
    """Each tag is shown with a link and the words that support it."""
    evidence = client.get("/api/v1/articles/laos-wind-power.uk").json["evidence"]

    tags = page(WIND).one("aside")

    pairs = list(zip(tags.all("dt"), tags.all("dd"), strict=True))
    groups = [pieces for kind in evidence.values() for pieces in kind.items()]
    assert len(pairs) == len(groups) > 1
    for (name, words), (value, pieces) in zip(pairs, groups, strict=True):
        assert name.one("a").attrs["href"].endswith(f"={value}")
        expected = dict.fromkeys(piece["text"] for piece in pieces)
        assert words.text == " · ".join(expected)


def test_values_that_are_filtered_away_stay_greyed(page):
    """What there is without filters is listed with 0, and leads nowhere."""
    free = page("/?group=article").one("nav", "facets")
    shown = page("/?group=article&country=KR&topic=energy").one("nav", "facets")

    names = {e.text for e in free.all("span", "name")}
    left = {e.text for link in shown.all("a") for e in link.all("span", "name")}
    none = {
        e.text for item in shown.all("li", "none") for e in item.all("span", "name")
    }

    assert none
    assert names == left | none
    assert not left & none
    for item in shown.all("li", "none"):
        assert item.one("span", "count").text == "0"
        assert not item.all("a")


def test_nothing_is_greyed_without_filters(page):
    """A question alone lists what it finds."""
    assert not page("/?q=energia").all("li", "none")
