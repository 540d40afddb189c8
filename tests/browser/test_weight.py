"""Is the first page light, and does it ask nothing of anybody else?"""

from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import watched

pytestmark = pytest.mark.browser

MOST_BYTES = 28_600
"""A first page weighed 18,665 before it had tabs, lists and charts with axes."""
MOST_REQUESTS = 3
"""The page, its styles, its script."""


@pytest.mark.parametrize("path", ["/uk/", "/en/?q=energia", "/vi/overview"])
def test_the_first_page_is_light(browser, site, path):
    """Count the bytes and requests of a first visit, as they are sent to browsers."""
    with watched(browser, site) as (page, troubles):
        sizes, paths = {}, []
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.on(
            "Network.loadingFinished",
            lambda event: sizes.update(
                {event["requestId"]: event["encodedDataLength"]}
            ),
        )
        page.on("request", lambda request: paths.append(urlsplit(request.url).path))
        page.goto(path, wait_until="networkidle")
        before_content = [url for url in paths if url != "/static/icon.svg"]

        assert 0 < sum(sizes.values()) <= MOST_BYTES
        assert 1 < len(before_content) <= MOST_REQUESTS
        assert page.context.cookies() == []
    assert troubles == []


def test_the_only_cookie_is_the_choice_of_a_language(browser, site):
    """It is there after the choice, and nothing else ever is."""
    with watched(browser, site) as (page, troubles):
        page.goto("/en/?q=Laos")
        page.locator(".tongues summary").click()
        page.locator(".tongues a", has_text="Polski").click()
        page.locator(".hit h2 a").first.click()
        page.wait_for_load_state()

        assert [(c["name"], c["value"]) for c in page.context.cookies()] == [
            ("lang", "pl")
        ]
    assert troubles == []
