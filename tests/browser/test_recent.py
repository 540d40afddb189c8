"""Are recent searches offered again, kept by the browser alone, and forgotten?"""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import until

pytestmark = pytest.mark.browser


def search(page, text):
    """Type a question and wait for its answer."""
    page.locator("#q").fill(text)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(f"q={text}"))
    until(page, f"localStorage['hoptac-recent']?.includes('q={text}\"')")


def titles(page):
    """Return the recent searches that the first page lists."""
    page.goto("/en/")
    page.locator("#recent summary").click()
    return page.locator("#recent li a").all_inner_texts()


def test_they_are_listed_on_the_first_page_newest_first(open_page):
    """A filter added to a search takes its place; ten are kept, none twice."""
    page = open_page("/en/")
    expect(page.locator("#recent")).to_be_hidden()
    search(page, "Laos")
    page.locator(".facets a[id]").first.click()
    until(page, "localStorage['hoptac-recent'].includes('country')")
    search(page, "wiatr")
    listed = titles(page)
    assert listed[0].startswith("wiatr")
    assert re.match(r"Laos · \w+", listed[1])
    assert len(listed) == 2

    for number in range(11):
        search(page, f"word{number}")
    listed = titles(page)
    assert len(listed) == 10
    assert [title.split(" ")[0] for title in listed[:2]] == ["word10", "word9"]
    page.locator("#recent li a").first.click()
    page.wait_for_url(re.compile("q=word10"))


def test_each_can_be_removed_and_all_at_once(open_page):
    """What was removed does not come back."""
    page = open_page("/en/")
    for word in ("Laos", "wiatr", "vaccin"):
        search(page, word)
    first = titles(page)[0]
    page.get_by_role("button", name=re.compile(f"Remove.*{first}")).click()
    expect(page.locator("#recent li")).to_have_count(2)
    assert first not in titles(page)
    page.get_by_role("button", name="Clear").click()
    expect(page.locator("#recent")).to_be_hidden()
    assert page.evaluate("localStorage['hoptac-recent']") is None


def test_the_empty_box_offers_them_by_keyboard(open_page):
    """Arrow down, down, enter; Delete removes the one that is marked."""
    page = open_page("/en/")
    for word in ("Laos", "wiatr"):
        search(page, word)
    page.goto("/en/")
    expect(page.locator("#q")).to_be_focused()
    expect(page.locator("#q-list")).to_be_hidden()
    page.keyboard.press("ArrowDown")
    options = page.locator("#q-list [role=option]")
    expect(options).to_have_count(2)
    expect(page.locator("#q-list")).to_have_attribute("aria-label", "Recent searches")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Delete")
    expect(options).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("q=Laos"))
    expect(page.locator(".hit").first).to_be_visible()


def test_a_browser_that_keeps_nothing_searches_as_well(open_page):
    """Where the store throws, nothing is listed and nothing breaks."""
    page = open_page("/en/")
    page.context.add_init_script(
        "Object.defineProperty(window, 'localStorage',"
        " { get() { throw new DOMException('', 'SecurityError'); } });"
    )
    page.goto("/en/")
    page.locator("#q").fill("Laos")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("q=Laos"))
    expect(page.locator(".hit").first).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("j")
    page.goto("/en/")
    expect(page.locator("#recent")).to_be_hidden()


def test_they_are_not_printed_and_not_sent(open_page):
    """No request has them, and paper does not show them."""
    page = open_page("/en/")
    search(page, "Laos")
    page.wait_for_load_state("networkidle")  # what the results ask for has been asked
    asked = []
    page.on(
        "request", lambda request: asked.append(request.url + str(request.post_data))
    )
    titles(page)
    assert asked
    assert not any("Laos" in each for each in asked)
    page.emulate_media(media="print")
    expect(page.locator("#recent")).to_be_hidden()


def test_a_search_that_somebody_else_made_is_not_one_of_them(open_page):
    """An address that was opened from elsewhere was not searched for here."""
    page = open_page("/en/?q=Laos")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("localStorage['hoptac-recent']") is None
