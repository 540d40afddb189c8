"""Do filters answer any, all and none, and stay as they were left?"""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

WAYS = pytest.mark.parametrize(
    "scripts", [True, False], ids=["with scripts", "without scripts"]
)


def facet(page, name):
    """Return a facet's section."""
    return page.locator(f"section.facet[aria-labelledby=facet-{name}]")


def stories(page):
    """Return how many stories a page says there are."""
    return int(re.search(r"(\d+) stor", page.locator(".bar p").inner_text())[1])


@WAYS
def test_news_that_joins_two_partners(open_page, scripts):
    """One is chosen, then all are required, then another one: as many as it said."""
    page = open_page("/en/?country=FR", java_script_enabled=scripts)
    facet(page, "country").get_by_role("link", name="all of them").click()
    page.wait_for_url(re.compile("all=country"))
    link = facet(page, "country").locator("#country-PL")
    promised = int(link.locator(".count").inner_text())
    link.click()
    page.wait_for_url(re.compile("country=PL"))

    expect(page.locator(".chips li").nth(1)).to_contain_text("and Poland")
    assert stories(page) == promised > 0
    facet(page, "country").get_by_role("link", name="any of them").click()
    expect(page.locator(".chips li").nth(1)).to_contain_text("or Poland")
    assert stories(page) > promised


@WAYS
def test_a_value_is_excluded_and_admitted_again(open_page, scripts):
    """It is struck through, a chip says so, and its link brings it back."""
    page = open_page("/en/?topic=energy", java_script_enabled=scripts)
    before = stories(page)
    country = facet(page, "country")
    country.locator("#country-PL").hover()
    country.get_by_role("link", name="Without Poland").click()
    page.wait_for_url(re.compile("not-country=PL"))

    expect(page.locator(".chips a", has_text="not: Poland")).to_be_visible()
    expect(country.locator("s")).to_have_text("Poland")
    country.get_by_role("link", name="Stop excluding: Poland").click()
    expect(page.locator(".chips a", has_text="Poland")).to_have_count(0)
    assert stories(page) == before


def test_the_mark_that_excludes_is_seen_on_hover_focus_and_touch(open_page):
    """With a mouse it appears where it is wanted; a finger cannot hover."""
    page = open_page("/en/")
    mark = facet(page, "country").locator(".without").first
    opacity = "e => getComputedStyle(e).opacity"
    assert mark.evaluate(opacity) == "0"
    facet(page, "country").locator("li").first.hover()
    assert mark.evaluate(opacity) == "1"
    page.mouse.move(0, 0)
    mark.evaluate("e => e.focus({ focusVisible: true })")
    assert mark.evaluate(opacity) == "1"

    touch = open_page("/en/#filters", has_touch=True, is_mobile=True)
    assert touch.locator(".without").first.evaluate(opacity) == "1"


@WAYS
def test_narrower_topics_lead_down_and_up(open_page, scripts):
    """Under a chosen topic; the number is what the click finds."""
    page = open_page("/en/?topic=energy", java_script_enabled=scripts)
    link = facet(page, "topic").locator(".choices .choices #topic-electricity")
    promised = int(link.locator(".count").inner_text())
    link.click()
    page.wait_for_url(re.compile("topic=electricity"))
    expect(page.locator(".chips a")).to_have_count(1)
    assert stories(page) == promised

    facet(page, "topic").locator("#topic-energy").click()
    page.wait_for_url(re.compile("topic=energy"))
    expect(page.locator(".chips a")).to_contain_text("Energy")


@WAYS
def test_an_unfolded_list_stays_so(open_page, scripts):
    """After a choice in it, after it is taken back, and after one elsewhere in it."""
    page = open_page("/en/", java_script_enabled=scripts)
    more = facet(page, "country").locator("details")
    more.locator("summary").click()
    anchors = more.locator("a[id]").evaluate_all("all => all.map(a => a.id)")[:2]
    chosen = more.locator(f"#{anchors[0]}")
    chosen.click()
    expect(chosen).to_have_attribute("aria-current", "true")
    expect(chosen).to_be_visible()
    expect(chosen).to_be_focused()
    expect(chosen).to_be_in_viewport()
    chosen.click()
    expect(chosen).not_to_have_attribute("aria-current", "true")
    expect(chosen).to_be_visible()
    more.locator(f"#{anchors[1]}").click()
    expect(more.locator(f"#{anchors[1]}")).to_be_focused()
    expect(chosen).to_be_visible()


def test_with_scripts_addresses_name_no_place(open_page):
    """What is shared or kept is the search, not where somebody clicked."""
    page = open_page("/en/")
    facet(page, "country").locator("a[id]").first.click()
    page.wait_for_url(re.compile("country="))

    assert "#" not in page.url
