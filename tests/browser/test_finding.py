"""Does a browser lead a person on from a question that went wrong?"""

from urllib.parse import quote

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

SMALL = {"width": 360, "height": 740}
WIND = "/article/laos-wind-power.vi"
WIDTH = "() => document.documentElement.scrollWidth"


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_did_you_mean_leads_to_hits(open_page, scripts):
    """A question typed in the wrong layout has no hits, and the suggested one has."""
    page = open_page(java_script_enabled=scripts)
    page.locator("#q").fill("cgsdghfwz")
    page.keyboard.press("Enter")
    expect(page.locator(".hit")).to_have_count(0)
    link = (
        page.get_by_role("status").filter(has_text="Did you mean").get_by_role("link")
    )

    expect(link).to_have_text("співпраця")
    link.click()

    expect(page.locator("#q")).to_have_value("співпраця")
    expect(page.locator(".hit").first).to_be_visible()
    expect(page.get_by_text("Did you mean")).to_have_count(0)


def test_link_to_syllables_apart_leads_to_more_hits(open_page):
    """The note's link leads to an answer without the note."""
    page = open_page(f"/?q={quote('hợp đồng')}")
    before = page.locator(".hit").count()

    page.get_by_role("link", name="apart from each other").click()

    expect(page.locator(".hit").nth(before)).to_be_visible()
    expect(page.get_by_role("link", name="apart from each other")).to_have_count(0)
    expect(page.locator("#q")).to_have_value("hợp đồng")


def test_help_is_one_click_away_and_its_examples_can_be_tried(open_page):
    """From the start page one click opens the help, another searches for an example."""
    page = open_page()
    page.get_by_role("link", name="Help", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Search help")
    example = page.locator("main th a").first
    text = example.inner_text()

    example.click()

    expect(page.locator("#q")).to_have_value(text)
    expect(page.locator(".hit").first).to_be_visible()


def test_help_fits_a_small_screen(open_page):
    """At 360 pixels neither the page nor its table goes over the edge."""
    page = open_page("/help", viewport=SMALL)

    assert page.evaluate(WIDTH) <= 360
    edges = page.locator("main th, main td").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect().right)"
    )
    assert edges
    assert max(edges) <= 360


def test_reasons_fit_a_small_screen(open_page):
    """At 360 pixels the reasons of a long question stay within the page."""
    question = quote("năng lượng gió Monsoon xuyên biên giới")
    page = open_page(f"{WIND}?q={question}", viewport=SMALL)
    reasons = page.locator("section", has_text="Why it was found")

    expect(reasons.last).to_be_visible()
    assert page.evaluate(WIDTH) <= 360
    edges = reasons.last.locator("dt, dd").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect().right)"
    )
    assert len(edges) > 2
    assert max(edges) <= 360
