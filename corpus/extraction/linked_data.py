"""What does a page state about articles as linked data (JSON-LD)?

Publishers describe their articles in the vocabulary of https://schema.org in scripts
of type `application/ld+json` (https://www.w3.org/TR/json-ld11/#embedding-json-ld-in-html-documents).
Many of these are broken JSON, and some are hostile: what is read of them is bounded in
size, depth and number.
"""

from __future__ import annotations

import html
import json
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from corpus.extraction.wording import holds, wording
from corpus.whole_letters import whole_values

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

MAX_SCRIPT = 1_000_000
"""Most characters of a script that is read."""
MAX_SCRIPTS = 40
"""Most scripts of a page that are read."""
MAX_DEPTH = 12
"""Deepest nesting in which an article is looked for."""
MAX_OBJECTS = 500
"""Most objects of a page that are looked at."""
MAX_NESTING = 200
"""Deepest nesting of a script that is parsed."""

_TYPE = re.compile(r"^\s*application/ld\+json\b", re.IGNORECASE)
_WRAPPER = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)"
    r"|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*;?\s*$"
)
_TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")
_STRING = re.compile(r'"(?:[^"\\]|\\.)*+"', re.DOTALL)
_MEMBER = re.compile(
    r'"(headline|datePublished|dateModified|image|articleBody)"\s*:\s*'
    r'("(?:[^"\\]|\\.)*+")'
)
_ANY_ARTICLE = re.compile(r'"@type"\s*:\s*\[?\s*"\w*(?:Article|BlogPosting)"')
_REFERENCES = ("publisher", "image", "mainEntityOfPage", "isPartOf")
_OPENING = re.compile(r"[\[{]")
# Names of types that are articles, though they do not end in "Article".
_ARTICLES = re.compile(
    r"(?:Article|BlogPosting|LiveBlogPosting|Report|Review|DiscussionForumPosting"
    r"|SocialMediaPosting)$"
)
_PAGES = re.compile(r"(?:WebPage|ItemPage|VideoObject)$")


def find_objects(tree: HtmlElement) -> tuple[dict[str, Any], ...]:
    """Return the objects of a page that describe articles, then those of the page.

    Those come first whose headline the page shows, as it may describe other articles,
    too; then those with a headline and a day.
    """
    articles, pages = [], []
    shown = _headlines(tree)
    found = list(_objects(tree))
    _resolve([item for _, item in found])
    for index, (depth, item) in enumerate(found):
        kinds = types_of(item)
        if any(map(_ARTICLES.search, kinds)):
            stated = bool(item.get("headline")) + bool(item.get("datePublished"))
            headline = wording(html.unescape(text_of(item.get("headline"))))
            is_shown = any(holds(title, headline) for title in shown)
            articles.append((-is_shown, -stated, depth, index, item))
        elif any(map(_PAGES.search, kinds)):
            pages.append(item)
    articles.sort(key=lambda entry: entry[:4])
    return (*(entry[4] for entry in articles), *pages)


def _headlines(tree: HtmlElement) -> list[str]:
    """Return the wordings of what may be the page's headline."""
    titles = (element.text_content() for element in tree.iter("title", "h1"))
    return [
        wording(html.unescape(title))
        for title, _ in zip(titles, range(9), strict=False)
    ]


def is_article(item: dict[str, Any]) -> bool:
    """Return whether an object describes an article."""
    return any(map(_ARTICLES.search, types_of(item)))


def types_of(item: dict[str, Any]) -> tuple[str, ...]:
    """Return the names of an object's types, without the address of a vocabulary."""
    stated = item.get("@type", item.get("type"))
    kinds = stated if isinstance(stated, list) else [stated]
    return tuple(
        re.split(r"[/#:]", kind)[-1].strip() for kind in kinds if isinstance(kind, str)
    )


def text_of(value: object, *, depth: int = 0) -> str:
    """Return what a value says: a string, or the name or address of an object."""
    if isinstance(value, str):
        return " ".join(value.split())
    if depth > MAX_DEPTH:
        return ""
    if isinstance(value, dict):
        keys = ("name", "url", "@id", "@value", "contentUrl")
        return next(
            (
                text
                for key in keys
                if (text := text_of(value.get(key), depth=depth + 1))
            ),
            "",
        )
    if isinstance(value, list):
        return next((text for v in value if (text := text_of(v, depth=depth + 1))), "")
    return ""


def _objects(tree: HtmlElement) -> Iterator[tuple[int, dict[str, Any]]]:
    """Yield the objects of all scripts with their depths, outermost first."""
    left = MAX_OBJECTS
    scripts = (s for s in tree.iter("script") if _TYPE.match(s.get("type") or ""))
    for script, _ in zip(scripts, range(MAX_SCRIPTS), strict=False):
        level = [parse(script.text or "")]
        for depth in range(MAX_DEPTH):
            for value in level:
                if isinstance(value, dict) and left > 0:
                    left -= 1
                    yield depth, value
            level = [inner for value in level for inner in _inner(value)]


def _inner(value: object) -> Iterator[object]:
    """Yield the objects and lists within an object or a list."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        yield from (inner for inner in value if isinstance(inner, dict | list))


def _resolve(objects: list[dict[str, Any]]) -> None:
    """Replace references by the objects of the page that they refer to."""
    by_id = {
        item["@id"]: item
        for item in objects
        if isinstance(item.get("@id"), str) and len(item) > 1
    }
    for item in objects:
        for key in _REFERENCES:
            value = item.get(key)
            if isinstance(value, dict) and len(value) == 1 and "@id" in value:
                item[key] = by_id.get(str(value["@id"]), value)


def parse(script: str) -> object:
    """Return what a script states, None if it cannot be told.

    Comments around it, control characters within strings, trailing commas and what
    follows its end are forgiven; halves of letters are dropped.
    """
    if len(script) > MAX_SCRIPT or _nesting(script) > MAX_NESTING:
        return None
    text = _WRAPPER.sub("", _WRAPPER.sub("", script)).strip()
    for attempt in (text, _without_commas(text)):
        try:
            return whole_values(json.JSONDecoder(strict=False).raw_decode(attempt)[0])
        except (ValueError, RecursionError):
            continue
    return whole_values(_salvaged(text))


def _salvaged(text: str) -> dict[str, str] | None:
    """Return the members of an article that can be told in broken JSON, if any."""
    found: dict[str, str] = {}
    for match in _MEMBER.finditer(text):
        with suppress(ValueError):
            found.setdefault(match[1], json.loads(match[2], strict=False))
    return (
        {"@type": "Article", **found} if found and _ANY_ARTICLE.search(text) else None
    )


def _nesting(script: str) -> int:
    """Return how deep brackets nest outside strings, at most `MAX_NESTING` + 1."""
    depth = deepest = 0
    for sign in re.findall(r"[\[{\]}]", _STRING.sub("", script)):
        depth += 1 if _OPENING.match(sign) else -1
        deepest = max(deepest, depth)
        if deepest > MAX_NESTING:
            break
    return deepest


def _without_commas(text: str) -> str:
    """Return JSON without commas before a closing bracket, outside strings."""
    parts, last = [], 0
    for string in _STRING.finditer(text):
        parts += [_TRAILING_COMMA.sub("", text[last : string.start()]), string[0]]
        last = string.end()
    return "".join((*parts, _TRAILING_COMMA.sub("", text[last:])))
