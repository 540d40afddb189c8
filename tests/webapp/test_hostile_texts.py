"""Can an article, a question or an address harm those who read?"""

import json
import re
from urllib.parse import urljoin, urlsplit

import pytest

from indexer import build_index
from search.searcher.reader import Reader
from tests.webapp.conftest import read_html, unversioned
from webapp.app import create_app

BIDI = "\u202eodwrócona\u2066 umowa"
SCRIPT = "<script>alert(1)</script>"
IMAGE = '"><img src=x onerror=alert(2)>'
IDS = [
    "https://news.example/2025/08/31?id=1",
    "folder//file",
    "blank and ?c=d#e%2Ff&g",
    "../above",
    "./here",
    "a/../b",
    "/rooted",
    "ends/",
    "line\nbreak",
    "В'єтнам/стаття",
]


def record(number, **values):
    """Return an article that matches the word `umowa`."""
    fields = {"id": f"n{number}", "lang": "pl", "title": f"Umowa {number}"}
    return {**fields, "body": "Umowa o współpracy naukowej.", **values}


ARTICLES = [
    record(
        1,
        title=f"Umowa {SCRIPT} {IMAGE}",
        body=f"Umowa {SCRIPT} z Japonią. </p></main>{IMAGE}",
        source=IMAGE,
        url="javascript:alert(3)",
        topics=[SCRIPT, IMAGE],
    ),
    record(2, title=BIDI, body=f"Zawarto: {BIDI}.", source=BIDI, topics=[BIDI]),
    record(3, url="JaVaScRiPt:alert(4)"),
    record(4, url="\tjavascript:alert(5)"),
    record(5, url="data:text/html,<b>x"),
    record(6, url="//evil.example/x"),
    record(7, url="http://[broken"),
    record(8, url='https://news.example/?a="><script>'),
    record(9, title="Umowa \x1b[31m\x9b31m\x07", topics=["a&lang=uk", "x y/ü+%"]),
    record(10, title="Umowa AT&lt firma"),
    *(record(number, id=name) for number, name in enumerate(IDS, start=100)),
]


HARMLESS = (
    {"type": "application/ld+json"},  # which no browser runs
    {"type": "module", "src": "/static/hoptac.js"},
    {"type": "module", "src": "/static/article.js"},
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory, english):
    """Return a client on an index of articles that try to break out."""
    folder = tmp_path_factory.mktemp("hostile")
    lines = "\n".join(json.dumps(article) for article in ARTICLES)
    folder.joinpath("a.jsonl").write_text(lines, encoding="utf-8")
    build_index([folder / "a.jsonl"], folder / "index")
    return english(create_app(Reader(folder / "index")))


@pytest.fixture(scope="module")
def read(hostile, parse_html):
    """Return a function from an address to its page's tree."""
    return lambda url: parse_html(hostile.get(url).text)


@pytest.mark.parametrize(
    "url",
    ["/?q=umowa&size=100", "/article/n1", "/article/n1?q=umowa"]
    + [
        f"{base}{SCRIPT}"
        for base in ("/?q=", "/?topic=", "/nowhere/", "/article/n1?q=")
    ]
    + [f"/?size={IMAGE}", f"/article/{IMAGE}", f"/?country={IMAGE}&from=2025-01-01"],
)
def test_hostile_text_stays_text(hostile, parse_html, url):
    """Tags in an article, a question or an address make no element of the page."""
    page = parse_html(hostile.get(url).text)

    for element in page.walk():
        assert element.tag != "img"
        assert element.tag != "script" or unversioned(element.attrs) in HARMLESS
        assert not [name for name in element.attrs if name.startswith("on")]


def test_hostile_text_is_shown_as_it_was_written(read):
    """What looks like a tag is neither dropped nor changed."""
    article = read("/article/n1").one("article")

    assert article.one("h1").text == f"Umowa {SCRIPT} {IMAGE}"
    assert SCRIPT in article.one("div", "body").text
    assert IMAGE in article.one("p", "meta").text


def test_marked_text_is_shown_as_it_was_written(read):
    """A word that looks like an entity stays itself where it is marked."""
    title = read("/article/n10?q=AT%26lt").one("h1")

    assert title.one("mark").text == "AT&lt"
    assert title.text == "Umowa AT&lt firma"


@pytest.mark.parametrize("number", [1, 3, 4, 5, 6, 7])
def test_dangerous_address_is_no_link(read, number):
    """An article's address that is no web address is not linked."""
    page = read(f"/article/n{number}")

    assert not page.all("p", "source")
    assert all(link.attrs["href"][0] in "/#" for link in page.all("a"))
    assert not any(link.attrs["href"].startswith("//") for link in page.all("a"))


def test_web_address_is_linked_without_a_referrer(read):
    """An original on the web is linked, and cannot reach back to this window."""
    link = read("/article/n8").one("p", "source").one("a")

    assert link.attrs["href"] == 'https://news.example/?a="><script>'
    assert {"noopener", "noreferrer"} <= set(link.attrs["rel"].split())


def test_turned_text_stays_in_its_own_block(read):
    """Signs that turn the direction of text share a block with no word of ours.

    A block (or an item of a flex or grid row) ends whatever such a sign began.
    """
    for url in ("/?q=umowa&size=100", "/article/n2", f"/?topic={BIDI}"):
        main = read(url).one("main")
        turned = [
            element
            for element in main.walk()
            if any(isinstance(c, str) and "\u202e" in c for c in element.children)
        ]
        assert turned
        for element in turned:
            foreign = re.sub(
                "odwrócona|umowa|Zawarto|[\u202e\u2066\\s:.…]", "", element.raw
            )
            assert foreign in {"", "Topic", "Topic×"}, url


def test_control_characters_do_not_reach_a_page(hostile):
    """No control character of an article's text is on a page or in an answer."""
    for url in ("/?q=umowa&size=100", "/article/n9"):
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", hostile.get(url).text)


def test_strange_topics_still_filter(hostile, read):
    """A topic's link finds its articles whatever signs the topic is made of."""
    facet = read("/?q=umowa").one("section", aria_labelledby="facet-topic")

    links = [link for link in facet.all("a") if link.all("span", "name")]
    names = {link.one("span", "name").text for link in links}
    assert {SCRIPT, IMAGE, "a&lang=uk", "x y/ü+%"} <= names
    for link in links:
        assert 'class="hit"' in hostile.get(link.attrs["href"]).text


@pytest.mark.parametrize("name", IDS, ids=ascii)
def test_any_article_opens_from_its_hit(hostile, read, name):
    """Whatever its id, an article that is found can be opened as browsers open links.

    (An id may instead be refused when it is indexed.)
    """
    title = f"Umowa {IDS.index(name) + 100}"
    items = read("/?q=umowa&size=100").all("li", "hit")
    links = [item.one("h2").one("a") for item in items]
    for link in (link for link in links if link.text == title):
        url = urlsplit(urljoin("http://localhost/", link.attrs["href"]))
        opened = hostile.get(f"{url.path}?{url.query}")
        assert opened.status_code == 200, url.path
        heading = read_html(opened.text).one("h1")
        assert heading.text == title
        assert heading.one("mark").text == "Umowa"
