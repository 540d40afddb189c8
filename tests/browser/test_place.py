"""Does nobody lose the place in a list, with scripts and without?"""

import json
import re
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import until

pytestmark = pytest.mark.browser

LIST = "/en/?q=energia&lang=pl&lang=vi&sort=newest&group=article&size=5"
ARTICLE = "/en/article/laos-wind-power.pl?q=energia&country=LA&country=TH"
WAYS = pytest.mark.parametrize(
    "scripts", [True, False], ids=["with scripts", "without scripts"]
)


def headlines(page):
    """Return the addresses of a list's articles."""
    links = page.locator(".results > .hits .hit h2 a")
    return links.evaluate_all("all => all.map(a => a.getAttribute('href'))")


def arguments(url):
    """Return the arguments of an address, in order."""
    return sorted(parse_qsl(urlsplit(url).query))


@WAYS
def test_three_articles_by_next_and_back_to_the_same_list(open_page, scripts):
    """Two partners at once are filtered by; the way back leads to where one was."""
    page = open_page(
        "/en/?q=coop%C3%A9ration&group=article", java_script_enabled=scripts
    )
    for country, name in (("FR", "France"), ("PL", "Poland")):
        facet = page.get_by_role("region", name="Partner country")
        link = facet.locator(".choices a", has_text=name).first
        if not link.is_visible():
            facet.locator("summary").first.click()
        link.click()
        page.wait_for_url(re.compile(f"country={country}"))
    address, listed = page.url, headlines(page)
    assert len(listed) >= 3
    page.locator(".hit h2 a").first.click()
    for rank in (1, 2, 3):
        expect(page.locator(".place b")).to_have_text(re.compile(f"^{rank} of "))
        expect(page).to_have_url(re.compile(re.escape(listed[rank - 1]) + "$"))
        if rank < 3:
            page.get_by_role("link", name="Next result").click()
    expect(page.get_by_role("link", name="Previous result")).to_be_visible()
    back = page.locator(".to-list")
    expect(back).to_have_text(
        re.compile(r"^Back: coopération · France, Poland \(\d+\)$")
    )
    back.click()

    page.wait_for_url(re.compile("#hit-3$"))
    assert arguments(page.url) == arguments(address)
    assert headlines(page) == listed
    expect(page.locator("#hit-3")).to_be_in_viewport()


@WAYS
def test_the_second_page_is_come_back_to(open_page, scripts):
    """Next leads over the border of pages, and back from there to the other page."""
    page = open_page(LIST, java_script_enabled=scripts)
    page.locator(".hit h2 a").last.click()
    expect(page.locator(".place b")).to_have_text(re.compile("^5 of "))
    page.get_by_role("link", name="Next result").click()
    expect(page.locator(".place b")).to_have_text(re.compile("^6 of "))
    page.locator(".to-list").click()

    page.wait_for_url(re.compile("page=2.*#hit-6$"))
    expect(page.locator(".hit").first).to_have_id("hit-6")


@WAYS
def test_another_version_and_a_comparison_keep_the_place(open_page, scripts):
    """Their ways back lead to the same list."""
    page = open_page("/en/?q=energia&country=LA", java_script_enabled=scripts)
    listed = arguments(page.url)
    page.locator(".hit h2 a").first.click()
    page.get_by_role("link", name="Compare versions").click()
    expect(page.locator(".place b")).to_have_text(re.compile("^1 of "))
    page.locator(".versions li a:not(.beside)").first.click()
    expect(page.locator(".place b")).to_have_text(re.compile("^1 of "))
    page.locator(".to-list").click()

    page.wait_for_url(re.compile("#hit-1$"))
    assert arguments(page.url) == listed


def test_keys_lead_to_the_next_result(open_page):
    """And none of them does where one types."""
    page = open_page(LIST)
    page.locator(".hit h2 a").first.click()
    second = page.get_by_role("link", name="Next result").get_attribute("href")
    page.locator("#q").press("j")
    assert "j" in page.locator("#q").input_value()
    page.locator("h1").click()
    page.keyboard.press("j")
    page.wait_for_url(re.compile(re.escape(second)))
    page.keyboard.press("k")
    page.wait_for_url(re.compile("at=1$"))


@WAYS
def test_a_new_question_keeps_the_filters_that_stay_ticked(open_page, scripts):
    """What is unticked is left out, and no empty argument sticks to the address."""
    page = open_page(ARTICLE, java_script_enabled=scripts)
    expect(page.get_by_label("Partner country: Laos")).to_be_checked()
    page.get_by_label("Partner country: Thailand").uncheck()
    page.locator("#q").fill("wiatr")
    page.locator("#q").press("Enter")

    page.wait_for_url(re.compile("q=wiatr"))
    assert arguments(page.url) == [("country", "LA"), ("q", "wiatr")]


def test_articles_that_were_read_are_marked(open_page):
    """Under any question, by a sign and a colour; what is stored is bounded."""
    page = open_page(LIST)
    page.locator(".hit h2 a").nth(1).click()
    read = page.locator("[data-article]").get_attribute("data-article")
    until(page, "localStorage['hoptac-read']")
    page.goto("/en/?lang=pl&lang=vi&group=article&size=100")
    card = page.locator(f'.hit[data-id="{read}"]')
    expect(card.locator(".seen")).to_have_text("Read")
    assert page.locator(".seen").count() == 1
    assert page.locator(".hit.read").count() == 1

    many = json.dumps([str(n) for n in range(5000)])
    page.evaluate("ids => localStorage.setItem('hoptac-read', ids)", many)
    page.goto(ARTICLE)
    until(page, "JSON.parse(localStorage['hoptac-read']).length === 1000")


@pytest.mark.parametrize("stored", ["{", "7", "null", '{"a": 1}'])
def test_what_is_stored_and_none_of_ours_does_no_harm(open_page, stored):
    """The list and the article open as ever."""
    page = open_page(LIST)
    page.evaluate("text => localStorage.setItem('hoptac-read', text)", stored)
    page.goto(LIST)
    page.locator(".hit h2 a").first.click()
    expect(page.locator("[data-article]")).to_be_visible()
    until(page, r"/^\[\"[^\"]+\"\]$/.test(localStorage['hoptac-read'])")


@pytest.mark.parametrize("path", [LIST + "&page=2&prefer=vi", ARTICLE, "/en/overview"])
def test_a_link_is_copied(open_page, path):
    """The one address of what is shown; and it is said that it was copied."""
    page = open_page(path)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy the link").click()

    expect(page.locator("#told")).to_have_text("Copy the link ✓")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert copied == page.locator("link[rel=canonical]").get_attribute("href")
    assert "prefer" not in copied


def test_a_link_is_selected_where_nothing_may_be_copied(open_page):
    """It stands in a field, selected, until one leaves it."""
    page = open_page(ARTICLE)
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
    page.get_by_role("button", name="Copy the link").click()
    field = page.locator("textarea.to-copy")

    expect(field).to_be_focused()
    address = page.locator("link[rel=canonical]").get_attribute("href")
    expect(field).to_have_value(address)
    assert page.evaluate("() => getSelection().toString()") == address
    page.keyboard.press("Tab")
    expect(field).to_have_count(0)


def test_without_scripts_nothing_promises_to_copy(open_page):
    """No button is shown."""
    page = open_page(ARTICLE, java_script_enabled=False)

    assert page.locator(".copy").count()
    assert not any(button.is_visible() for button in page.locator(".copy").all())


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_was_read_can_still_be_read(open_page, scheme):
    """Its colour stands out from the page as WCAG's level AA asks (4.5 to 1)."""
    page = open_page("/en/", color_scheme=scheme)
    ratio = page.evaluate(
        """() => {
            const probe = document.body.appendChild(document.createElement('i'));
            const light = (name) => {
                probe.style.color = `var(${name})`;
                const parts = getComputedStyle(probe).color.match(/[0-9.]+/g);
                const [r, g, b] = parts.map((part) => {
                    const share = part / 255;
                    return share <= 0.04045
                        ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
                });
                return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
            };
            const [one, other] = [light('--read'), light('--paper')];
            return Math.max(one, other) / Math.min(one, other);
        }"""
    )
    assert ratio >= 4.5


@WAYS
def test_evidence_is_not_marked_until_it_is_pointed_at(open_page, scripts):
    """No word of the text looks like a link; a tag's own word leads to its place."""
    page = open_page(ARTICLE, java_script_enabled=scripts)
    proof = page.locator(".body .proof").first
    style = (
        "e => [getComputedStyle(e).textDecorationLine, getComputedStyle(e).boxShadow]"
    )
    assert proof.evaluate(style) == ["none", "none"]

    page.locator("[data-tag] dd a").first.click()

    assert page.locator(".proof:target").evaluate(style)[1] != "none"


@pytest.mark.parametrize("width", [1280, 390, 320])
def test_a_long_headline_leaves_room_for_the_text(open_page, width):
    """At most a third of the screen is its own, and it fits the width."""
    page = open_page(ARTICLE, viewport={"width": width, "height": 900})
    page.evaluate(
        """() => {
            const headline = document.querySelector('h1');
            headline.textContent = 'Гуманітарна співпраця двох країн '.repeat(8);
            headline.className = 'very-long';
        }"""
    )
    assert page.locator("h1").bounding_box()["height"] <= 300
    assert page.evaluate("() => document.documentElement.scrollWidth") <= width
