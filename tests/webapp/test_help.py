"""Does the help page describe the query language, and do its examples work?"""

from urllib.parse import parse_qsl, urlsplit

import pytest

from search.query.parser import parse

SIGNS = ['"', "~", '~"', '"~', "-", "OR", "NOT", "(", "*", "title:", "country:"]
SIGNS += ["topic:", "lang:", "source:", "date:", ".."]


@pytest.fixture(scope="module")
def examples(page):
    """Return the examples' links by what they ask."""
    links = page("/help").one("main").all("a")
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


def test_every_example_is_answered(examples, client, api):
    """The page and the API answer each example; most of them find something."""
    totals = {}
    for question, link in examples.items():
        assert client.get(link.attrs["href"]).status_code == 200, question
        answer = api(q=question)
        assert answer["notes"] == [], question
        totals[question] = answer["total"]["articles"]

    answered = [question for question, total in totals.items() if total]
    assert len(answered) > len(totals) / 2, totals


@pytest.mark.parametrize("sign", SIGNS)
def test_every_sign_of_the_grammar_is_shown(examples, sign):
    """There is an example for each sign and field that means something."""
    assert [question for question in examples if sign in question]


def test_help_has_a_heading_and_the_landmarks(page):
    """One h1 heads the page inside main; search, header and footer are around it."""
    shown = page("/help")

    assert shown.one("title").text == "How to ask – Hoptac"
    assert shown.one("main").one("h1").text == "How to ask"
    assert len(shown.all("h1")) == 1
    assert shown.one("header").one("form", role="search")
    assert shown.one("footer").text
    for row in shown.one("table").all("tr"):
        assert row.one("th", scope="row").all("a")
        assert row.one("td").text


@pytest.mark.parametrize("path", ["/", "/?q=qqqqq", "/help", "/nowhere"])
def test_help_is_linked_next_to_the_search(page, path):
    """Wherever one can ask, one link leads to the help."""
    form = page(path, 404 if path == "/nowhere" else 200).one("form", role="search")

    assert form.one("a", href="/en/help").text == "How to ask"
