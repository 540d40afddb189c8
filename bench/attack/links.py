"""Where does a page of any kind lead to?"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode, urljoin, urlsplit
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ADDRESSES = frozenset({"href", "src", "action", "poster"})
"""Attributes of HTML that hold addresses; others may."""
TYPED = "wind"
"""What is typed into a field that has nothing to choose from."""
_ROOTED = re.compile(r"(?:https?:/)?/\S*")
_IN_STYLE = re.compile(r"url\([\"']?([^\"')]+)[\"']?\)")
_IN_SCRIPT = re.compile(r"""(?<![\w"'.])(?:from|import)\s*\(?\s*["']([./][^"']*)["']""")
_WRITTEN = {
    "text/css": _IN_STYLE,
    "text/javascript": _IN_SCRIPT,
    "application/javascript": _IN_SCRIPT,
    "text/plain": re.compile(r"https?://[^\s<>]*[^\s<>.,;)]"),
}
"""How addresses are written in text of some types."""
_FILLED_BY = "{searchTerms}"
_IN_TARGETS = "/?&=%+,;:@!$'()*"


@dataclass(frozen=True, slots=True)
class Page:
    """An answer.

    Attributes:
        address: the whole one that was asked for.
        status: of HTTP.
        headers: by name in lower case; what comes several times, once a line.
        text: of the body.
    """

    address: str
    status: int
    headers: Mapping[str, str]
    text: str


def links_of(page: Page) -> Iterator[str]:
    """Yield the whole addresses that an answer leads to, without fragments."""
    found = [page.headers["location"]] if "location" in page.headers else []
    for part in page.headers.get("link", "").split(","):
        found += re.findall(r"<([^>]*)>", part)
    for each in (*found, *_in_body(page)):
        parts = urlsplit(urljoin(page.address, each.replace(_FILLED_BY, TYPED)))
        if parts.scheme in {"http", "https"}:
            yield parts._replace(fragment="").geturl()


def _in_body(page: Page) -> Iterator[str]:
    kind = page.headers.get("content-type", "").partition(";")[0].strip()
    if kind == "text/html":
        yield from _in_html(page.text)
    elif kind.endswith(("/xml", "+xml")):
        yield from _in_xml(page.text)
    elif kind.endswith(("/json", "+json")):
        yield from _in_json(json.loads(page.text))
    elif kind in _WRITTEN:
        yield from _WRITTEN[kind].findall(page.text)


def escaped(target: str) -> str:
    """Return a path and query as they are, but for what no line of HTTP can hold."""
    return quote(target, safe=_IN_TARGETS)


def cookie_paths(page: Page) -> Iterator[str]:
    """Yield the paths to which an answer's cookies are sent back."""
    for line in page.headers.get("set-cookie", "").splitlines():
        attributes = dict(part.strip().partition("=")[::2] for part in line.split(";"))
        yield attributes.get("Path", "")


class _Html(HTMLParser):
    """Collects addresses of a page, and those to which its forms lead."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._form = ""
        self._fields: dict[str, str] = {}
        self._choice = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._form, self._fields = given.get("action", ""), {}
        elif tag == "input" and "name" in given:
            self._fill(given)
        elif tag == "select":
            self._choice = given.get("name", "")
        elif tag == "option" and self._choice:
            self._fields.setdefault(self._choice, given.get("value", ""))
        for name, value in given.items():
            may = name == "content" or name.startswith("data-")
            if name in ADDRESSES or (may and _ROOTED.fullmatch(value)):
                self.found.append(value)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            filled = {name: value for name, value in self._fields.items() if value}
            start = self._form.partition("?")[0]
            self.found.append(f"{start}?{urlencode(filled)}")
        elif tag == "select":
            self._choice = ""

    def _fill(self, given: Mapping[str, str]) -> None:
        """Fill a field as a visitor would who types one word."""
        kind, name = given.get("type", "text"), given["name"]
        if kind in {"text", "search"}:
            self._fields[name] = given.get("value") or TYPED
        elif kind == "hidden" or "checked" in given:
            self._fields[name] = given.get("value", "on")


def _in_html(text: str) -> list[str]:
    reader = _Html()
    reader.feed(text)
    return reader.found


def _in_xml(text: str) -> Iterator[str]:
    for element in ET.fromstring(text).iter():  # noqa: S314 - our own
        for name in ("href", "src", "template"):
            if value := element.get(name):
                yield value
        tag = element.tag.rpartition("}")[2]
        if tag == "loc" or (tag == "Image" and element.text):
            yield (element.text or "").strip()
        if tag == "content" and element.get("type") == "html":
            yield from _in_html(element.text or "")


def _in_json(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for each in value.values():
            yield from _in_json(each)
    elif isinstance(value, list):
        for each in value:
            yield from _in_json(each)
    elif isinstance(value, str) and _ROOTED.fullmatch(value) and "{" not in value:
        yield value
