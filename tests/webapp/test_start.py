"""Does the first page say what is here, and does each of its links lead there?"""

import re

import pytest

from webapp.languages import INTERFACE


def number(text):
    """Read the number in a text."""
    return int(re.sub(r"\D", "", text))


@pytest.mark.parametrize("lang", INTERFACE)
def test_figures_are_those_of_the_index(page, lang):
    """Articles, stories, years, languages, and when the index was built."""
    figures = page(f"/{lang}/").one("ul", "figures").all("li")
    numbers = [figure.one("b").text for figure in figures]

    assert numbers[:4] == ["112", "28", "2009–2025", "4"]
    assert len(numbers) == 5
    assert all(figure.text != figure.one("b").text for figure in figures)


@pytest.mark.parametrize("lang", INTERFACE)
def test_each_example_finds_something(client, page, lang):
    """And it is marked with the language that its words are in."""
    links = page(f"/{lang}/").one("ul", "examples").all("a")

    assert len(links) == 4
    assert links[0].attrs["lang"] == lang
    for link in links:
        url = link.attrs["href"].replace(f"/{lang}/", "/api/v1/search", 1)
        answer = client.get(url).json
        assert answer["total"]["articles"] > 0
        assert not answer["relaxed"]


def test_sources_lead_to_their_articles(client, page):
    """Each has as many as its number says."""
    sources = page("/").one("div", "sources")
    (link,) = [a for a in sources.all("a") if "source=" in a.attrs["href"]]
    count = sources.one("span").text
    url = link.attrs["href"].replace("/en/", "/api/v1/search", 1)

    assert client.get(url).json["total"]["articles"] == number(count)


def test_what_is_new_is_followed_from_the_first_page(client, page):
    """The link is seen without unfolding anything; browsers are told of it, too."""
    start = page("/uk/")
    (link,) = start.all("a", "feed")
    (told,) = start.all("link", rel="alternate", type="application/atom+xml")

    assert link.text == "Стрічка нових статей (Atom)"
    assert link.attrs["href"] == told.attrs["href"] == "/uk/feed.atom"
    assert told.attrs["title"] == link.text
    assert all(not each.all("a", "feed") for each in start.all("details"))
    assert client.get("/uk/feed.atom").mimetype == "application/atom+xml"


def test_only_the_first_page_introduces(page):
    """An answer begins with its hits."""
    for path in ("/?q=Laos", "/?country=PL", "/?sort=oldest"):
        assert page(path).all("section", "intro") == []
