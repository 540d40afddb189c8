"""Can a list of five be made, cited and exported, with scripts and without?"""

import io
from urllib.parse import parse_qsl, urlsplit

import openpyxl
import pytest

pytestmark = pytest.mark.browser


def tick(page, count):
    """Tick the first boxes of a page, and return the ids of their articles."""
    boxes = page.locator("main input[type=checkbox][name=id]")
    for number in range(count):
        boxes.nth(number).check()
    return [boxes.nth(number).get_attribute("value") for number in range(count)]


def follow(page, button):
    """Press a button that leads to another address, and wait for it."""
    with page.expect_navigation():
        page.locator(button).click()


def listed(page):
    """Return the ids of the list that a page shows, in their order."""
    return page.locator(".listed input[name=id]").evaluate_all(
        "fields => fields.map((field) => field.value)"
    )


def check_taken_along(page, expected):
    """Check that the workbook and the citations have the articles of the page."""
    address = page.locator("a[data-file=xlsx]").get_attribute("href")
    data = page.request.get(address).body()
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    titles = [row[0] for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert titles == page.locator(".listed h2").all_inner_texts()
    page.locator("#cites > summary").click()
    page.get_by_role("button", name="ДСТУ 8302:2015").click()
    page.locator("#cites [aria-pressed=true]", has_text="ДСТУ").wait_for()
    citations = page.locator("#citations cite").all_inner_texts()
    assert listed(page) == expected
    assert len(citations) == len(expected)
    for title, citation in zip(titles, citations, strict=True):
        assert citation.startswith(title)
        assert "дата звернення" in citation


def test_a_list_is_made_without_scripts(open_page):
    """Of two searches: the address has it all, notes too."""
    page = open_page("/uk/?q=Laos", java_script_enabled=False)
    ids = tick(page, 2)
    follow(page, "#ticks button")
    assert listed(page) == ids
    page.locator("textarea[name=note]").first.fill("важливо")
    follow(page, "#list [data-plain]")
    page.locator(".more-ask input[name=q]").fill("енергія")
    follow(page, ".more-ask button")
    ids += tick(page, 3)
    follow(page, "[data-ticks] button")

    assert listed(page) == ids
    assert page.locator("textarea[name=note]").first.input_value() == "важливо"
    assert ("note", "важливо") in parse_qsl(urlsplit(page.url).query)
    check_taken_along(page, ids)


def test_a_list_is_kept_by_scripts(open_page):
    """Ticks of two searches are there at once, on every page and after a new visit."""
    page = open_page("/uk/?q=Laos")
    ids = tick(page, 2)
    page.goto("/uk/?q=енергія")
    boxes = page.locator("main input[form=ticks]:not(:checked)")
    for _ in range(3):
        ids.append(boxes.first.get_attribute("value"))
        boxes.first.check()
    page.locator(".tabs [data-list-count]", has_text="5").wait_for()
    page.goto("/uk/list")
    page.locator(".listed > li").nth(4).wait_for()

    assert listed(page) == ids
    assert urlsplit(page.url).query == ""
    page.locator("textarea[name=note]").first.fill("важливо")
    page.reload()
    page.locator(".listed > li").nth(4).wait_for()
    assert page.locator("textarea[name=note]").first.input_value() == "важливо"
    check_taken_along(page, ids)


def test_ticks_that_are_quicker_than_scripts_are_kept(open_page):
    """The page may be left while the list's script is still on its way."""
    page = open_page("/en/help")
    page.route("**/my_list.js*", lambda _: None)
    page.goto("/en/?q=energy")
    ids = tick(page, 3)
    page.unroute_all()
    page.goto("/en/list")
    page.locator(".listed > li").nth(2).wait_for()

    assert listed(page) == ids


def test_a_list_that_was_sent_leaves_ones_own_alone(open_page):
    """It is shown as it came, and is added only when that is asked for."""
    page = open_page("/en/?q=Laos")
    (own,) = tick(page, 1)
    page.goto("/en/list?id=laos-wind-power.vi&note=hello")
    page.locator("[data-shared]").wait_for(state="visible")
    assert listed(page) == ["laos-wind-power.vi"]
    page.goto("/en/list")
    page.locator(".listed > li").wait_for()
    assert listed(page) == [own]

    page.goto("/en/list?id=laos-wind-power.vi&note=hello")
    page.get_by_role("button", name="Add these to my list").click()
    page.locator(".listed > li").nth(1).wait_for()
    assert listed(page) == [own, "laos-wind-power.vi"]


def test_a_list_is_put_in_order_by_keyboard(open_page):
    """The focus stays with the article that moves, and emptying asks first."""
    page = open_page("/en/?q=energy")
    ids = tick(page, 3)
    page.goto("/en/list")
    page.locator(".listed > li").nth(2).wait_for()
    page.locator("[name=down]").first.press("Enter")
    page.locator(f".listed > li:nth-child(2)[data-id='{ids[0]}']").wait_for()
    page.locator(f"[data-id='{ids[0]}'] [name=down]:focus").wait_for()
    assert page.locator("#told").inner_text().startswith("2. ")
    page.keyboard.press("Enter")
    page.locator(f".listed > li:nth-child(3)[data-id='{ids[0]}']").wait_for()
    assert listed(page) == [ids[1], ids[2], ids[0]]
    page.locator(f"[data-id='{ids[0]}'] [name=up]:focus").wait_for()

    page.locator("[name=clear]").click()
    page.locator("[data-list-do=clear]").click()
    page.locator("[data-empty]").wait_for()
    assert page.evaluate("localStorage.getItem('hoptac-list')") is None
    page.locator("[data-undo] :focus").press("Enter")
    page.locator(".listed > li").nth(2).wait_for()
    assert listed(page) == [ids[1], ids[2], ids[0]]


def test_where_nothing_can_be_stored_the_forms_work(open_page):
    """A browser that refuses storage is served as one without scripts."""
    page = open_page("/en/help")
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage',"
        " { get() { throw new Error('refused'); } })"
    )
    page.goto("/en/?q=Laos")
    ids = tick(page, 2)
    page.locator("#ticks button").click()
    page.locator(".listed > li").nth(1).wait_for()

    assert listed(page) == ids
