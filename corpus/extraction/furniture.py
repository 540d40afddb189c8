"""Which parts of a page are named as furniture around the article?

Nearly all makers of pages call them so that they find them again: "related",
"newsletter", "footer". The names are in `data/furniture.toml`.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MAX_NAME = 500
"""Characters of a class or an id that are looked at."""
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FurnitureNames:
    """What furniture is called; the data file explains each."""

    words: frozenset[str]
    pairs: frozenset[tuple[str, ...]]
    tags: frozenset[str]
    about: frozenset[str]


class Furniture:
    """Remembers which elements of a page lie within which furniture.

    What holds the page's first headline is none.
    """

    def __init__(self, tree: HtmlElement) -> None:
        self._within: dict[HtmlElement, tuple[HtmlElement, ...]] = {}
        headline = next((h for h in tree.iter("h1") if h.text_content().strip()), None)
        self._exempt = frozenset(() if headline is None else headline.iterancestors())

    def around(self, element: HtmlElement) -> tuple[HtmlElement, ...]:
        """Return the elements named as furniture that hold an element, outermost first.

        The element itself may be one of them.
        """
        chain: list[HtmlElement] = []
        node: HtmlElement | None = element
        while node is not None and node not in self._within:
            chain.append(node)
            node = node.getparent()
        found = self._within[node] if node is not None else ()
        for node in reversed(chain):
            if node not in self._exempt and is_named_furniture(node):
                found = (*found, node)
            self._within[node] = found
        return found


def is_named_furniture(element: HtmlElement) -> bool:
    """Return whether an element's tag, class, id or style says it is furniture."""
    names = _names()
    if element.tag in names.tags:
        # Whole pages of some systems stand in a form.
        return element.tag != "form" or element.find(".//p") is None
    if element.tag in {"body", "html", "article", "main"}:
        return False
    return is_hidden(element) or any(
        _is_furniture_name(element.get(key) or "") for key in ("class", "id")
    )


def is_hidden(element: HtmlElement) -> bool:
    """Return whether an element says that it is not shown."""
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_HIDDEN.search(element.get("style") or ""))
    )


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a class or an id, in lower case."""
    return tuple(word.lower() for word in _WORD.findall(name[:_MAX_NAME]))


@lru_cache(maxsize=10_000)
def _is_furniture_name(name: str) -> bool:
    names = _names()
    for token in name.split():
        words = words_of(token)
        if len(words) > 1 and words[0] in names.about:
            continue
        if not names.words.isdisjoint((*words, "".join(words))):
            return True
        if any(pair in names.pairs for pair in pairwise(words)):
            return True
    return False


@cache
def _names() -> FurnitureNames:
    file = resources.files("corpus").joinpath("data", "furniture.toml")
    data = tomllib.loads(file.read_text("utf-8"))
    return FurnitureNames(
        words=frozenset(data["words"]),
        pairs=frozenset(tuple(pair.split()) for pair in data["pairs"]),
        tags=frozenset(data["tags"]),
        about=frozenset(data["about"]),
    )
