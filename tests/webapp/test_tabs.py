"""Do the tabs lead from one face of an answer to the other, and back?"""

import pytest

from webapp.languages import INTERFACE

ANSWER = "q=Vietnam&country=PL&country=FR&all=country&not-topic=sport&from=2022-01-01"


def tabs(page):
    """Return the tabs: each name with its address, "" for the page that is shown."""
    items = page.one("header").one("nav", "tabs").all("li")
    return {
        item.text: item.one("a").attrs["href"] if item.all("a") else ""
        for item in items
    }


@pytest.mark.parametrize("args", ["", ANSWER, f"{ANSWER}&group=article&sort=newest"])
def test_search_and_overview_lead_to_each_other(page, args):
    """With the same question and filters; the page that is shown is no link."""
    query = f"?{args}" if args else ""
    on_search, on_overview = tabs(page(f"/{query}")), tabs(page(f"/overview{query}"))

    assert on_search["Search"] == on_overview["Overview"] == ""
    assert on_search["Overview"] == f"/en/overview{query}"
    assert on_overview["Search"] == f"/en/{query}"


@pytest.mark.parametrize("path", ["/", "/?q=Laos", "/overview", "/help"])
def test_the_page_that_is_shown_is_marked(page, path):
    """One tab is the current page; the others are three stops of the keyboard."""
    nav = page(path).one("header").one("nav", "tabs")

    assert len(nav.all(aria_current="page")) == 1
    assert 1 < len(nav.all("a")) <= 3


def test_an_answer_stays_within_its_own_arguments(page):
    """What only one page understands, and what nobody does, is not taken along."""
    shown = tabs(page("/overview?q=Laos&missing=pl&foo=bar"))

    assert shown["Search"] == "/en/?q=Laos"


def test_help_keeps_no_question(page):
    """It is about questions in general; so are its tabs."""
    shown = tabs(page("/help?q=Laos"))

    assert shown["Help"] == ""
    assert shown["Search"].startswith("/en/")


@pytest.mark.parametrize("lang", INTERFACE)
def test_tabs_are_in_the_language_of_the_page(page, lang):
    """They stay in it, also on a page that there is not."""
    for path, status in ((f"/{lang}/", 200), (f"/{lang}/nowhere", 404)):
        addresses = [url for url in tabs(page(path, status)).values() if url]

        assert addresses
        assert all(url.startswith(f"/{lang}/") for url in addresses)


def test_a_list_has_no_small_link_to_its_overview(page):
    """The tab in the head is where one looks for it."""
    assert "/overview" not in str(
        [a.attrs["href"] for a in page("/?q=Laos").one("main").all("a")]
    )
