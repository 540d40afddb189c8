"""Does a search that is wrong keep its text, and does the advanced form write one?"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

WAYS = pytest.mark.parametrize(
    "scripts", [True, False], ids=["with scripts", "without scripts"]
)


@WAYS
def test_a_wrong_search_keeps_its_text_below_the_reason(open_page, scripts):
    """So that it can be mended where it stands."""
    page = open_page("/en/", java_script_enabled=scripts)
    box = page.locator("#q")
    box.fill("*energia")
    box.press("Enter")
    alert = page.get_by_role("alert")

    expect(alert).to_be_visible()
    expect(box).to_have_value("*energia")
    assert alert.bounding_box()["y"] < box.bounding_box()["y"]
    box.fill("energia OR pokój")
    box.press("Enter")
    expect(page.locator(".hit").first).to_be_visible()
    expect(alert).to_have_count(0)


@WAYS
def test_a_wrong_value_offers_the_nearest(open_page, scripts):
    """A link replaces it, and another leads to all values."""
    page = open_page("/en/?q=energia+country:Polnad", java_script_enabled=scripts)
    note = page.get_by_role("status").filter(has_text="Polnad")

    expect(page.locator(".hit")).to_have_count(0)
    expect(note.get_by_role("link", name="List of values")).to_be_visible()
    note.get_by_role("link", name="Poland (PL)").click()
    expect(page.locator("#q")).to_have_value("energia country:PL")
    expect(page.locator(".hit").first).to_be_visible()
    expect(page.get_by_text("Polnad")).to_have_count(0)


@WAYS
def test_the_advanced_form_writes_a_search_and_comes_back_filled(open_page, scripts):
    """The box has what was asked, the filters are in force."""
    page = open_page("/en/?q=energia", java_script_enabled=scripts)
    page.get_by_role("link", name="Advanced search").click()
    words = page.get_by_label("All of these words")
    expect(words).to_have_value("energia")
    page.get_by_label("None of these words").fill("sport")
    page.get_by_label("One of: Language", exact=True).select_option(["pl", "fr"])
    page.get_by_label("None of: Topic").select_option("health")
    page.locator("form.advanced").get_by_role("button").click()

    expect(page.locator("#q")).to_have_value("energia -sport")
    expect(page).to_have_url(re.compile("lang=fr&lang=pl|lang=pl&lang=fr"))
    expect(page.locator(".chips")).to_contain_text("Polish")
    page.get_by_role("link", name="Advanced search").click()
    expect(page.get_by_label("None of these words")).to_have_value("sport")
    expect(page.get_by_label("One of: Language", exact=True)).to_have_values(
        ["fr", "pl"]
    )
    expect(page.get_by_label("None of: Topic")).to_have_values(["health"])


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_the_link_to_the_form_lies_over_nothing(open_page, width):
    """On the first page and on that of an answer, at any width."""
    page = open_page("/en/", viewport={"width": width, "height": 800})
    for path in ("/en/", "/uk/?q=енергія", "/fr/?q=(", "/vi/?q=hoa"):
        page.goto(path)
        link = page.locator(".to-advanced a")
        box = link.bounding_box()
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        over = link.evaluate(
            """link => {
                const own = link.getBoundingClientRect();
                const others = document.querySelectorAll(
                    'header :is(a, button, input, summary), main :is(a, h1)'
                );
                return [...others].filter(other => {
                    const box = other.getBoundingClientRect();
                    return other !== link && box.width && box.left < own.right - 1
                        && own.left < box.right - 1 && box.top < own.bottom - 1
                        && own.top < box.bottom - 1;
                }).map(other => other.outerHTML.slice(0, 80));
            }"""
        )
        assert over == [], path
