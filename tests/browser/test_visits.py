"""Does a list show what arrived since the last visit, and only that?"""

import json

import pytest
from playwright.sync_api import expect

from search.searcher.reader import Reader
from tests.browser.conftest import served, until, watched
from tests.webapp.news_folder import BASELINE, NEWS, day, index_news

pytestmark = pytest.mark.browser

MINUTE = 60_000
FIRST = day(0)
SENTENCES = {
    "en": "On this page: 2 new since your last visit (November 29)",
    "uk": "На цій сторінці нових після вашого попереднього візиту (29 листопада): 2",
    "fr": (
        "Nouveautés sur cette page depuis votre dernière visite (29 novembre)\u00a0: 2"
    ),
    "pl": "Nowości na tej stronie od ostatniej wizyty (29 listopada): 2",
    "vi": "Trên trang này có 2 bài mới kể từ lần ghé thăm trước (29 tháng 11)",
}


@pytest.fixture(scope="module")
def growing(tmp_path_factory):
    """Return the address of a collection that got two articles on its second day."""
    folder = tmp_path_factory.mktemp("growing")
    index_news(folder, 0, BASELINE)
    with served(Reader(index_news(folder, 1, [*BASELINE, *NEWS[1:]]))) as address:
        yield address


@pytest.fixture
def visit(browser, growing):
    """Return a function that opens a page on a day at noon, after an earlier visit."""
    opened = []

    def start(url="/en/?country=PL", seen=FIRST, ended=-24 * 60 * MINUTE, **options):
        watching = watched(browser, growing, timezone_id="UTC", **options)
        opened.append((watching, watching.__enter__()))
        page, _ = opened[-1][1]
        noon = day(0).replace(hour=12).timestamp() * 1000
        page.clock.install(time=noon / 1000)
        page.goto("/static/icon.svg")
        if seen:
            numbers = [0, 0, seen.timestamp() * 1000, noon + ended]
            keep(page, json.dumps(numbers))
        page.goto(url)
        return page

    yield start
    troubles = [told for _, (_, told) in opened]
    for watching, _ in opened:
        watching.__exit__(None, None, None)
    assert [trouble for told in troubles for trouble in told] == []


def keep(page, text):
    """Keep a text where a browser keeps what it knows of visits."""
    page.evaluate("text => { localStorage['hoptac-visits'] = text; }", text)


def marked(page):
    """Return the articles that are marked as new."""
    cards = page.locator(".hit:has(.fresh)")
    return sorted(cards.evaluate_all("all => all.map(card => card.dataset.id)"))


@pytest.mark.parametrize(("lang", "sentence"), SENTENCES.items(), ids=SENTENCES)
def test_what_arrived_since_is_marked_and_counted(visit, lang, sentence):
    """In words, with the way to what was added last; old news are new here, too."""
    page = visit(f"/{lang}/?country=PL")
    line = page.locator(".since")

    expect(line.locator("span")).to_have_text(sentence)
    assert marked(page) == ["gas.pl", "old.uk"]
    line.locator("a").click()
    page.wait_for_url("**/*sort=arrived*")
    expect(page.locator(".hit .fresh")).to_have_count(2)
    heads = page.locator(".hits > .hit").evaluate_all(
        "all => all.map(c => c.dataset.id)"
    )
    assert sorted(heads[:2]) == ["gas.pl", "old.uk"]


def test_a_first_visit_marks_nothing_and_loads_nothing(visit):
    """It is only noted what it has seen."""
    page = visit(seen=None)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.evaluate("localStorage.clear()")
    page.reload()
    until(page, "localStorage['hoptac-visits']")

    assert marked(page) == []
    assert not [url for url in asked if "visits.js" in url]
    before, ended, seen, _ = json.loads(page.evaluate("localStorage['hoptac-visits']"))
    assert (before, ended, seen) == (0, 0, day(1).timestamp() * 1000)


def test_a_visit_lasts_until_nothing_is_read_for_half_an_hour(visit):
    """What is new stays so from page to page; the next visit has seen it."""
    page = visit()
    for _ in range(3):
        page.clock.fast_forward(20 * MINUTE)
        page.goto("/en/?country=PL")
        expect(page.locator(".fresh")).to_have_count(2)
    page.clock.fast_forward(31 * MINUTE)
    page.goto("/en/?country=PL")
    until(page, "JSON.parse(localStorage['hoptac-visits'])[0] > 0")

    expect(page.locator(".hit").first).to_be_visible()
    assert marked(page) == []
    expect(page.locator(".since")).to_be_hidden()


def test_searches_in_place_are_marked_once(visit):
    """A list that is loaded without leaving the page has its marks, too."""
    page = visit()
    expect(page.locator(".fresh")).to_have_count(2)
    page.locator("#q").fill("Polska")
    page.keyboard.press("Enter")
    page.wait_for_url("**/*q=Polska*")

    expect(page.locator(".hit .fresh")).to_have_count(len(marked(page)))
    assert "gas.pl" in marked(page)


@pytest.mark.parametrize("text", ["{", "null", "[1]", '["a", 1, 2, 3]', '"x"', "[]"])
def test_what_others_have_stored_breaks_nothing(visit, text):
    """It counts as a first visit, and is replaced."""
    page = visit(seen=None)
    keep(page, text)
    page.reload()
    until(page, r"/^\[\d+(,\d+){3}\]$/.test(localStorage['hoptac-visits'])")

    assert marked(page) == []


def test_without_storage_nothing_is_marked(visit):
    """Where the store throws, the page works as it does without scripts."""
    page = visit()
    page.context.add_init_script(
        "Object.defineProperty(window, 'localStorage',"
        " { get() { throw new DOMException('', 'SecurityError'); } });"
    )
    page.reload()
    page.wait_for_load_state("networkidle")

    assert marked(page) == []
    expect(page.locator(".since")).to_be_hidden()


def test_paper_has_no_marks(visit):
    """They are of this browser, and of today."""
    page = visit()
    expect(page.locator(".since")).to_be_visible()
    page.emulate_media(media="print")

    expect(page.locator(".since")).to_be_hidden()
    expect(page.locator(".fresh").first).to_be_hidden()
