"""Does the help page describe the query language, and do its examples work?"""

from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest

from search.query.parser import parse
from webapp.languages import INTERFACE

SIGNS = ['"', "~", '~"', '"~', "-", "OR", "NOT", "(", "*", "title:", "country:"]
SIGNS += ["topic:", "lang:", "source:", "date:", ".."]


@pytest.fixture(scope="module")
def examples(page):
    """Return the examples' links by what they ask."""
    links = page("/help").one("main").one("table").all("a")
    return {dict(parse_qsl(urlsplit(a.attrs["href"]).query))["q"]: a for a in links}


def test_every_example_links_to_a_search_for_it(examples):
    """The link of an example searches for exactly the text that it shows."""
    assert len(examples) > 15
    for question, link in examples.items():
        assert link.one("code").text == question
        url = urlsplit(link.attrs["href"])
        assert (url.path, len(parse_qsl(url.query))) == ("/en/", 1)


def test_every_example_parses_without_a_note(examples):
    """What the help shows is of the grammar."""
    for question in examples:
        parsed = parse(question)
        assert parsed.node is not None
        assert parsed.notes == (), question


def test_every_example_finds_something(examples, client, api):
    """The page and the API answer it: examples are drawn from the collection."""
    for question, link in examples.items():
        assert client.get(link.attrs["href"]).status_code == 200, question
        answer = api(q=question)
        assert answer["notes"] == [], question
        assert answer["total"]["articles"], question


@pytest.mark.parametrize("lang", INTERFACE)
def test_every_sign_of_the_grammar_is_shown(page, lang):
    """Each sign and field that means something, in the page's language or in any."""
    table = page(f"/{lang}/help").one("main").one("table")
    shown = [code.text for code in table.all("code")]

    for sign in SIGNS:
        assert [text for text in shown if sign in text], sign


def test_help_has_a_heading_and_the_landmarks(page):
    """One h1 heads the page inside main; search, header and footer are around it."""
    shown = page("/help")

    assert shown.one("title").text.startswith("Search help – ")
    assert shown.one("main").one("h1").text == "Search help"
    assert len(shown.all("h1")) == 1
    assert shown.one("header").one("form", role="search")
    assert shown.one("footer").text
    for row in shown.one("main").one("table").all("tr"):
        assert row.one("th", scope="row").all("code")
        assert row.one("td").text


@pytest.mark.parametrize("lang", INTERFACE)
def test_every_value_of_the_filters_is_listed(client, page, lang):
    """With its id, its name in the page's language, its articles and its search."""
    section = page(f"/{lang}/help").one("section", aria_labelledby="values")
    links = {a.attrs["href"]: a.text for a in section.all("a")}

    for field in ("country", "organization", "topic", "source", "lang"):
        url = f"/api/v1/values?{urlencode({'field': field, 'locale': lang})}"
        for each in client.get(url).json:
            href = f"/{lang}/?{urlencode({field: each['value']})}"
            assert links[href], href
            assert each["value"] in section.text
    assert client.get(next(iter(links))).status_code == 200


def test_narrower_topics_stand_below_theirs(page):
    """As a list in the item of the topic above them."""
    section = page("/help").one("section", aria_labelledby="values")
    (energy,) = [
        li for li in section.all("li") if li.all("a", href="/en/?topic=energy")
    ]

    assert energy.one("ul").all("a")


@pytest.mark.parametrize("anchor", ["found", "syntax", "values", "keys", "follow"])
def test_the_contents_lead_to_the_parts(page, anchor):
    """Each part has a heading that can be linked to."""
    main = page("/help").one("main")

    assert main.one("h2", id=anchor)
    assert main.one("ul", "contents").one("a", href=f"#{anchor}")


@pytest.mark.parametrize("path", ["/", "/?q=qqqqq", "/help", "/nowhere"])
def test_help_is_linked_next_to_the_search(page, path):
    """Wherever one can ask, the head of the page leads to the help."""
    head = page(path, 404 if path == "/nowhere" else 200).one("header")

    assert head.one("form", role="search")
    assert head.all("a", href="/en/help") or path == "/help"
