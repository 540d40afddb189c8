"""Can everybody use every page? axe-core finds nothing to object to."""

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
    "help": "/help",
    "error": "/nowhere",
}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("lang", INTERFACE)
def test_no_page_has_a_violation(open_page, lang, theme):
    """In every language and both themes, with filters and lists unfolded."""
    page = open_page(f"/{lang}/", color_scheme=theme)
    found = {}
    for name, path in PAGES.items():
        page.goto(f"/{lang}{path}")
        page.evaluate(
            "document.querySelectorAll('details').forEach(d => d.open = true)"
        )
        violations = Axe().run(page).response["violations"]
        for violation in violations:
            places = [node["html"][:120] for node in violation["nodes"][:2]]
            found[name, violation["id"]] = places

    assert found == {}
