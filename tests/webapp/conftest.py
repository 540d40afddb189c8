"""What do tests of the web application need? A client, and pages as trees."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient

from search.searcher.reader import Reader
from tests.webapp.news_folder import BASELINE, NEWS, NORWAY, index_news
from webapp.app import create_app
from webapp.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from flask import Flask


PAGE = re.compile(r"/($|\?|article/|help|list($|\?)|overview|status|nowhere)")
"""Addresses of pages that name no language."""
VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})


class Clock:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """Return seconds."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """Return a clock."""
    return Clock()


@dataclass(eq=False)
class Element:
    """An element of a page, found by tag, class and attributes."""

    tag: str
    attrs: dict[str, str] = field(default_factory=dict)
    parent: Element | None = None
    children: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Return the text of the element and its descendants, whitespace collapsed."""
        return " ".join(self.raw.split())

    @property
    def raw(self) -> str:
        """Return the text, whitespace included."""
        return "".join(c if isinstance(c, str) else c.raw for c in self.children)

    def walk(self) -> Iterator[Element]:
        """Return every element inside, in document order."""
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child.walk()

    def all(self, tag: str = "", css: str = "", **attrs: str) -> list[Element]:
        """Find elements by tag, class and attributes (`aria_label` is aria-label)."""
        expected = {name.replace("_", "-"): value for name, value in attrs.items()}
        return [
            element
            for element in self.walk()
            if tag in {"", element.tag}
            and (not css or css in element.attrs.get("class", "").split())
            and expected.items() <= element.attrs.items()
        ]

    def one(self, tag: str = "", css: str = "", **attrs: str) -> Element:
        """Find the only element of that kind."""
        elements = self.all(tag, css, **attrs)
        assert len(elements) == 1, f"{len(elements)} × {tag}.{css} {attrs}"
        return elements[0]

    def above(self) -> Iterator[Element]:
        """Return the elements around this one, the nearest first."""
        if self.parent:
            yield self.parent
            yield from self.parent.above()


class _TreeBuilder(HTMLParser):
    """Builds a tree, and fails where tags are not closed in their order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.at = self.root = Element("")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> repeats one of {names}"
        values = {name: value or "" for name, value in attrs}
        element = Element(tag, values, self.at)
        self.at.children.append(element)
        if tag not in VOID:
            self.at = element

    def handle_endtag(self, tag: str) -> None:
        assert self.at.tag == tag, f"</{tag}> closes <{self.at.tag}>"
        assert self.at.parent
        self.at = self.at.parent

    def handle_data(self, data: str) -> None:
        self.at.children.append(data)


def read_html(text: str) -> Element:
    """Return a page's tree."""
    builder = _TreeBuilder()
    builder.feed(text)
    builder.close()
    assert builder.at is builder.root, f"<{builder.at.tag}> is not closed"
    return builder.root


def unversioned(attrs: dict[str, str]) -> dict[str, str]:
    """Take the version of a file out of an element's attributes."""
    return {name: re.sub(r"\?v=[0-9a-f]+$", "", text) for name, text in attrs.items()}


class EnglishClient(FlaskClient):
    """A client that prefers English where an address names no language."""

    def open(self, *args: Any, **kwargs: Any) -> Any:
        """Ask for an address."""
        url, *others = args or (kwargs.pop("path"),)
        if isinstance(url, str) and PAGE.match(url):
            url = f"/en{url}"
        return super().open(url, *others, **kwargs)


@pytest.fixture(scope="session")
def english() -> Callable[[Flask], FlaskClient]:
    """Return a function from an application to a client that prefers English."""

    def make(app: Flask) -> FlaskClient:
        return EnglishClient(app, app.response_class, use_cookies=True)

    return make


@pytest.fixture(scope="session")
def client(reader: Reader, english: Callable[[Flask], FlaskClient]) -> FlaskClient:
    """Return a client of the application on the sample collection, in English."""
    return english(create_app(reader, Settings(rate=0)))


@pytest.fixture(scope="session", autouse=True)
def _has_time() -> Iterator[None]:
    """Let searches take longer than a visitor's may.

    It is the processor's time, in which the first ones of a process load dictionaries,
    as a server does before it is ready, and Python looks through what tests left.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("webapp.app.MOST_SECONDS", 60.0)
        yield


@pytest.fixture(autouse=True)
def _forget_cookies(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let no test see the choices of a visitor that another one made."""
    yield
    if "client" in request.fixturenames:
        request.getfixturevalue("client")._cookies.clear()


@pytest.fixture(scope="session")
def parse_html() -> Callable[[str], Element]:
    """Return the function from a page's text to its tree."""
    return read_html


@pytest.fixture(scope="session")
def page(client: FlaskClient) -> Callable[..., Element]:
    """Return a function from an address to its page, English by default."""

    def get(url: str = "/", status: int = 200) -> Element:
        response = client.get(url)
        assert response.status_code == status, url
        assert response.mimetype == "text/html"
        return read_html(response.text)

    return get


@pytest.fixture(scope="session")
def api(client: FlaskClient) -> Callable[..., dict[str, Any]]:
    """Return a function from search arguments to the API's answer."""

    def get(*pairs: tuple[str, str], **args: str) -> dict[str, Any]:
        query = urlencode([*pairs, *args.items()])
        response = client.get(f"/api/v1/search?{query}")
        assert response.status_code == 200, response.text
        answer: dict[str, Any] = response.json
        return answer

    return get


@pytest.fixture(scope="session")
def hits(api: Callable[..., dict[str, Any]]) -> list[dict[str, Any]]:
    """Return every article of the sample collection as the API's hits."""
    all_hits: list[dict[str, Any]] = []
    for number in ("1", "2"):
        all_hits += api(size="100", page=number)["hits"]
    return all_hits


@pytest.fixture(scope="session")
def followed(tmp_path_factory: pytest.TempPathFactory) -> Flask:
    """Return an application on an index of two days, with a correction."""
    folder = tmp_path_factory.mktemp("followed")
    index_news(folder, 0, [*BASELINE, NEWS[1]])
    index = index_news(folder, 1, [*BASELINE, NEWS[0], NEWS[1] | NORWAY, NEWS[2]])
    return create_app(Reader(index))
