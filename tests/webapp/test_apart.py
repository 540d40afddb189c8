"""Are Vietnamese syllables matched that are not adjacent, if that is requested?"""

from dataclasses import replace
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from werkzeug.datastructures import MultiDict

from search.query.facets import FacetField
from search.query.parser import parse
from search.query.request import Query, Sort
from webapp.params import query_from_args
from webapp.query_string import query_string

SIZE = 10
QUESTIONS = ["hợp tác", "nang luong", "kinh tế"]
QUERY = Query(
    question=parse("hợp tác"),
    filters={FacetField.LANG: frozenset({"vi"})},
    sort=Sort.NEWEST,
    page=2,
    size=SIZE,
)


def ids(answer):
    """Return the articles of an answer."""
    return {hit["id"] for hit in answer["hits"]}


@pytest.mark.parametrize("apart", [True, False])
def test_apart_survives_the_way_through_an_address(apart):
    """A query that lets syllables be apart is the same after a round trip."""
    query = replace(QUERY, syllables_apart=apart)

    url = query_string(query)

    args = MultiDict(parse_qsl(url.removeprefix("?")))
    assert query_from_args(args, size=SIZE) == query
    assert (("apart", "1") in parse_qsl(url.removeprefix("?"))) is apart


@pytest.mark.parametrize(
    ("value", "apart"), [("1", True), (" 1 ", True), ("0", False), ("", False)]
)
def test_only_one_turns_it_on(value, apart):
    """Other values are as good as none."""
    assert (
        query_from_args(MultiDict({"apart": value}), size=SIZE).syllables_apart is apart
    )


@pytest.mark.parametrize("question", QUESTIONS)
def test_apart_finds_as_many_more_as_was_promised(api, question):
    """The wider answer has the hits of the narrower one and those it counted."""
    close = api(q=question, size="100")
    wide = api(q=question, size="100", apart="1")

    assert close["apart"] > 0
    assert wide["apart"] == 0
    promised = close["total"]["articles"] + close["apart"]
    assert wide["total"]["articles"] == promised
    assert ids(close) < ids(wide)


@pytest.mark.parametrize(
    "question", ["", "вітропарк", "qqqqq", '"hợp tác"', "gió", "hợp tác qqqqq"]
)
def test_nothing_is_promised_if_no_syllables_are_apart(api, question):
    """No question, one word, a phrase or a relaxed answer has none more."""
    assert api(q=question)["apart"] == 0


@pytest.mark.parametrize("question", QUESTIONS)
def test_page_links_to_the_articles_apart(page, api, question):
    """The note's link leads to as many articles as both numbers together."""
    answer = api(q=question)
    (link,) = [
        a
        for note in page(f"/?{urlencode({'q': question})}").all("p", "note")
        for a in note.all("a")
        if "apart" in a.text
    ]

    wider = page(link.attrs["href"])

    more = int(link.text.split()[0])
    assert more == answer["apart"]
    total = int(wider.one("div", "bar").one("p").text.split()[0])
    assert total == answer["total"]["articles"] + more
    assert parse_qsl(urlsplit(link.attrs["href"]).query) == [
        ("q", question),
        ("apart", "1"),
    ]
    assert not wider.all("p", "note")


@pytest.mark.parametrize("filters", ["lang=vi", "lang=uk", "year=2025"])
def test_note_with_filters_leads_to_what_it_says(page, filters):
    """With or without the filters, the link leads to that many more articles."""
    answer = page(f"/?{urlencode({'q': 'hợp đồng'})}&{filters}")
    links = [a for a in answer.one("section", "results").all("a") if "apart" in a.text]

    for link in links:
        totals = [
            int(shown.one("p").text.split()[0])
            for shown in page(link.attrs["href"]).all("div", "bar")
        ]
        assert totals
        assert totals[0] >= int(link.text.split()[0])


def test_search_form_keeps_apart(page):
    """A search from the wider answer's form is a wider one again."""
    form = page("/?q=kinh&apart=1").one("form", role="search")

    assert form.one("input", name="apart").attrs["value"] == "1"


def test_article_found_apart_says_why(page, api):
    """An article that has the syllables apart is explained on its page as well."""
    close = ids(api(q="hợp tác", size="100"))
    arguments = {"q": "hợp tác", "apart": "1", "group": "article", "size": "100"}
    answer = page(f"/?{urlencode(arguments)}")
    links = [h2.one("a").attrs["href"] for h2 in answer.one("ol", "hits").all("h2")]
    (first, *_) = [
        url for url in links if urlsplit(url).path.split("/")[3] not in close
    ]

    titles = [h2.text for h2 in page(first).one("aside").all("h2")]

    assert "Why it was found" in titles
