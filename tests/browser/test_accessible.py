"""Can everybody use every page? axe-core reports no violation."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from webapp.languages import INTERFACE

pytestmark = pytest.mark.browser

PAGES = {
    "start": "/",
    "results": "/?q=Vietnam&country=KR",
    "every article": "/?q=semi-conducteur&group=article",
    "nothing": "/?q=qqqqq&country=KR",
    "article": "/article/laos-wind-power.vi?q=Monsoon",
    "compare": "/article/laos-wind-power.uk?with=pl&q=Monsoon",
    "overview": "/overview?q=Vietnam&missing=pl",
    "list": "/list?id=laos-wind-power.uk&note=x&id=laos-wind-power.pl&q=Laos&clear=ask",
    "empty list": "/list",
    "help": "/help",
    "advanced": "/advanced?q=мир+country:PL&not-topic=sport",
    "wrong question": "/?q=(мир&country=PL",
    "unknown value": "/?country=Polnad",
    "error": "/nowhere",
}


VIEWS = [*((lang, "light") for lang in INTERFACE), ("en", "dark")]
"""Texts depend on the language and contrasts on the theme, neither on both."""


@pytest.mark.parametrize(("lang", "theme"), VIEWS)
def test_no_page_has_a_violation(open_page, lang, theme):
    """In every language and in both themes, with filters and lists unfolded."""
    page = open_page(f"/{lang}/", color_scheme=theme)
    violations = {}
    for name, path in PAGES.items():
        page.goto(f"/{lang}{path}")
        page.evaluate(
            "document.querySelectorAll('details').forEach(d => d.open = true)"
        )
        for violation in Axe().run(page).response["violations"]:
            elements = [node["html"][:120] for node in violation["nodes"][:2]]
            violations[name, violation["id"]] = elements

    assert violations == {}
