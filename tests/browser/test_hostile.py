"""Can an article run anything in a reader's browser, or disturb the page around it?"""

import json
import re
from urllib.parse import quote

import pytest

from indexer import build_index
from search.searcher.reader import Reader
from tests.browser.conftest import served, watched

pytestmark = pytest.mark.browser

RUN = "window.wasRun=1"
PAYLOADS = [
    f"<script>{RUN}</script>",
    f'"><img src=x onerror="{RUN}">',
    f"'><svg onload={RUN}>",
    f"</title></script><script>{RUN}</script>",
    f"{{{{ {RUN} }}}} ${{{RUN}}}",
    f"<a href='javascript:{RUN}'>x</a><iframe srcdoc='<script>parent.{RUN}</script>'>",
]
BIDI = "\u202e\u2067\u200f оборот \u202d"
ALL = " ".join(PAYLOADS)
LINK = f"javascript:{RUN}//"
LONG = 1_000_000
ARTICLES = [
    {
        "id": f"злий/{PAYLOADS[1]}",
        "lang": "uk",
        "title": f"Угода {ALL}",
        "body": f"Угода з Японією та Лаосом. {ALL}\n{ALL} {BIDI}",
        "source": PAYLOADS[1],
        "url": LINK,
        "topics": [PAYLOADS[0], PAYLOADS[1]],
        "story": "s",
    },
    {
        "id": "umowa",
        "lang": "pl",
        "title": f"Umowa {ALL}",
        "body": f"Umowa z Japonią. {ALL}",
        "source": BIDI,
        "url": f"data:text/html,{PAYLOADS[0]}",
        "published": "2025-01-01",
        "story": "s",
    },
    {
        "id": "long",
        "lang": "fr",
        "title": "Accord " + "x" * LONG,
        "body": "Un accord avec le Japon.",
    },
    {
        "id": "words",
        "lang": "fr",
        "title": "Accord " + "très long " * (LONG // 10),
        "body": "Un accord avec le Laos.",
    },
    {
        "id": "bidi",
        "lang": "vi",
        "title": f"Thỏa thuận {BIDI}",
        "body": f"Thỏa thuận với Nhật Bản {BIDI}.",
        "source": f"Nguồn {BIDI}",
    },
]
EVIL = quote(ARTICLES[0]["id"])
PAGES = [
    "/en/",
    "/en/?group=article&q=" + quote('угода OR umowa OR accord OR "thỏa thuận"'),
    f"/uk/article/{EVIL}",
    f"/uk/article/{EVIL}?q=" + quote("угода"),
    f"/uk/article/{EVIL}?with=pl",
    "/pl/article/umowa",
    "/fr/article/long",
    "/vi/article/bidi",
    "/en/overview",
    "/en/overview?missing=vi",
    "/en/?topic=" + quote(PAYLOADS[0]),
    "/en/?q=" + quote(ALL[:900]),
    "/en/?from=" + quote(PAYLOADS[1]),
    f"/en/nowhere/{quote(ALL, safe='')}",
    f"/language/uk?next={quote(LINK)}",
    "/en/feed.atom",
]


@pytest.fixture(scope="module")
def evil(tmp_path_factory):
    """Return the address of a server whose articles try to break out."""
    folder = tmp_path_factory.mktemp("hostile")
    lines = "\n".join(json.dumps(article) for article in ARTICLES)
    folder.joinpath("a.jsonl").write_text(lines, encoding="utf-8")
    build_index([folder / "a.jsonl"], folder / "index")
    with served(Reader(folder / "index")) as address:
        yield address


@pytest.mark.parametrize("path", PAGES, ids=range(len(PAGES)))
def test_nothing_of_an_article_runs(browser, evil, path):
    """No script ran, no dialog opened, and the policy had nothing to forbid."""
    with watched(browser, evil) as (page, troubles):
        dialogs = []
        page.on("dialog", lambda dialog: dialogs.append(dialog.message))
        page.goto(path, wait_until="commit" if "feed" in path else "load")
        page.wait_for_timeout(50)

        assert page.evaluate("window.wasRun") is None
        assert page.locator("main img, main iframe, main svg[onload]").count() == 0
        # A page that would be too large has links without addresses in its end.
        for link in page.locator("a[href]").all()[:200]:
            address = link.get_attribute("href")
            assert address.startswith(("/", "?", "#", "http://", "https://")), address
    assert dialogs == []
    assert troubles == []


FILE_NAME = re.compile(
    r"""attachment; filename="[\w.-]+\.[a-z]+"(; filename\*=UTF-8''[\w.%-]+)?""",
    re.ASCII,
)


@pytest.mark.parametrize(
    "path",
    [f"/cite/{form}/{EVIL}" for form in ("ris", "bibtex", "csl")] + ["/export.csv"],
)
def test_files_are_saved_and_not_shown(browser, evil, path):
    """Their names are plain words, whatever an article is called."""
    with watched(browser, evil) as (page, troubles):
        answer = page.request.get(path)
        name = answer.headers["content-disposition"]
        assert answer.ok
        assert FILE_NAME.fullmatch(name), name
    assert troubles == []


def test_hostile_links_do_nothing_when_they_are_used(browser, evil):
    """By mouse: every link of the list of hits leads to a page that runs nothing."""
    with watched(browser, evil) as (page, troubles):
        page.goto(PAGES[1])
        for number in range(page.locator(".hit h2 a").count()):
            page.locator(".hit h2 a").nth(number).click()
            page.wait_for_load_state()
            assert page.evaluate("window.wasRun") is None
            assert page.get_by_text("Read the original").count() == 0
            page.go_back()
    assert troubles == []


def test_a_title_of_a_megabyte_leaves_the_page_usable(browser, evil):
    """The list stays small and shows the other hits; the article can be read."""
    with watched(browser, evil) as (page, troubles):
        answer = page.goto("/en/?q=accord&group=article&equivalents=0")
        assert len(answer.body()) < 100_000
        page.set_viewport_size({"width": 360, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        heights = [hit.bounding_box()["height"] for hit in page.locator(".hit").all()]
        assert len(heights) == 2
        assert max(heights) < 740
        page.locator(".hit h2 a").first.click()
        page.get_by_text("Un accord avec").first.wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert troubles == []


def test_signs_of_direction_do_not_reach_beyond_their_text(browser, evil):
    """Text after a title or a source is where it would be without those characters."""
    with watched(browser, evil) as (page, troubles):
        page.goto("/en/?q=" + quote("thỏa thuận"))
        ways = page.evaluate(
            """() => [...document.querySelectorAll('.hit h2, .snippet, .meta span')]
                .map(e => getComputedStyle(e).unicodeBidi)"""
        )
        assert ways
        assert set(ways) <= {"isolate", "plaintext", "isolate-override"}
    assert troubles == []
