"""Does a page say what it is to search engines and where it is shared?"""

import pytest

from webapp.app import create_app
from webapp.page_meta import MAX_DESCRIPTION
from webapp.settings import Settings

WIND = "/article/laos-wind-power.pl"
HOST = "http://localhost"


def meta(shown):
    """Return what a page says of itself, by name."""
    said = {}
    for element in shown.one("head").all("meta"):
        name = element.attrs.get("name") or element.attrs.get("property", "")
        said.setdefault(name, []).append(element.attrs.get("content"))
    return said


def canonical(shown):
    """Return a page's canonical address."""
    return shown.one("head").one("link", rel="canonical").attrs["href"]


@pytest.mark.parametrize(
    ("address", "args"),
    [
        ("/", ""),
        ("/?prefer=vi&size=20&page=2&utm_source=x", ""),
        ("/?country=KR", "?country=KR"),
        ("/?group=story&sort=relevance&country=KR", "?country=KR"),
        ("/?q=wind&page=2&size=3&at=4", "?q=wind"),
        ("/?group=article&page=2", "?group=article&page=2"),
        ("/help?x=1", ""),
    ],
)
def test_what_is_shown_has_one_address(page, address, args):
    """It is absolute and without what decides nothing."""
    path = address.partition("?")[0]

    assert canonical(page(address)) == f"{HOST}/en{path}{args}"


def test_an_article_has_one_address_whatever_list_it_is_opened_from(page):
    """Next to another version, too."""
    for args in ("", "?q=energia&country=LA&at=1", "?with=fr"):
        shown = page(WIND + args)
        said = meta(shown)

        assert canonical(shown) == f"{HOST}/en{WIND}"
        assert said["og:url"] == [canonical(shown)]
        alternates = shown.one("head").all("link", rel="alternate")
        assert {a.attrs["href"] for a in alternates} == {
            *(f"{HOST}/{lang}{WIND}" for lang in ("en", "uk", "fr", "pl", "vi")),
            f"{HOST}{WIND}",
        }


def test_an_article_is_described_by_how_it_begins(page):
    """Cut at a word; its title is its headline."""
    shown = page(WIND)
    said = meta(shown)
    body = " ".join(p.text for p in shown.one("div", "body").all("p"))

    (description,) = said["description"]
    assert said["og:description"] == [description]
    assert description.endswith("…")
    assert body.startswith(description[:-1])
    assert 100 < len(description) <= MAX_DESCRIPTION
    assert said["og:title"] == [shown.one("h1").text]
    assert said["og:type"] == ["article"]
    assert "og:image" not in said
    assert "robots" not in said


def test_a_list_is_described_by_what_it_is_and_how_long(page):
    """In the interface's language."""
    said = meta(page("/?country=LA&topic=energy"))

    assert said["description"] == ["Laos · Energy – 4 articles in 1 story"]
    assert said["og:title"] == ["Laos · Energy"]
    assert said["og:type"] == ["website"]
    assert said["og:site_name"] == ["Hoptac"]
    assert said["og:locale"] == ["en_US"]
    assert sorted(said["og:locale:alternate"]) == ["fr_FR", "pl_PL", "uk_UA", "vi_VN"]


@pytest.mark.parametrize(
    ("address", "listed"),
    [
        ("/", True),
        ("/?country=KR", True),
        ("/help", True),
        ("/overview", True),
        (WIND + "?q=energia&at=3", True),
        ("/?q=energia", False),
        ("/?country=KR&topic=energy", False),
        ("/?country=KR&sort=oldest", False),
        ("/overview?country=KR", False),
    ],
)
def test_search_engines_list_no_endless_combinations(page, address, listed):
    """Articles, the start page and lists of one value are enough."""
    assert ("robots" not in meta(page(address))) is listed


def test_errors_are_not_listed(page):
    """And have no address of their own."""
    shown = page("/article/none", status=404)

    assert meta(shown)["robots"] == ["noindex"]
    assert shown.one("head").all("link", rel="canonical") == []


def test_addresses_are_those_that_a_proxy_is_asked_at(reader, english, parse_html):
    """With its scheme and host."""
    client = english(create_app(reader, Settings(rate=0)))
    answer = client.get(WIND, base_url="https://news.example")

    assert canonical(parse_html(answer.text)) == f"https://news.example/en{WIND}"


def test_what_was_typed_stays_text(page):
    """In every attribute."""
    shown = page('/?q="><script>alert(1)</script>')

    assert meta(shown)["og:title"] == ['"><script>alert(1)</script>']
    assert [s for s in shown.all("script") if "src" not in s.attrs] == []
