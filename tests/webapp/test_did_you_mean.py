"""Is a correction suggested where a question matches next to nothing?"""

from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest

MEANT = {
    "cgsdghfwz": ("співпраця", "keyboard"),
    "spivpratsia": ("співпраця", "alphabet"),
    "енергитика": ("енергетика", "spelling"),
    "semicondctor": ("semiconductor", "spelling"),
}
EACH = pytest.mark.parametrize("question", MEANT)


@EACH
def test_api_offers_what_was_meant(api, question):
    """A correction has a text, the number of its articles and a reason."""
    answer = api(q=question)

    text, reason = MEANT[question]
    total = api(q=text)["total"]
    assert answer["did_you_mean"] == {
        "text": text,
        "query": f"?{urlencode({'q': text})}",
        "total": total,
        "reason": reason,
    }
    assert total["articles"] > answer["total"]["articles"]


@EACH
def test_page_links_to_what_was_meant(page, question):
    """The suggested question has as many hits as the link says."""
    (note,) = page(f"/?{urlencode({'q': question})}").all("p", "note")

    link = note.one("a")

    assert note.text.startswith("Did you mean")
    assert link.text == MEANT[question][0]
    assert parse_qsl(urlsplit(link.attrs["href"]).query) == [("q", link.text)]
    total = page(link.attrs["href"]).one("div", "bar").one("p").text
    assert f"({total.split(' in ')[0]})" in note.text


@pytest.mark.parametrize(
    "question",
    [
        "",
        "співпраця",
        "qqqqq",
        '"cgsdghfwz"',
        "title:cgsdghfwz",
        "cgsdghf*",
        "-cgsdghfwz",
    ],
)
def test_nothing_is_offered_without_need(api, page, question):
    """A good question, a hopeless one and one with signs are left as they are."""
    assert api(q=question)["did_you_mean"] is None
    notes = page(f"/?{urlencode({'q': question or ' '})}").all("p", "note")
    assert not [note for note in notes if "Did you mean" in note.text]


FILTERS = ["lang=uk", "lang=pl", "country=KR&sort=newest", "from=2025-01-01"]


@pytest.mark.parametrize("filters", [*FILTERS, "to=1999-12-31"])
@EACH
def test_suggestion_keeps_filters_dates_and_order(page, question, filters):
    """The link repeats them, and the number beside it counts with them."""
    results = page(f"/?{urlencode({'q': question})}&{filters}").one(
        "section", "results"
    )

    for note in (n for n in results.all("p", "note") if "Did you mean" in n.text):
        href = note.one("a").attrs["href"]
        kept = parse_qsl(urlsplit(href).query)
        assert sorted(kept) == sorted([("q", MEANT[question][0]), *parse_qsl(filters)])
        (bar,) = page(href).all("div", "bar")
        assert f"({bar.one('p').text.split(' in ')[0]})" in note.text


@pytest.mark.parametrize("filters", FILTERS)
def test_api_repeats_filters_dates_and_order(api, filters):
    """Its arguments lead to as many articles as it promises."""
    answer = api(**dict(parse_qsl(filters)), q="енергитика")["did_you_mean"]

    arguments = parse_qsl(answer["query"].removeprefix("?"))
    assert sorted(arguments) == sorted([("q", "енергетика"), *parse_qsl(filters)])
    assert api(**dict(arguments))["total"] == answer["total"]


def test_nothing_is_offered_that_the_filters_would_empty(api):
    """No article is that old."""
    assert api(q="енергитика", to="1999-12-31")["did_you_mean"] is None


def test_same_words_in_other_letters_are_no_other_question(api):
    """Case alone changes no answer, so it is no correction."""
    assert api(q="Monsoon", lang="uk")["did_you_mean"] is None
    assert api(q="Monsoon", lang="uk")["total"]["articles"] == 1
