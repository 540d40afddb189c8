"""Does everybody get the pages in their language, and keep the one they choose?"""

import re
from urllib.parse import quote

import pytest

from webapp.app import create_app
from webapp.languages import (
    COOKIE,
    INTERFACE,
    own_name,
    prefix_of,
    read_choice,
    write_choice,
)


@pytest.fixture
def visitor(reader):
    """Return a client of somebody who was never here."""
    return create_app(reader).test_client()


@pytest.mark.parametrize(
    ("accepted", "lang"),
    [
        ("pl", "pl"),
        ("uk-UA,uk;q=0.9,en;q=0.5", "uk"),
        ("de-DE,fr;q=0.8", "fr"),
        ("vi", "vi"),
        ("de, ja", "en"),
        ("", "en"),
    ],
)
def test_a_browsers_first_language_is_taken(visitor, accepted, lang):
    """An address without a language leads to the one that the browser wants most."""
    answer = visitor.get("/?q=Laos&page=2", headers={"Accept-Language": accepted})

    assert answer.status_code == 302
    assert answer.location == f"/{lang}/?q=Laos&page=2"
    assert {"Accept-Language", "Cookie"} <= set(answer.vary)


@pytest.mark.parametrize("odd", ["\r\n", "\t", "\x00", "\x7f"])
def test_odd_characters_of_a_query_are_escaped(visitor, odd):
    """No server sends a line break in a header, and no browser reads one."""
    environ = visitor.get("/").request.environ | {"QUERY_STRING": f"q={odd}&page=2"}
    location = visitor.open(environ).location

    assert location == f"/en/?q={quote(odd)}&page=2"


@pytest.mark.parametrize(
    "path", ["/article/laos-wind-power.uk", "/help", "/overview", "/"]
)
def test_every_page_has_an_address_without_language(visitor, path):
    """Such an address can be quoted, and leads to the page."""
    answer = visitor.get(path, headers={"Accept-Language": "fr"})

    assert answer.location == f"/fr{path}"
    assert visitor.get(answer.location).status_code == 200


def test_a_choice_is_remembered(visitor):
    """The chosen language shows the same page, and counts more than the browser's."""
    chosen = visitor.get("/language/vi?next=/en/%3Fq%3DLaos%26lang%3Dpl")

    assert chosen.status_code == 303
    assert chosen.location == "/vi/?q=Laos&lang=pl"
    assert visitor.get_cookie(COOKIE).value == "vi"
    assert visitor.get("/", headers={"Accept-Language": "fr"}).location == "/vi/"


@pytest.mark.parametrize(
    "next_",
    [
        "https://evil.example/",
        "//evil.example/x",
        "/\\evil.example",
        "/en//evil.example",
        "javascript:alert(1)",
        "/fr/\r\nSet-Cookie: a=b",
        "",
    ],
)
def test_a_choice_leads_nowhere_else(visitor, next_):
    """Whatever the address, the redirect stays on this site."""
    answer = visitor.get("/language/uk", query_string={"next": next_})

    assert answer.status_code == 303
    assert answer.location.startswith("/uk/")
    assert not answer.location.startswith("/uk//")
    assert [name for name, _ in answer.headers].count("Set-Cookie") == 1


def test_an_unknown_language_is_none(visitor):
    """There is no page in it, and it cannot be chosen."""
    assert visitor.get("/de/").status_code == 404
    assert visitor.get("/language/de").status_code == 404


@pytest.mark.parametrize("lang", INTERFACE)
def test_a_page_names_its_language_and_the_others(visitor, lang, parse_html):
    """Readers can switch, and search engines find the page in every language."""
    page = parse_html(visitor.get(f"/{lang}/?q=Laos").text)

    links = page.one("nav", "tongues").all("a")
    (current,) = [a for a in links if "aria-current" in a.attrs]
    alternates = {
        a.attrs["hreflang"]: a.attrs["href"]
        for a in page.all("link", rel="alternate")
        if "hreflang" in a.attrs
    }
    assert page.one("html").attrs["lang"] == lang
    assert [a.attrs["lang"] for a in links] == list(INTERFACE)
    assert current.text == own_name(lang)
    assert alternates == {
        "x-default": "http://localhost/?q=Laos",
        **{one: f"http://localhost/{one}/?q=Laos" for one in INTERFACE},
    }


SAID = {
    "uk": ("Пошук", "Країна-партнер", "Лаос", "Польська", "12 статей"),
    "fr": ("Rechercher", "Pays partenaire", "Laos", "Polonais", "articles"),
    "pl": ("Szukaj", "Kraj partnerski", "Laos", "Polski", "artykuł"),
    "vi": ("Tìm kiếm", "Nước đối tác", "Lào", "Tiếng Ba Lan", "bài"),
    "en": ("Search", "Partner country", "Laos", "Polish", "articles"),
}


@pytest.mark.parametrize("lang", INTERFACE)
def test_a_page_speaks_its_language(visitor, lang, parse_html):
    """Buttons, facets, the names of countries and languages, and the numbers."""
    page = parse_html(visitor.get(f"/{lang}/?q=Laos").text)
    button, facet, country, language, articles = SAID[lang]

    assert page.one("form", "ask").one("button", type="submit").text == button
    assert facet in [h.text for h in page.one("nav", "facets").all("h2")]
    names = [e.text.casefold() for e in page.all("span", "name")]
    assert country.casefold() in names
    assert language.casefold() in names
    assert articles.split()[-1][:5] in page.one("div", "bar").one("p").text


@pytest.mark.parametrize("lang", INTERFACE)
def test_mistakes_are_explained_in_the_pages_language(visitor, lang, parse_html):
    """What is wrong with a question is translated, with what was typed in it."""
    wrong = parse_html(visitor.get(f"/{lang}/?sort=loudest").text)
    shown = parse_html(visitor.get(f"/{lang}/", query_string={"q": "((Laos"}).text)

    assert "loudest" in wrong.one("main").text
    if lang != "en":
        assert "takes" not in wrong.one("main").text
        assert "parenthesis" not in shown.one("p", "note").text


def test_a_path_is_taken_apart():
    """Only a whole first part is a language."""
    assert prefix_of("/uk/article/x") == ("uk", "/article/x")
    assert prefix_of("/uk") == ("uk", "/")
    assert prefix_of("/ukraine/x") == ("", "/ukraine/x")
    assert prefix_of("/") == ("", "/")


def first_language(visitor, url):
    """Return the language of the first card of a page."""
    return re.search(r'<h2 lang="(\w\w)"', visitor.get(url).text)[1]


def test_a_language_to_be_shown_first_is_kept_in_the_one_cookie(visitor):
    """Another language of the pages keeps it, and an empty choice forgets it."""
    chosen = visitor.get("/language/uk?next=/uk/%3Fpage%3D2%26country%3DAU&prefer=pl")

    assert chosen.location == "/uk/?country=AU&prefer=pl"
    assert visitor.get_cookie(COOKIE).value == "uk.pl"
    assert visitor.get_cookie(COOKIE).http_only
    assert first_language(visitor, "/uk/?country=AU") == "pl"
    visitor.get("/language/fr?next=/uk/")
    assert visitor.get_cookie(COOKIE).value == "fr.pl"
    assert visitor.get("/").location == "/fr/"
    visitor.get("/language/fr?next=/fr/&prefer=")
    assert visitor.get_cookie(COOKIE).value == "fr"
    assert first_language(visitor, "/fr/?country=AU") == "fr"


def test_an_address_counts_more_than_the_cookie_and_that_more_than_the_page(visitor):
    """Links name a language only where the visitor would not get it anyway."""
    assert first_language(visitor, "/uk/?country=AU") == "uk"
    visitor.set_cookie(COOKIE, "uk.pl")
    assert first_language(visitor, "/uk/?country=AU") == "pl"
    assert first_language(visitor, "/uk/?country=AU&prefer=vi") == "vi"
    assert "prefer=vi" in link_to_newest(visitor, "/uk/?country=AU&prefer=vi")
    assert "prefer" not in link_to_newest(visitor, "/uk/?country=AU&prefer=pl")
    assert "prefer=uk" in link_to_newest(visitor, "/uk/?country=AU&prefer=uk")


def link_to_newest(visitor, url):
    """Return the address of the same list, the oldest first."""
    page = visitor.get(url).text
    return re.search(r'href="([^"]*sort=oldest[^"]*)"', page)[1]


@pytest.mark.parametrize(
    ("cookie", "choice"),
    [
        ("en", ("en", ())),
        ("en.pl-uk", ("en", ("pl", "uk"))),
        ("en.pl-pl-xx-", ("en", ("pl",))),
        (".vi", ("", ("vi",))),
        ("de.vi", ("", ("vi",))),
        ("en.pl.uk", ("en", ())),
        ("", ("", ())),
        ("." * 4000, ("", ())),
    ],
)
def test_a_cookie_says_what_it_says(cookie, choice):
    """What is no language in it is left out."""
    assert read_choice(cookie) == choice


def test_a_choice_can_be_read_again():
    """What is written is what is read."""
    assert write_choice("en", ("pl", "uk")) == "en.pl-uk"
    assert read_choice(write_choice("uk", ())) == ("uk", ())
