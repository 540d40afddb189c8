"""Do people get where they want to, with scripts and without?"""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

WAYS = pytest.mark.parametrize(
    "scripts", [True, False], ids=["with scripts", "without scripts"]
)


def arguments(page):
    """Return the arguments of a page's address."""
    return parse_qs(urlsplit(page.url).query)


def count(page):
    """Return how many articles a page says there are."""
    return int(re.match(r"[0-9]+", page.locator(".bar p").inner_text())[0])


@WAYS
def test_search_by_keyword(open_page, scripts):
    """A word typed in one language finds articles in others, its forms marked."""
    page = open_page("/en/", java_script_enabled=scripts)
    page.locator("#q").fill("semiconductor")
    page.locator("#q").press("Enter")
    page.wait_for_url(re.compile("q=semiconductor"))

    expect(page.locator(".hit").first).to_be_visible()
    langs = {lang.inner_text() for lang in page.locator(".hit .lang").all()}
    others = page.locator(".hit .also a").count()
    assert others or len(langs) > 1
    expect(page.locator(".hit mark").first).to_be_visible()


@WAYS
def test_filter_by_partner_country(open_page, scripts):
    """As many articles are left as the facet said, and each has the country."""
    page = open_page("/en/?group=article", java_script_enabled=scripts)
    link = page.locator("nav.facets a", has_text="Japan").first
    promised = int(link.locator(".count").inner_text())
    link.click()
    page.wait_for_url(re.compile("country=JP"))

    expect(page.locator(".chips a")).to_contain_text("Japan")
    expect(page.locator(".bar p")).to_have_text(re.compile(f"^{promised} "))
    for hit in page.locator(".hit").all():
        expect(hit.locator(".tags")).to_contain_text("Japan")


@WAYS
def test_combine_facets_and_undo(open_page, scripts):
    """Two values of one facet widen, another facet narrows, and chips take it back."""
    page = open_page("/en/?group=article", java_script_enabled=scripts)
    everything = count(page)
    counts = []
    for name, mark in (
        ("Japan", "country=JP"),
        ("China", "country=CN"),
        ("Polish", "lang=pl"),
    ):
        link = page.locator("nav.facets a", has_text=name).first
        if not link.is_visible():  # it is among those that fold out
            link.locator("xpath=ancestor::details[1]/summary").click()
        link.click()
        page.wait_for_url(re.compile(mark))
        page.locator(".chips a", has_text=name).wait_for()
        counts.append(count(page))

    assert counts[0] < counts[1] > counts[2]
    assert set(arguments(page)["country"]) == {"JP", "CN"}

    for name in ("Polish", "China", "Japan"):
        page.locator(".chips a", has_text=name).click()
        page.locator(".chips a", has_text=name).wait_for(state="detached")
    expect(page.locator(".bar p")).to_have_text(re.compile(f"^{everything} "))


@WAYS
def test_switch_language(open_page, scripts):
    """The page speaks another language, the question and the filters stay, and so does
    the choice.
    """
    page = open_page("/en/?q=Laos&country=LA", java_script_enabled=scripts)
    page.locator(".tongues summary").click()
    page.locator(".tongues a", has_text="Tiếng Việt").click()
    page.wait_for_url(re.compile("/vi/"))

    assert arguments(page) == {"q": ["Laos"], "country": ["LA"]}
    assert page.locator("html").get_attribute("lang") == "vi"
    expect(page.locator("#q")).to_have_value("Laos")
    page.goto("/?q=Laos")
    page.wait_for_url(re.compile("/vi/"))


@WAYS
def test_open_a_story_and_compare_versions(open_page, scripts):
    """From a hit to its article, to another version, to both side by side."""
    page = open_page("/en/?q=Monsoon", java_script_enabled=scripts)
    page.locator(".hit h2 a").first.click()
    page.wait_for_url(re.compile("/article/"))
    first = page.locator("html h1").get_attribute("lang")

    page.get_by_role("link", name="Compare versions").click()
    page.wait_for_url(re.compile("with="))

    pair = page.locator(".compare .heads > div")
    expect(pair).to_have_count(2)
    langs = [
        page.locator(".compare .heads h1").get_attribute("lang"),
        page.locator(".compare .heads h2").get_attribute("lang"),
    ]
    assert langs[0] == first != langs[1]
    expect(page.locator(".compare .pair").nth(1)).to_be_visible()
    page.get_by_role("link", name="Back to the article").click()
    expect(page.locator(".article h1")).to_be_visible()


def test_suggestion_by_keyboard_alone(open_page):
    """From the top of the page: tabs to the field, letters, arrow, enter, hits."""
    page = open_page("/en/")
    page.evaluate("document.activeElement.blur()")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id") == "q":
            break
    page.keyboard.type("напівпр", delay=20)
    page.locator("#q-list [role=option]").first.wait_for()
    page.keyboard.press("ArrowDown")
    chosen = page.locator("#q-list [aria-selected=true]")
    expect(chosen).to_have_count(1)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("(q|topic)="))

    expect(page.locator(".hit").first).to_be_visible()


def test_a_country_that_is_suggested_filters(open_page):
    """Its kind and count are said; choosing it leaves what it promised."""
    page = open_page("/en/")
    page.locator("#q").press_sequentially("Polan", delay=20)
    option = page.locator("#q-list [role=option]").first
    option.wait_for()
    assert re.fullmatch(r"Poland\s+Partner country · \d+", option.inner_text())
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("country=PL"))

    assert page.locator("#q").input_value() == ""
    expect(page.locator(".hit").first).to_be_visible()
    expect(page.locator(".chips")).to_contain_text("Poland")


def test_without_scripts_a_beginning_with_a_star_does_what_a_suggestion_does(open_page):
    """Nothing is completed, and nothing is missing for it."""
    page = open_page("/en/", java_script_enabled=False)
    page.locator("#q").fill("напівпровід*")
    page.keyboard.press("Enter")

    expect(page.locator(".hit").first).to_be_visible()
    assert page.locator("#q-list").is_hidden()


def test_what_has_the_focus_is_seen(open_page):
    """Each thing that Tab reaches has an outline of its own."""
    page = open_page("/en/?q=Laos")
    for _ in range(25):
        page.keyboard.press("Tab")
        seen = page.evaluate(
            "(() => { const s = getComputedStyle(document.activeElement);"
            " return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0; })()"
        )
        assert seen, page.evaluate("document.activeElement.outerHTML")
