"""Does a reader see what a story says in a language that they read?"""

import pytest

VIEWS = [
    {"viewport": {"width": 1280, "height": 900}},
    {"viewport": {"width": 390, "height": 800}, "java_script_enabled": False},
]


@pytest.mark.parametrize("options", VIEWS, ids=["desktop", "phone-without-scripts"])
def test_a_page_shows_its_readers_language(open_page, options):
    """A question with a partner shows Ukrainian cards on the Ukrainian page."""
    page = open_page("/uk/?q=енергія&country=UA", **options)

    langs = page.locator(".hit h2").evaluate_all("all => all.map(one => one.lang)")
    assert langs
    assert set(langs) == {"uk"}


@pytest.mark.parametrize("options", VIEWS, ids=["desktop", "phone-without-scripts"])
def test_a_match_elsewhere_is_one_step_away(open_page, options):
    """A word of the Vietnamese version leads to its first match there."""
    page = open_page("/pl/?q=title:hợp", **options)
    found = page.locator(".hit .in-version").first

    assert found.locator("mark").first.inner_text().casefold() == "hợp"
    found.locator("a").click()
    page.wait_for_url("**/pl/article/*.vi?*#match-1")
    assert page.locator("#match-1").is_visible()


@pytest.mark.parametrize("options", VIEWS, ids=["desktop", "phone-without-scripts"])
def test_a_language_that_is_chosen_stays(open_page, options):
    """It is kept from page to page and forgotten on request."""
    page = open_page("/en/?country=FR", **options)

    def first():
        return page.locator(".hit h2").first.get_attribute("lang")

    def choose(name):
        page.locator("details.order summary").click()
        page.get_by_role("link", name=name).click()

    assert first() == "fr"
    choose("Vietnamese first")
    page.wait_for_url("**prefer=vi**")
    assert first() == "vi"
    page.goto("/en/?country=PL")
    assert first() == "vi"
    page.locator(".hit h2 a").first.click()
    page.wait_for_url("**/article/**")
    assert "prefer=" not in page.url
    related = page.locator(".related li a").evaluate_all("all => all.map(a => a.lang)")
    assert set(related) == {"vi"}
    page.goto("/en/?country=FR")
    choose("Forget this choice")
    page.wait_for_url(lambda url: "prefer" not in url)
    assert first() == "fr"
    assert [c["name"] for c in page.context.cookies()] == ["lang"]
