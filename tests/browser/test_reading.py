"""Can a person search and read in a browser, on any screen, with any input?"""

import re

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser

PAGES = {
    "start": "/",
    "results": "/?q=Vietnam&country=KR&country=LA",
    "nothing": "/?q=qqqqq&country=KR",
    "article": "/article/laos-wind-power.vi?q=Monsoon",
    "article with reasons": "/article/laos-wind-power.vi?q=nang+luong+gio+Monsoon",
    "help": "/help",
    "did you mean": "/?q=cgsdghfwz&country=KR",
    "error": "/nowhere/" + "long" * 40,
}


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def page(open_page, request):
    """Return the start page, once with JavaScript allowed and once without."""
    return open_page("/", java_script_enabled=request.param)


def count(page):
    """Read how many articles the page says there are."""
    return int(page.locator(".bar [role=status]").inner_text().split()[0])


def count_stories(page):
    """Read how many stories the page says there are; its facets count them."""
    return int(page.locator(".bar [role=status]").inner_text().split()[-2])


def test_searching_by_keyword_shows_marked_hits(page):
    """Typing a word and pressing Enter shows hits with the word's forms marked."""
    everything = count(page)
    page.get_by_label("Search the articles").fill("вітропарк")
    page.keyboard.press("Enter")

    expect(page).to_have_title("вітропарк – Hoptac")
    expect(page.locator("#q")).to_have_value("вітропарк")
    hits = page.locator(".hit")
    assert 0 < hits.count() == count_stories(page)
    assert count(page) < everything
    assert all(hit.locator("mark").count() for hit in hits.all())


def test_filtering_by_partner_country_and_taking_it_back(page):
    """A click on a country narrows the hits, and its chip brings all of them back."""
    everything = count_stories(page)
    facet = page.get_by_role("region", name="Partner country")
    link = facet.get_by_role("link").first
    name = link.locator(".name").inner_text()
    promised = int(link.locator(".count").inner_text())
    link.click()

    chosen = facet.get_by_role("link", name=re.compile(rf"^{re.escape(name)}\b"))
    expect(chosen).to_have_attribute("aria-current", "true")
    assert count_stories(page) == promised < everything
    assert page.locator(".hit").count() == min(10, promised)
    page.get_by_role("link", name=f"Remove the filter Partner country: {name}").click()

    expect(page.locator(".chips")).to_have_count(0)
    assert count_stories(page) == everything


def test_reading_an_article_with_its_marks(page):
    """A click on a headline opens the article with the question's words marked."""
    page.locator("#q").fill("Monsoon")
    page.get_by_role("button", name="Search").click()
    expect(page).to_have_title("Monsoon – Hoptac")
    headline = page.locator(".hit h2 a").first
    title = headline.inner_text()
    headline.click()

    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    marks = page.locator("article .body mark")
    assert set(marks.all_inner_texts()) == {"Monsoon"}
    expect(page.get_by_role("complementary", name="Tags")).to_be_visible()
    page.get_by_role("link", name="Back: Monsoon").click()
    expect(page.locator("#q")).to_have_value("Monsoon")


def test_dates_limit_the_answer(page):
    """Days typed into the folded fields limit the articles."""
    everything = count(page)
    page.get_by_text("Dates").click()
    field = page.get_by_label("From", exact=True)
    field.fill("2025-01-01")
    page.get_by_role("button", name="Search").click()

    expect(page).to_have_url(re.compile("from=2025-01-01"))
    assert 0 < count(page) < everything
    expect(field).to_have_value("2025-01-01")
    days = page.locator(".hit time").evaluate_all("all => all.map(t => t.dateTime)")
    assert days
    assert min(days) >= "2025-01-01"


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_small_screen_needs_no_sideways_scrolling(open_page, path):
    """At 360 pixels everything fits the width, with the filters folded out too."""
    page = open_page(path, viewport={"width": 360, "height": 740})
    measure = "() => document.documentElement.scrollWidth"

    assert page.evaluate(measure) <= 360
    link = page.locator(".to-filters a")
    if link.count():
        link.click()
        expect(page.locator(".facet").first).to_be_visible()
        assert page.evaluate(measure) <= 360


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_stands_out_in_both_schemes(open_page, scheme):
    """The page follows the reader's choice of light or dark."""
    page = open_page("/", color_scheme=scheme)

    style = "() => getComputedStyle(document.body)"
    ink, paper = (
        sum(map(int, page.evaluate(f"{style}.{name}")[4:-1].split(",")))
        for name in ("color", "backgroundColor")
    )
    assert abs(ink - paper) > 450
    assert (ink < paper) == (scheme == "light")


def focused(page):
    """Return what has the focus: where it is, its tag, and whether it shows that."""
    return page.evaluate(
        """() => {
            const at = document.activeElement;
            const inside = at.closest('form, .facets, .hits, .skip');
            return [
                inside ? inside.className.split(' ')[0] : '', at.tagName,
                getComputedStyle(at).outlineStyle,
            ];
        }"""
    )


def test_tab_reaches_search_then_hits_then_filters(open_page):
    """By keyboard one meets the search, the hits, what takes them along, filters."""
    page = open_page("/?q=Monsoon")
    regions = []
    for _ in range(80):
        page.keyboard.press("Tab")
        region, tag, outline = focused(page)
        assert tag == "BODY" or outline != "none", region
        if region and region not in regions:
            regions.append(region)
        if region == "facets":
            break

    assert regions == ["skip", "ask", "hits", "take", "facets"]
    page.keyboard.press("Enter")
    expect(page.locator(".chips a")).to_be_visible()


def test_skip_link_leads_past_the_header(open_page):
    """The first Tab shows the link to the results, and Enter moves the focus there."""
    page = open_page("/?q=Monsoon")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the results")

    expect(skip).to_be_focused()
    assert skip.bounding_box()["width"] > 50
    page.keyboard.press("Enter")
    assert page.url.endswith("#results")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.closest('#results') !== null")


def test_filters_fold_out_by_keyboard_on_a_small_screen(open_page):
    """On a small screen a link opens the filters, and they have the focus."""
    page = open_page("/", viewport={"width": 360, "height": 740})
    facet = page.locator(".facet").first
    expect(facet).not_to_be_visible()

    page.locator(".to-filters a").focus()
    page.keyboard.press("Enter")

    expect(facet).to_be_visible()
    expect(page.locator("#filters")).to_be_focused()
