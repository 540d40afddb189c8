"""Does an article lead from match to match, and show what speaks for its tags?"""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

ARTICLE = "/en/article/laos-wind-power.pl?q=energia"
SHOWN = re.compile(r"\bshown\b")


@pytest.mark.parametrize("scripts", [True, False])
def test_the_keyboard_leads_from_match_to_match(open_page, scripts):
    """Enter on the link, then Tab and Enter: one match after the other, and back."""
    page = open_page(ARTICLE, java_script_enabled=scripts)
    marks = page.locator("article mark")
    assert marks.count() == 2

    page.get_by_role("link", name="Go to the first match (2 in all)").press("Enter")
    down = page.get_by_role("link", name="Next match")
    expect(down).to_be_visible()
    expect(page).to_have_url(re.compile("#match-1$"))
    page.keyboard.press("Tab")
    expect(down).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#match-2$"))
    expect(down).not_to_be_visible()
    expect(marks.nth(1)).to_be_in_viewport()
    page.get_by_role("link", name="Previous match").click()

    expect(page).to_have_url(re.compile("#match-1$"))
    expect(marks.first).to_be_in_viewport()


def test_pointing_at_a_tag_shows_what_speaks_for_it(open_page):
    """Its words light up in the text; those of other tags do not."""
    page = open_page(ARTICLE)
    tag = page.locator("[data-tag]").filter(has_text="Laos").first
    number = tag.get_attribute("data-tag")
    proofs = page.locator(f".proof[data-tags~='{number}']")
    others = page.locator(f".proof:not([data-tags~='{number}'])")

    tag.hover()

    assert set(proofs.all_inner_texts()) == {"Laosu", "Laos", "laotański"}
    for proof in proofs.all():
        expect(proof).to_have_class(SHOWN)
    expect(others.first).not_to_have_class(SHOWN)
    page.mouse.move(1, 1)
    expect(proofs.first).not_to_have_class(SHOWN)


def test_the_keyboard_shows_what_speaks_for_a_tag(open_page):
    """Where the focus is on a tag's link, its words light up."""
    page = open_page(ARTICLE)
    tag = page.locator("[data-tag]").first

    tag.get_by_role("link").first.focus()

    number = tag.get_attribute("data-tag")
    expect(page.locator(f".proof[data-tags~='{number}']").first).to_have_class(SHOWN)


def test_a_tap_on_a_word_shows_its_tags(open_page):
    """On a screen that is touched, too."""
    page = open_page(ARTICLE, has_touch=True, viewport={"width": 360, "height": 740})
    proof = page.locator(".body .proof").first
    numbers = proof.get_attribute("data-tags").split()

    proof.tap()

    expect(proof).to_have_class(SHOWN)
    for number in numbers:
        expect(page.locator(f"[data-tag='{number}']")).to_have_class(SHOWN)


def test_a_tags_word_leads_to_its_place_without_scripts(open_page):
    """The word is scrolled into view and highlighted."""
    page = open_page(ARTICLE, java_script_enabled=False)
    word = page.locator("[data-tag] dd a").last
    word.click()

    target = page.locator(".proof:target")
    expect(target).to_be_in_viewport()
    expect(target).to_have_text(word.inner_text())


def test_jumping_within_a_search_page_keeps_it(open_page):
    """Back from a jump nothing is loaded anew."""
    page = open_page("/en/?q=Monsoon")
    page.evaluate("() => { document.querySelector('main').dataset.kept = '1'; }")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#results$"))

    page.go_back()

    expect(page).not_to_have_url(re.compile("#results$"))
    page.wait_for_timeout(200)
    expect(page.locator("main")).to_have_attribute("data-kept", "1")


def test_related_articles_can_be_opened(open_page):
    """They are of other stories; a click opens one."""
    page = open_page(ARTICLE)
    link = page.get_by_role("region", name="Related articles").get_by_role("link").first
    title = link.inner_text()

    link.click()

    expect(page.get_by_role("heading", level=1)).to_have_text(title)
