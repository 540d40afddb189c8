"""Is a story shown once, with all its versions, and two of them side by side?"""

import pytest

WIND = "/en/article/laos-wind-power.uk"


def test_a_story_is_one_card_with_links_to_its_versions(page, client):
    """A card names the other languages and links to their articles."""
    (card,) = page("/?q=Monsoon").all("li", "hit")

    links = {a.text: a for a in card.one("div", "also").all("a")}
    assert len(links) == 3
    for link in links.values():
        assert client.get(link.attrs["href"]).status_code == 200
        assert link.attrs["hreflang"] in {"uk", "fr", "pl", "vi"}


def test_switch_shows_every_article_and_back(page):
    """One link shows all articles of the stories, another each story once."""
    stories = page("/?q=Monsoon")
    articles = page(stories.one("a", "switch").attrs["href"])

    count = stories.one("div", "bar").one("p").text
    assert articles.one("div", "bar").one("p").text == count
    assert len(articles.all("li", "hit")) == int(count.split()[0]) > 1
    assert not articles.all("div", "also")
    assert articles.one("a", "switch").attrs["href"] == "/en/?q=Monsoon"


def test_api_gives_stories(api, client):
    """A hit's story has all its versions, and the article's is the same."""
    answer = api(q="Monsoon", group="story", prefer="pl")

    (hit,) = answer["hits"]
    assert answer["stories"] == 1
    assert hit["lang"] == "pl"
    assert {v["lang"] for v in hit["story"]["versions"]} == {"uk", "fr", "pl", "vi"}
    story = client.get(f"/api/v1/articles/{hit['id']}").json["story"]
    assert story == hit["story"]
    assert 0 <= story["confidence"] <= 1


@pytest.mark.parametrize("other", ["pl", "laos-wind-power.pl"])
def test_two_versions_are_shown_side_by_side(page, client, other):
    """Each paragraph of both versions is there once, marked and in its language."""
    shown = page(f"{WIND}?with={other}&q=Monsoon").one("article", "compare")

    for lang in ("uk", "pl"):
        body = client.get(f"/api/v1/articles/laos-wind-power.{lang}").json["body"]
        cells = shown.all("div", lang=lang)
        paragraphs = [p.text for cell in cells for p in cell.all("p")]
        assert paragraphs == [line for line in body.split("\n") if line]
        assert any(cell.all("mark") for cell in cells)


def test_article_lists_its_versions(page):
    """The article page lists four versions and the confidence."""
    versions = page(WIND).one("section", "versions")

    assert len(versions.all("li")) == 4
    assert versions.one("p", "sure").text
    assert versions.one("b", aria_current="true").text == "Ukrainian"
    assert page(WIND).one("p", "ways").all("a")[0].attrs["href"].startswith(WIND)


@pytest.mark.parametrize("other", ["xx", "uk", "laos-wind-power.uk", "<b>"])
def test_version_that_is_not_there_leaves_the_article_alone(page, other):
    """There is no comparison with an unknown version or with the article itself."""
    assert not page(f"{WIND}?with={other}").all("article", "compare")
