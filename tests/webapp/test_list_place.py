"""Does the whole list go along to an article and back?"""

from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import pytest

from search.searcher.reader import Reader

LIST = "/?q=energia&country=LA&country=KR&sort=newest&group=article&from=2010-01-01"
WIND = "/article/laos-wind-power.vi"
WRONG = (
    "q=*abc",
    "from=xx&country=zz",
    "at=seven",
    "at=-1",
    "at=99999999999999999999",
    "sort=xx&at=2",
    "page=999999&q=Monsoon",
    "group=maybe",
    "prefer=xx&at=1",
    "size=0",
    "all=xx",
    "q=" + "a* " * 70,
    "from=2025-01-01&to=2020-01-01&at=1",
    "with=%00&at=1",
)


def arguments(url):
    """Return the arguments of an address."""
    return parse_qsl(urlsplit(url).query)


def cards(shown):
    """Return the addresses of a list's articles."""
    return [h.one("h2").one("a").attrs["href"] for h in shown.all("li", "hit")]


def back(shown):
    """Return the link back to the list."""
    return shown.one("nav", "place").one("a", "to-list")


def test_an_article_carries_its_list_and_its_rank(page):
    """All arguments of the list, and where it stands in it."""
    urls = cards(page(LIST))

    assert len(urls) > 2
    for rank, url in enumerate(urls, 1):
        assert arguments(url)[:-1] == arguments(cards(page(LIST))[0])[:-1]
        assert set(arguments(LIST)) <= set(arguments(url))
        assert arguments(url)[-1] == ("at", str(rank))


@pytest.mark.parametrize(
    "address",
    [
        LIST,
        "/?country=PL&country=FR&all=country",
        "/?not-country=LA&topic=energy&sort=oldest",
        "/?group=article&page=3",
        "/?group=article&size=7&page=2",
        "/?q=coop%C3%A9ration&prefer=vi&prefer=pl",
        "/?q=h%E1%BB%A3p+t%C3%A1c&equivalents=0&apart=1",
    ],
)
def test_the_way_back_leads_to_the_same_list(page, address):
    """The same hits on the same page, from an article, a version and a comparison."""
    listed = cards(page(address))
    assert listed

    for url in listed[:3]:
        shown = page(url)
        versions = shown.all("section", "versions")
        others = [a.attrs["href"] for v in versions for a in v.all("a")]
        for each in (url, *others[:3]):
            href = back(page(each)).attrs["href"]
            rank = dict(arguments(url))["at"]
            assert urlsplit(href).fragment == f"hit-{rank}"
            assert cards(page(href)) == listed


def test_the_way_back_says_where_it_leads(page):
    """The search's title and how many there are."""
    shown = page("/?q=energia&country=LA")
    label = back(page(cards(shown)[0])).text

    stories = shown.one("div", "bar").one("p").text.split()[-2]
    assert label == f"Back: energia · Laos ({stories})"
    assert back(page(f"{WIND}?q=energia")).text == "Back: energia"
    assert back(page(WIND)).text == "All articles"
    assert back(page(WIND)).attrs["href"] == "/en/"


def test_related_articles_keep_the_way_back(page):
    """They have no place in the list; theirs leads back to it, as before."""
    listed = "/?q=Vietnam&country=KR&country=FR&sort=newest&size=2&page=2"
    shown = page(cards(page(listed))[0])
    related = [a.attrs["href"] for a in shown.one("section", "related").all("a")]
    assert related

    for url in related:
        href = back(page(url)).attrs["href"]
        assert "at" not in dict(arguments(url))
        assert sorted(arguments(href)) == sorted(arguments(listed))


def test_what_is_near_in_meaning_keeps_the_way_back(page, monkeypatch):
    """It has no rank, and the whole list in its address."""
    search = Reader.search

    def nearly(reader, query):
        found = search(reader, query)
        return replace(found, hits=found.hits[:1], near=found.hits[1:])

    monkeypatch.setattr(Reader, "search", nearly)
    near = page("/?q=energia&sort=newest").one("section", "near")
    urls = [h.one("h2").one("a").attrs["href"] for h in near.all("li", "hit")]

    assert urls
    for url in urls:
        assert arguments(url) == [("q", "energia"), ("sort", "newest")]


def test_tabs_of_an_article_lead_to_its_answer(page):
    """To the list and to the overview of what it was opened from."""
    shown = page(f"{WIND}?q=energia&country=LA&at=1")

    tabs = {a.text: a.attrs["href"] for a in shown.one("nav", "tabs").all("a")}

    assert tabs["Search"] == "/en/?q=energia&country=LA"
    assert tabs["Overview"] == "/en/overview?q=energia&country=LA"


def test_next_leads_through_the_list_and_previous_back(page):
    """In the list's order, over the borders of pages, with the rank of how many."""
    urls = [u for n in (1, 2, 3) for u in cards(page(f"/?q=Vietnam&size=5&page={n}"))]
    seen = [urls[0]]
    while following := page(seen[-1]).all("a", rel="next"):
        seen.append(following[0].attrs["href"])
        if len(seen) > len(urls):
            break

    assert seen[: len(urls)] == urls
    assert page(urls[0]).all("a", rel="prev") == []
    assert page(urls[6]).one("a", rel="prev").attrs["href"] == urls[5]
    assert page(urls[6]).one("nav", "place").one("b").text.startswith("7 of ")


@pytest.mark.parametrize("args", WRONG)
def test_no_argument_keeps_an_article_from_opening(client, args):
    """What has no meaning is left out."""
    assert client.get(f"{WIND}?{args}").status_code == 200


def test_a_wrong_filter_leaves_the_question(page):
    """Its words are marked all the same."""
    shown = page(f"{WIND}?q=Monsoon&from=yesterday")

    assert shown.one("article").all("mark")
    assert arguments(back(shown).attrs["href"]) == [("q", "Monsoon")]


def test_an_article_that_left_its_place_keeps_the_way_back(page):
    """It has no neighbours where it is not in the list any more."""
    shown = page(f"{WIND}?q=energia&country=KR&at=2")

    assert shown.all("a", rel="next") == shown.all("a", rel="prev") == []
    assert arguments(back(shown).attrs["href"]) == [("q", "energia"), ("country", "KR")]
