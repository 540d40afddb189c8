"""Are words of the same meaning shown, taken out, brought back and never markup?"""

from urllib.parse import parse_qsl, urlsplit

from flask import render_template_string

from search.expansion.query_segment import Expansion, QuerySegment
from search.query.request import Query
from webapp.app import create_app
from webapp.expansion_view import ExpansionView

QUESTION = "/?q=semi-conducteur"
HOSTILE = "<script>alert(1)</script>"


def words(page):
    """Return the chips that are shown or fold out: text to element."""
    section = page.one("section", "equivalents")
    items = [li for ul in section.all("ul", "words") for li in ul.all("li")]
    return {li.one("span").text: li for li in items if li.all("span")}


def test_every_chip_has_its_language_and_takes_its_word_out(page):
    """Following a chip's link strikes the word through; its link brings it back."""
    shown = words(page(QUESTION))

    assert "bán dẫn" in shown
    assert all(li.one("span").attrs["lang"] for li in shown.values())
    chip = shown["bán dẫn"]
    assert chip.one("span").attrs["lang"] == "vi"
    url = chip.one("a").attrs["href"]
    assert ("without", "bán dẫn") in parse_qsl(urlsplit(url).query)
    without = page(url)
    assert "bán dẫn" not in words(without)
    struck = without.one("s")
    assert (struck.text, struck.attrs["lang"]) == ("bán dẫn", "vi")
    back = struck.parent.one("a").attrs["href"]
    assert words(page(back)).keys() == shown.keys()


def test_own_words_only_and_back(page):
    """One link searches for the typed words alone, and another expands them again."""
    links = {a.text: a.attrs["href"] for a in page(QUESTION).one("main").all("a")}

    own = page(links["Search only my own words"])

    assert not words(own)
    links = {a.text: a.attrs["href"] for a in own.one("main").all("a")}
    assert "equivalents" not in links["Also search words of the same meaning"]


def test_text_of_equivalents_is_no_markup_and_three_are_shown(reader, parse_html):
    """What looks like a tag stays text; more than three of a language fold out."""
    names = (HOSTILE, "b", "c", "d", "B")
    expansions = tuple(Expansion(name, "fr", ((name,),)) for name in names)
    app = create_app(reader)
    with app.test_request_context("/"):
        segments = (QuerySegment("a", 0, 1, expansions),)
        view = ExpansionView(segments, Query(grouped=True))
        html = render_template_string(
            "{% import '_expansions.html' as ui with context %}"
            "{{ ui.expansions(view, true) }}",
            view=view,
        )

    tree = parse_html(html)
    assert not tree.all("script")
    assert list(words(tree)) == [HOSTILE, "b", "c", "d"]
    folded = tree.one("div", "unit").one("details")
    assert [li.text[0] for li in folded.all("li")] == ["d"]


def test_api_gives_equivalents_of_segments(api):
    """The API lists each segment's equivalents, without those taken out."""
    (segment,) = api(q="semi-conducteur")["equivalents"]

    assert segment["text"] == "semi-conducteur"
    for each in segment["equivalents"]:
        assert set(each) == {"text", "lang"}
    assert "bán dẫn" in [each["text"] for each in segment["equivalents"]]
    (less,) = api(q="semi-conducteur", without="bán dẫn")["equivalents"]
    assert "bán dẫn" not in [each["text"] for each in less["equivalents"]]
    assert api(q="semi-conducteur", equivalents="0")["equivalents"] == []
