"""Can a person on a phone choose several filters without losing the place?"""

import re

import pytest
from playwright.sync_api import expect

from webapp.languages import INTERFACE

pytestmark = pytest.mark.browser

PHONE = {
    "viewport": {"width": 390, "height": 800},
    "has_touch": True,
    "is_mobile": True,
}
WAYS = pytest.mark.parametrize(
    "scripts", [True, False], ids=["with scripts", "without scripts"]
)


@WAYS
def test_filters_stay_open_from_choice_to_choice(open_page, scripts):
    """Each choice has the focus at its place, and the button says what is left."""
    page = open_page("/en/?q=energia", java_script_enabled=scripts, **PHONE)
    panel = page.locator("#filters")
    expect(panel).to_be_hidden()
    page.locator(".to-filters a").tap()
    expect(panel).to_be_visible()

    for anchor in ("country-FR", "topic-energy", "lang-pl"):
        link = panel.locator(f"#{anchor}")
        link.scroll_into_view_if_needed()
        link.tap()
        expect(link).to_have_attribute("aria-current", "true")
        expect(panel).to_be_visible()
        expect(link).to_be_focused()
        expect(link).to_be_in_viewport()
    shown = panel.locator(".panel-foot a")
    expect(shown).to_be_in_viewport()
    promised = re.match(r"Show (\d+) stor", shown.inner_text())[1]

    shown.tap()
    expect(panel).to_be_hidden()
    expect(page.locator(".bar p")).to_contain_text(f"{promised} stor")
    assert set(re.findall("country|topic|lang", page.url)) == {
        "country",
        "topic",
        "lang",
    }


def test_the_place_in_the_filters_is_kept(open_page):
    """A choice far down does not scroll the filters, and Back undoes the choice."""
    page = open_page("/en/#filters", **PHONE)
    panel = page.locator("#filters")
    link = panel.locator("#lang-pl")
    link.scroll_into_view_if_needed()
    before = panel.evaluate("e => e.scrollTop")
    assert before > 300
    link.tap()
    expect(link).to_have_attribute("aria-current", "true")
    assert abs(panel.evaluate("e => e.scrollTop") - before) < 150

    page.go_back()
    expect(page.locator(".chips")).to_have_count(0)
    expect(panel).to_be_visible()


@WAYS
def test_filters_can_be_closed(open_page, scripts):
    """Without a choice the list is as it was."""
    page = open_page("/en/?q=Laos", java_script_enabled=scripts, **PHONE)
    page.locator(".to-filters a").tap()
    page.locator("#filters .close").tap()

    expect(page.locator("#filters")).to_be_hidden()
    expect(page.locator(".hit").first).to_be_visible()


NUMBERED = {
    "uk": r"Показати \d+ сюжет(|и|ів)",
    "fr": r"Afficher \d+ sujets?",
    "pl": r"Pokaż \d+ wąt(ek|ki|ków)",
    "vi": r"Xem \d+ tin",
    "en": r"Show \d+ stor(y|ies)",
}


@pytest.mark.parametrize("lang", INTERFACE)
def test_the_button_counts_in_the_readers_language(open_page, lang):
    """In stories, or in articles where these are listed."""
    page = open_page(f"/{lang}/?q=Laos#filters", **PHONE)
    expect(page.locator(".panel-foot a")).to_have_text(re.compile(NUMBERED[lang]))


PATHS = ("/", "/?q=energia&country=FR&not-lang=pl", "/help", "/overview?q=Laos")


@pytest.mark.parametrize("lang", INTERFACE)
def test_nothing_goes_over_the_edge(open_page, lang):
    """At 320 pixels, with everything unfolded, and in the filters too."""
    page = open_page(f"/{lang}/", viewport={"width": 320, "height": 640})
    unfold = "document.querySelectorAll('details').forEach(d => d.open = true)"
    width = "document.documentElement.scrollWidth"
    for path in (*PATHS, "/?q=energia#filters", "/article/laos-wind-power.uk"):
        page.goto(f"/{lang}{path}")
        assert page.evaluate(width) <= 320, path
        page.evaluate(unfold)
        assert page.evaluate(width) <= 320, path
    page.goto(f"/{lang}/?q=energia&country=FR#filters")
    assert page.locator("#filters").evaluate("e => e.scrollWidth") <= 320


@pytest.mark.parametrize("lang", INTERFACE)
def test_the_placeholder_of_the_box_is_not_cut(open_page, lang):
    """At 390 pixels the whole sentence is seen."""
    page = open_page(f"/{lang}/", **PHONE)
    room = page.locator("#q").evaluate(
        """field => {
            const style = getComputedStyle(field);
            const pen = document.createElement('canvas').getContext('2d');
            pen.font = style.font;
            const sides = [style.paddingLeft, style.paddingRight].map(parseFloat);
            const text = pen.measureText(field.placeholder).width;
            return field.clientWidth - sides[0] - sides[1] - text;
        }"""
    )
    assert room >= 0


def test_the_text_of_a_chip_is_in_its_middle(open_page):
    """As much room above it as below."""
    page = open_page("/en/?country=FR", **PHONE)
    chip = page.locator(".chips a").bounding_box()
    text = page.locator(".chips a span").first.bounding_box()
    above = text["y"] - chip["y"]
    below = chip["y"] + chip["height"] - text["y"] - text["height"]
    assert abs(above - below) <= 2
