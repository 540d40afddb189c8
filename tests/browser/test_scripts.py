"""Are answers shown in place, and completions taken by keyboard alone?"""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def page(open_page):
    """Return the search page in Polish."""
    return open_page("/pl/?q=Laos")


def test_a_filter_is_applied_in_place(page):
    """The list changes without another page, the focus stays, and back undoes it."""
    page.evaluate("window.stays = true")
    before = page.locator(".hit").count()
    link = page.locator("nav.facets a", has_text="Chiny").first
    link.click()
    page.wait_for_url(re.compile("country=CN"))

    page.locator(".chips a", has_text="Chiny").wait_for()
    assert page.evaluate("window.stays")
    assert (
        page.evaluate("document.activeElement.textContent").strip().startswith("Chiny")
    )
    assert "artykuł" in page.locator("#told").inner_text()

    page.go_back()
    page.locator(".chips").wait_for(state="detached")
    assert page.evaluate("window.stays")
    assert page.locator(".hit").count() == before
    page.go_forward()
    page.locator(".chips a", has_text="Chiny").wait_for()


def test_a_question_is_answered_in_place(page):
    """The address, the title and the field are those of the new question."""
    page.evaluate("window.stays = true")
    page.fill("#q", "wiatr")
    page.press("#q", "Enter")
    page.wait_for_url(re.compile("q=wiatr"))

    expect(page).to_have_title(re.compile("^wiatr"))
    assert page.evaluate("window.stays")
    assert page.input_value("#q") == "wiatr"
    assert page.evaluate("document.activeElement.id") == "q"


def test_a_completion_is_taken_by_keyboard_alone(page):
    """Down, down, enter: as the list is shown, announced and marked."""
    field = page.locator("#q")
    field.focus()
    field.fill("")
    page.keyboard.type("coop")
    options = page.locator("#q-list [role=option]")
    options.first.wait_for()

    assert field.get_attribute("aria-expanded") == "true"
    assert "Podpowiedzi" in page.locator("form [role=status]").inner_text()
    page.keyboard.press("ArrowDown")
    active = field.get_attribute("aria-activedescendant")
    assert page.locator(f"#{active}").get_attribute("aria-selected") == "true"
    text = page.locator(f"#{active} span").inner_text()
    page.keyboard.press("Enter")

    expect(page).to_have_title(re.compile(f"^{text}"))
    assert page.input_value("#q") == text
    assert page.locator("#q-list").is_hidden()


def test_completions_go_away(page):
    """Escape closes them and keeps what was typed; so does leaving the field."""
    page.locator("#q").fill("")
    page.locator("#q").focus()
    page.keyboard.type("coop")
    page.locator("#q-list [role=option]").first.wait_for()
    page.keyboard.press("Escape")

    assert page.locator("#q-list").is_hidden()
    assert page.input_value("#q") == "coop"
    page.keyboard.press("ArrowDown")
    page.locator("#q-list [role=option]").first.wait_for()
    page.keyboard.press("Tab")
    assert page.locator("#q-list").is_hidden()


def test_a_long_list_is_narrowed_as_one_types(open_page):
    """Values are matched with or without diacritics; the others are hidden."""
    page = open_page("/vi/")
    section = page.locator("section.facet", has=page.locator("#facet-country"))
    section.locator("summary").click()
    field = section.locator("input.narrow")
    field.fill("an do")

    shown = section.locator("details li:visible .name").all_inner_texts()
    assert shown == ["Ấn Độ"]
    field.fill("")
    assert section.locator("details li:visible").count() > 1


def test_other_pages_are_loaded_as_ever(page):
    """An article is a page of its own, and so is the search in another language."""
    page.evaluate("window.stays = true")
    page.locator(".hit h2 a").first.click()
    page.wait_for_url(re.compile("/pl/article/"))

    assert page.evaluate("window.stays === undefined")
    page.locator(".tongues summary").click()
    page.locator(".tongues a", has_text="Français").click()
    page.wait_for_url(re.compile("/fr/article/"))
    assert page.locator("html").get_attribute("lang") == "fr"


def test_without_an_answer_the_page_is_loaded(page):
    """A search that is refused is shown as the page that says so."""
    page.wait_for_load_state("networkidle")
    page.fill("#q", "a~1 b~1 c~1 " * 3)
    page.press("#q", "Enter")

    alert = page.get_by_role("alert")
    expect(alert).to_contain_text("~")
    expect(page.locator("#q")).to_have_value(("a~1 b~1 c~1 " * 3).strip())


def test_a_stretch_of_time_is_drawn_over_the_bars(open_page):
    """From one bar to another: both are within the dates, in place."""
    page = open_page("/en/?q=energia")
    page.evaluate("window.stays = true")
    bars = page.locator(".timeline a")
    first, last = bars.nth(0), bars.nth(2)
    expected = first.get_attribute("data-from"), last.get_attribute("data-to")
    with page.expect_response("**/timeline.js*"):
        page.locator(".timeline").hover()
    page.wait_for_load_state("networkidle")
    start, end = (bar.locator(".back").bounding_box() for bar in (last, first))
    page.mouse.move(start["x"] + 1, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(end["x"] + 1, end["y"] + end["height"] / 2, steps=8)
    page.mouse.up()

    page.wait_for_url(re.compile(f"from={expected[0]}&to={expected[1]}"))
    expect(page.locator(".timeline a.on")).to_have_count(3)
    assert page.evaluate("window.stays")


def test_a_bar_is_a_link(open_page):
    """A click on it limits the dates to it."""
    page = open_page("/en/?q=energia")
    bar = page.locator(".timeline a").nth(1)
    expected = bar.get_attribute("data-from")
    bar.locator(".back").click()

    page.wait_for_url(re.compile(f"from={expected}"))
    expect(page.locator(".timeline a.on")).to_have_count(1)
