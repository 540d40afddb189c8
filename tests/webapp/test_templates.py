"""Is every page sound HTML that anybody can use?"""

import re
from itertools import pairwise
from urllib.parse import urlsplit

import pytest

from tests.webapp.conftest import unversioned

TWO = "id=laos-wind-power.uk&id=laos-wind-power.pl&id=nobody"
PAGES = {
    "start": ("/", 200),
    "results": ("/?q=Vietnam", 200),
    "filtered": ("/?q=Vietnam&country=KR&lang=fr&lang=uk&from=2020-01-01", 200),
    "all, none and narrower": (
        "/?topic=renewable-energy&country=KR&country=LA&all=country&not-lang=fr",
        200,
    ),
    "last page": ("/?page=12", 200),
    "nothing": ("/?q=qqqqq&country=KR", 200),
    "noted": ("/?q=%28%28Vietnam", 200),
    "article": ("/article/laos-wind-power.uk", 200),
    "article with marks": ("/article/laos-wind-power.vi?q=Monsoon", 200),
    "did you mean": ("/?q=cgsdghfwz", 200),
    "apart": ("/?q=kinh+t%E1%BA%BF", 200),
    "compare": ("/article/laos-wind-power.uk?with=pl&q=Monsoon", 200),
    "equivalents": ("/?q=semi-conducteur&without=b%C3%A1n+d%E1%BA%ABn", 200),
    "own words": ("/?q=semi-conducteur&equivalents=0&group=article", 200),
    "help": ("/help", 200),
    "empty list": ("/list", 200),
    "list": (f"/list?{TWO}&note=x&style=apa7&clear=ask&q=Laos", 200),
    "overview": ("/overview", 200),
    "overview of an answer": ("/overview?q=Vietnam&country=KR&missing=pl", 200),
    "overview of nothing": ("/overview?q=qqqqq", 200),
    "bad request": ("/?page=0", 400),
    "not found": ("/nowhere", 404),
}
DATA = {"type": "application/ld+json"}
"""Attributes of a script that is none: browsers do not run it."""
OWN = [
    {"type": "module", "src": f"/static/{name}"} for name in ("hoptac.js", "article.js")
]
ELSEWHERE = frozenset({"alternate", "search"})
"""Links that a browser does not load with the page."""
INTERACTIVE = frozenset({"a", "button", "input", "label", "summary"})


@pytest.fixture(params=PAGES.values(), ids=PAGES.keys())
def shown(request, page):
    """Return one page after the other."""
    return page(*request.param)


def named(element, root):
    """Return the name by which a screen reader announces an element."""
    if label := element.attrs.get("aria-label"):
        return label
    if points := element.attrs.get("aria-labelledby"):
        return root.one(id=points).text
    return element.text


def test_page_states_language_title_and_width(shown):
    """A page says its language and its name, and fits small screens."""
    html = shown.one("html")

    assert html.attrs["lang"] == "en"
    assert html.one("head").one("title").text.endswith("Hoptac")
    assert html.one("meta", charset="utf-8")
    assert "device-width" in html.one("meta", name="viewport").attrs["content"]


def test_page_has_one_main_heading_and_no_gaps(shown):
    """One h1 heads the page, and no level of headings is skipped."""
    levels = [int(e.tag[1]) for e in shown.walk() if re.fullmatch("h[1-6]", e.tag)]

    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(b - a <= 1 for a, b in pairwise(levels))
    assert shown.one("h1").text


def test_page_has_its_landmarks_once(shown):
    """Header, search, main and footer are there, each once and outside of the other."""
    landmarks = [shown.one(tag) for tag in ("header", "main", "footer")]

    assert all(landmark.parent.tag == "body" for landmark in landmarks)
    assert shown.one("form", role="search").parent.parent is landmarks[0]


def test_landmarks_of_one_kind_have_different_names(shown):
    """Several navigations or regions have different names."""
    for tag in ("nav", "aside", "section"):
        names = [
            named(element, shown)
            for element in shown.all(tag)
            if {"aria-label", "aria-labelledby"} & element.attrs.keys()
        ]
        assert len(names) == len(set(names))
        assert all(names)
    assert all("aria-label" in nav.attrs for nav in shown.all("nav"))


def test_skip_link_comes_first_and_leads_to_the_content(shown):
    """The first thing to reach is the link past the header: to the list of a search,
    and then to its filters, or to the main part.
    """
    reachable = [element for element in shown.walk() if element.tag in INTERACTIVE]

    expected = ["results"] if shown.all("section", "results") else ["main"]
    expected += ["filters"] if shown.all("nav", "facets") else []
    skips = [link.attrs.get("href") for link in reachable[: len(expected)]]
    assert skips == [f"#{name}" for name in expected]
    assert all(shown.one(id=name) for name in expected)


def test_ids_are_unique_and_references_lead_somewhere(shown):
    """No id is given twice, and labels and aria attributes name ids that exist."""
    ids = [e.attrs["id"] for e in shown.walk() if "id" in e.attrs]
    referred = [
        point
        for element in shown.walk()
        for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls")
        for point in element.attrs.get(name, "").split()
    ]

    assert len(ids) == len(set(ids))
    assert set(referred) <= set(ids)


def test_every_field_has_a_label(shown):
    """Each field that is shown has a label with text, or is named by an attribute."""
    labels = {label.attrs.get("for"): label.text for label in shown.all("label")}

    fields = [f for f in shown.all("input") if f.attrs.get("type") != "hidden"]
    assert fields
    assert all(
        field.attrs.get("aria-label")
        or labels.get(field.attrs.get("id"))
        or any(outer.tag == "label" and outer.text for outer in field.above())
        for field in fields
    )
    assert all(b.text or "hidden" in b.attrs for b in shown.all("button"))


def test_every_link_has_a_text_and_an_address(shown):
    """A link reads as something and leads somewhere, and holds no other link."""
    for link in shown.all("a"):
        assert named(link, shown), link.attrs
        assert link.attrs["href"]
        assert not [e for e in link.walk() if e.tag in INTERACTIVE]


def test_links_of_one_group_have_different_texts(shown):
    """In a list of filters, orders or pages no two links read alike."""
    for group in shown.all("nav") + shown.all("ul", "sorts") + shown.all("ul", "chips"):
        for section in group.all("section") or [group]:
            names = [named(link, shown) for link in section.all("a")]
            assert len(names) == len(set(names))


def test_nothing_in_a_page_needs_what_its_policy_forbids(shown):
    """Nothing inline runs or styles, and no frame or foreign file is in a page."""
    for element in shown.walk():
        assert element.tag not in {"style", "iframe", "object", "embed"}
        assert element.tag != "script" or unversioned(element.attrs) in (DATA, *OWN)
        assert not [n for n in element.attrs if n == "style" or n.startswith("on")]
    loaded = [
        e.attrs["href"]
        for e in shown.all("link")
        if e.attrs["rel"] not in {"alternate", "canonical", "search"}
    ]
    loaded += [e.attrs["src"] for e in shown.walk() if "src" in e.attrs]
    assert all(re.match("/static/", url) for url in loaded)


def test_no_link_inside_leads_nowhere(shown, client):
    """Every link to this site answers."""
    urls = {link.attrs["href"] for link in shown.all("a")}

    for url in sorted(urls)[::3]:
        parts = urlsplit(url)
        assert parts.scheme in {"", "http", "https"}
        if url.startswith("/"):
            expected = 303 if url.startswith("/language/") else 200
            assert client.get(url).status_code == expected, url


def test_lists_hold_items_only(shown):
    """A list's children are its items, a description list's its terms."""
    allowed = {"ul": {"li"}, "ol": {"li"}, "dl": {"dt", "dd", "div"}}

    for tag, children in allowed.items():
        for element in shown.all(tag):
            kinds = {
                c.tag if hasattr(c, "tag") else c.strip() for c in element.children
            }
            assert kinds - {""} <= children


def test_every_hit_is_in_its_own_language(page, api):
    """Headline and snippet of each hit carry the language of its article."""
    expected = [hit["lang"] for hit in api(q="Vietnam OR В'єтнам OR Wietnam")["hits"]]

    items = page("/?q=Vietnam+OR+В'єтнам+OR+Wietnam&group=article").all("li", "hit")

    assert len(set(expected)) > 1
    assert [item.one("h2").attrs["lang"] for item in items] == expected
    assert [item.one("p", "snippet").attrs["lang"] for item in items] == expected


@pytest.mark.parametrize("lang", ["uk", "fr", "pl", "vi"])
def test_article_is_in_its_own_language(page, lang):
    """Headline, text and evidence of an article carry its language."""
    shown = page(f"/article/laos-wind-power.{lang}")

    assert shown.one("h1").attrs["lang"] == lang
    assert shown.one("div", "body").attrs["lang"] == lang
    assert {words.attrs["lang"] for words in shown.all("dd")} == {lang}


def test_selected_filters_are_announced(page):
    """The facets' selected values, and no others, are marked as current."""
    nav = page("/?country=KR&country=LA&lang=uk").one("nav", "facets")

    current = [
        link.one("span", "name").text for link in nav.all("a", aria_current="true")
    ]
    assert sorted(current) == ["Laos", "South Korea", "Ukrainian"]
    assert len([e for e in nav.walk() if "aria-current" in e.attrs]) == 3


def test_counts_and_notes_are_announced(page):
    """Counts and notes are in elements that screen readers announce."""
    shown = page("/?q=%28%28Monsoon")

    texts = [e.text for e in shown.all(role="status") if e.text]
    assert len(texts) == 2
    assert any(
        re.fullmatch(r"\d+ articles? in \d+ (story|stories)", text) for text in texts
    )
