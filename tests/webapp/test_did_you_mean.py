"""Is a correction suggested where a question matches next to nothing?"""

from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest

MEANT = {
    "cgsdghfwz": ("співпраця", "keyboard"),
    "spivpratsia": ("співпраця", "alphabet"),
    "енергитика": ("енергетики", "spelling"),
}
EACH = pytest.mark.parametrize("question", MEANT)


@EACH
def test_api_offers_what_was_meant(api, question):
    """A correction has a text, the number of its articles and a reason."""
    answer = api(q=question)

    text, reason = MEANT[question]
    total = api(q=text)["total"]
    assert answer["did_you_mean"] == {"text": text, "total": total, "reason": reason}
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
    notes = page(f"/?{urlencode({'q': question})}").all("p", "note")
    assert not [note for note in notes if "Did you mean" in note.text]


@pytest.mark.parametrize("filters", ["lang=uk", "lang=pl", "to=1999-12-31"])
@EACH
def test_suggestion_with_filters_leads_to_what_it_says(page, question, filters):
    """With or without the filters, the link's count is right."""
    results = page(f"/?{urlencode({'q': question})}&{filters}").one(
        "section", "results"
    )

    for note in (n for n in results.all("p", "note") if "Did you mean" in n.text):
        bars = page(note.one("a").attrs["href"]).all("div", "bar")
        assert [
            f"({bar.one('p').text.split(' in ')[0]})" in note.text for bar in bars
        ] == [True]


def test_same_words_in_other_letters_are_no_other_question(api):
    """Case alone changes no answer, so it is no correction."""
    assert api(q="Monsoon", lang="uk")["did_you_mean"] is None
    assert api(q="Monsoon", lang="uk")["total"]["articles"] == 1
