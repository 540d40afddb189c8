"""Does the advanced form lead to the search that it asks for, and open with one?"""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest

from webapp.languages import INTERFACE


def sent(client, *pairs):
    """Return the arguments of the search that a sent form leads to."""
    response = client.get(f"/en/advanced?{urlencode([('compose', '1'), *pairs])}")
    url = urlsplit(response.location)

    assert response.status_code == 303
    assert url.path == "/en/"
    assert client.get(response.location).status_code in {200, 400}
    return parse_qsl(url.query)


def test_a_form_that_is_sent_leads_to_its_search(client):
    """The question is in the box, the filters are arguments."""
    args = sent(
        client,
        ("words", "співпраця"),
        ("phrase", "штучний інтелект"),
        ("some", "Лаос Корея"),
        ("none", "війна"),
        ("title", ""),
        ("country", "PL"),
        ("country", "FR"),
        ("all", "country"),
        ("all", "topic"),
        ("not-topic", "sport"),
        ("from", "2024-01-01"),
        ("to", ""),
    )

    assert args == [
        ("q", 'співпраця "штучний інтелект" (Лаос OR Корея) -війна'),
        ("country", "PL"),
        ("country", "FR"),
        ("not-topic", "sport"),
        ("all", "country"),
        ("from", "2024-01-01"),
    ]


def test_an_empty_form_leads_to_all_articles(client):
    """Nothing is asked."""
    assert sent(client) == []


def test_a_date_without_meaning_is_told_on_the_search_page(client):
    """The reason stands above the box."""
    args = sent(client, ("words", "мир"), ("from", "2025-13-01"))

    assert args == [("q", "мир"), ("from", "2025-13-01")]


def field(page, name):
    """Return the value of a field, or what is chosen in a list."""
    (element,) = [
        e for e in page.one("form", "advanced").walk() if e.attrs.get("name") == name
    ]
    if element.tag == "select":
        return [
            o.attrs["value"] for o in element.all("option") if "selected" in o.attrs
        ]
    return element.attrs["value"]


def test_it_opens_with_the_search_that_it_was_opened_from(page):
    """Words, phrases, alternatives, exclusions, filters by name and dates."""
    question = 'мир "нова угода" (Лаос OR Корея) title:візит -війна'
    question += " country:Польща -topic:sport"
    args = {"q": question, "from": "2024", "sort": "newest", "lang": "uk"}
    shown = page(f"/en/advanced?{urlencode(args)}")

    expected = {
        "words": "мир", "phrase": "нова угода", "some": "Лаос Корея", "none": "війна",
        "title": "візит", "country": ["PL"], "not-topic": ["sport"], "lang": ["uk"],
        "from": "2024-01-01", "sort": "newest",
    }  # fmt: skip
    assert {name: field(shown, name) for name in expected} == expected
    assert not shown.all("input", name="rest")


def test_what_no_field_can_express_is_kept(client, page):
    """It stands in a field of its own, and is asked again."""
    shown = page(f"/en/advanced?{urlencode({'q': 'енерг* OR мир~1', 'country': 'PL'})}")

    assert field(shown, "rest") == "енерг* OR мир~1"
    assert field(shown, "country") == ["PL"]
    args = sent(client, ("rest", "енерг* OR мир~1"), ("words", "Лаос"))
    assert args == [("q", "(енерг* OR мир~1) Лаос")]


@pytest.mark.parametrize("text", ['*"<script>', "x" * 1_001, "((("])
def test_it_opens_with_a_question_that_cannot_be_asked(page, text):
    """As text."""
    shown = page(f"/en/advanced?{urlencode({'q': text})}")

    assert all("src" in script.attrs for script in shown.all("script"))


@pytest.mark.parametrize("lang", INTERFACE)
def test_every_field_has_a_label(page, lang):
    """In the language of the page."""
    shown = page(f"/{lang}/advanced")
    labels = {label.attrs["for"] for label in shown.all("label")}
    form = shown.one("form", "advanced")

    for element in (*form.all("input"), *form.all("select")):
        if element.attrs.get("type") != "hidden":
            assert element.attrs["id"] in labels
    assert shown.one("main").one("h1").text


@pytest.mark.parametrize("path", ["/", "/?q=мир&country=PL&from=2024-01-01", "/help"])
def test_a_link_beside_the_box_leads_to_it(client, page, path):
    """With the search that is shown."""
    (link,) = page(path).one("form", role="search").all("a", rel="nofollow")
    url = urlsplit(link.attrs["href"])

    assert url.path == "/en/advanced"
    assert sorted(parse_qsl(url.query)) == sorted(parse_qsl(urlsplit(path).query))
    assert client.get(link.attrs["href"]).status_code == 200


def test_an_address_without_a_language_leads_to_one(client):
    """As those of the other pages."""
    response = client.get("/advanced?q=мир", headers={"Accept-Language": "pl"})

    assert response.status_code == 302
    assert response.location.startswith("/pl/advanced?q=")
