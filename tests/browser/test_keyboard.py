"""Does a person without a mouse get to the first hit soon, and from hit to hit?"""

import re
from urllib.parse import quote

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import until
from webapp.languages import INTERFACE

pytestmark = pytest.mark.browser

MOST_STOPS = 15
"""Tab stops before the first hit."""
PATHS = {
    "first page": "/",
    "question": f"/?q={quote('coopération')}",
    "two filters": f"/?q={quote('coopération')}&country=FR&topic=energy",
    "three words": f"/?q={quote('coopération énergie')}+Vietnam",
    "excluded": f"/?q={quote('coopération')}&not-country=FR&equivalents=0",
}
FOCUS = "(() => document.activeElement)()"


def stops_before_the_first_hit(page):
    """Press Tab from the top of a page, and return what it reaches before a hit."""
    page.evaluate("document.activeElement.blur()")
    reached = []
    for _ in range(4 * MOST_STOPS):
        page.keyboard.press("Tab")
        if page.evaluate(f"Boolean({FOCUS}.closest('.hit'))"):
            return reached
        reached.append(page.evaluate(f"{FOCUS}.outerHTML.slice(0, 90)"))
    return reached


@pytest.mark.parametrize("lang", INTERFACE)
def test_the_first_hit_is_near(open_page, lang):
    """On the first page, after a question, with filters and equivalents."""
    page = open_page(f"/{lang}/")
    for path in PATHS.values():
        page.goto(f"/{lang}{path}")
        expect(page.locator(".hit").first).to_be_attached()
        reached = stops_before_the_first_hit(page)
        assert 3 < len(reached) <= MOST_STOPS, (path, reached)


def test_links_past_the_header_lead_to_the_results_and_to_the_filters(open_page):
    """The first two stops; each moves the focus there."""
    page = open_page("/en/?q=Laos")
    for stops, place in ((1, "results"), (2, "filters")):
        page.goto("/en/?q=Laos")
        for _ in range(stops):
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator(f"#{place}")).to_be_focused()


def test_keys_reach_the_link_that_removes_all_filters(open_page):
    """The first stop of the filters, seen when it is reached; the panel comes last."""
    page = open_page(f"/en{PATHS['two filters']}")
    remove = page.locator("#filters").get_by_role("link", name="Remove all")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(remove).to_be_focused()
    assert remove.evaluate("e => getComputedStyle(e).clipPath") == "none"
    page.keyboard.press("Enter")
    expect(page.locator(".chips")).to_have_count(0)


def test_equivalents_take_one_line_and_one_stop(open_page):
    """Those of three words too; they unfold, and a word can be left out there."""
    page = open_page(f"/en/{PATHS['three words'][1:]}")
    line = page.locator(".equivalents > details > summary")
    assert line.bounding_box()["height"] < 40
    assert page.locator(".hit").first.bounding_box()["y"] < 400

    line.press("Enter")
    word = page.locator(".words li").first
    text = word.locator("span").inner_text()
    word.get_by_role("link").click()
    page.wait_for_url(re.compile("without="))
    expect(page.locator(".words s", has_text=text)).to_be_visible()


def test_slash_goes_to_the_box_and_letters_walk_the_hits(open_page):
    """Also the letters of the same keys on a Ukrainian keyboard; nothing while one
    types, nor with a modifier.
    """
    page = open_page("/en/?q=Vietnam")
    titles = page.locator(".hit h2 a")
    for key, place in (("j", 0), ("j", 1), ("о", 2), ("k", 1), ("л", 0), ("k", 0)):
        event = f"new KeyboardEvent('keydown', {{ key: '{key}', bubbles: true }})"
        page.evaluate(f"{FOCUS}.dispatchEvent({event})")
        expect(titles.nth(place)).to_be_focused()
    page.keyboard.press("Control+j")
    expect(titles.nth(0)).to_be_focused()

    page.keyboard.press("/")
    expect(page.locator("#q")).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.type("/jk?")
    expect(page.locator("#q")).to_have_value("Vietnam/jk?")


def test_a_hit_that_is_walked_to_is_seen(open_page):
    """The last one as well, after which the next page follows."""
    page = open_page("/en/?q=Vietnam", viewport={"width": 1280, "height": 500})
    hits = page.locator(".hits").first.locator(".hit")
    for _ in range(hits.count()):
        page.keyboard.press("j")
        until(page, "document.activeElement.closest('.hit')")
    expect(hits.last.locator("h2 a")).to_be_focused()
    expect(hits.last).to_be_in_viewport()


def test_a_question_mark_leads_to_the_help_where_keys_can_be_switched_off(open_page):
    """And on again; the choice stays."""
    page = open_page("/en/?q=Laos")
    page.keyboard.press("?")
    page.wait_for_url(re.compile("/en/help#keys"))
    page.get_by_role("button", name="Switch the keys off").click()

    page.goto("/en/?q=Laos")
    page.keyboard.press("j")
    page.wait_for_load_state("networkidle")
    assert not page.evaluate(f"Boolean({FOCUS}.closest('.hit'))")
    page.goto("/en/help")
    page.get_by_role("button", name="Switch the keys on").click()
    page.goto("/en/?q=Laos")
    page.keyboard.press("j")
    expect(page.locator(".hit h2 a").first).to_be_focused()


def test_the_box_of_the_first_page_is_focused_but_not_on_touch_screens(open_page):
    """There a keyboard would cover the page; other searches keep the focus."""
    expect(open_page("/en/").locator("#q")).to_be_focused()
    phone = open_page("/en/", has_touch=True, is_mobile=True)
    expect(phone.locator("#q")).not_to_be_focused()
    expect(open_page("/en/?q=Laos").locator("#q")).not_to_be_focused()


def test_escape_closes_a_menu(open_page):
    """And so does a click elsewhere."""
    page = open_page("/en/?q=Laos")
    menu = page.locator(".order")
    orders = page.get_by_role("list", name="Order", include_hidden=True)
    menu.locator("summary").click()
    expect(orders).to_be_visible()
    page.keyboard.press("Escape")
    expect(orders).to_be_hidden()
    menu.locator("summary").click()
    page.locator(".bar p").click()
    expect(orders).to_be_hidden()
