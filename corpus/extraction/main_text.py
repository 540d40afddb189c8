"""Which blocks of a page are its article?

trafilatura finds where the article is. It loses paragraphs that stand beside those
that it found, and keeps furniture that stands between them; so its text only marks
blocks of the page here, and these lead to their neighbours.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from typing import TYPE_CHECKING

import trafilatura

from corpus.extraction.blocks import key_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.html import HtmlElement

    from corpus.extraction.blocks import Block
    from corpus.extraction.furniture import Furniture

_LONG = 25
"""Letters from which on a block is recognised wherever it stands."""
_PROSE = 60
"""Characters from which on a block may be a paragraph that was overlooked."""
_MAX_COMPARED = 400_000_000
"""Most characters that blocks are looked for in, one after another."""
_LINKED = 0.5
"""Share of links from which on a block is no prose."""
_ALL_LINK = 0.95
_LONGEST_LINK = 200
"""Characters from which on a link is no title of another article."""
_MOST = 0.3
"""Share of the article from which on furniture is taken for the article itself."""
_CONTAINER = 0.8
"""Share of the article's text that its container holds."""
_DEPTH = 60
"""Ancestors of a block that may be the container."""
_SENTENCE_END = re.compile(r"[.!?…:;»”\"')\]]$")
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_PARAGRAPHS = frozenset("p li dd dt td th blockquote h2 h3 h4 h5 h6 pre".split())
_BODY_NAME = re.compile(
    r"article|body|content|text|paragraph|story|detail|post|entry|news|tresc|noidung",
    re.IGNORECASE,
)


def extracted(tree: HtmlElement) -> str:
    """Return the main text of a page as trafilatura finds it, "" if there is none."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = trafilatura.bare_extraction(tree, include_comments=False)
    if found is None or isinstance(found, dict):
        return ""
    return found.text or ""


def article_blocks(
    blocks: Sequence[Block], text: str, furniture: Furniture
) -> list[Block]:
    """Return the blocks of a page that are its article, in their order.

    Args:
        blocks: of the whole page.
        text: the article as far as it is known.
        furniture: of the page.
    """
    lines = frozenset(key for line in text.split("\n") if (key := key_of(line)))
    marked = _marked(blocks, lines)
    weights = _weights(block for block, mark in zip(blocks, marked, strict=True) if mark)
    outline = _Outline(blocks, marked, lines, weights, furniture)
    return _without_repetitions(outline.article())


def _marked(blocks: Sequence[Block], lines: frozenset[str]) -> list[bool]:
    """Return which of the long blocks are lines, or parts of lines, of a text."""
    whole = "\n".join(lines)
    budget = _MAX_COMPARED
    marks = []
    for block in blocks:
        if len(block.key) < _LONG or block.key in lines:
            marks.append(len(block.key) >= _LONG)
        else:
            budget -= len(whole)
            marks.append(budget > 0 and block.key in whole)
    return marks


def _weights(blocks: Iterable[Block]) -> Counter[HtmlElement]:
    """Return how many letters of some blocks each of their ancestors holds."""
    weights: Counter[HtmlElement] = Counter()
    for block in blocks:
        node: HtmlElement | None = block.element
        for _ in range(_DEPTH):
            if node is None:
                break
            weights[node] += len(block.key)
            node = node.getparent()
    return weights


def _without_repetitions(blocks: Iterable[Block]) -> list[Block]:
    """Return blocks without long ones that say again what one before them says."""
    seen: set[str] = set()
    kept = []
    for block in blocks:
        if len(block.key) >= _LONG:
            if block.key in seen:
                continue
            seen.add(block.key)
        kept.append(block)
    return kept


class _Outline:
    """A page's blocks, the long ones of the article marked."""

    def __init__(
        self,
        blocks: Sequence[Block],
        marked: Sequence[bool],
        lines: frozenset[str],
        weights: Counter[HtmlElement],
        furniture: Furniture,
    ) -> None:
        self._blocks = blocks
        self._lines = lines
        self._weights = weights
        self._furniture = furniture
        self._weights_by_name: Counter[str] = Counter()
        for element, weight in weights.items():
            self._weights_by_name[_name(element)] += weight
        self._total = sum(
            len(block.key) for block, mark in zip(blocks, marked, strict=True) if mark
        )
        self._marked = [
            mark and not (_is_only_link(block) or self._is_furniture(block))
            for block, mark in zip(blocks, marked, strict=True)
        ]
        self._container = self._find_container()
        elements = [
            block.element
            for block, mark in zip(blocks, self._marked, strict=True)
            if mark
        ]
        self._signatures = {*map(_signature, elements)} - {frozenset()}
        self._parents = {element.getparent() for element in elements}
        self._shapes = {*map(_shape, elements)}
        elements = [
            block.element
            for block, mark in zip(blocks, self._marked, strict=True)
            if mark
        ]
        self._signatures = {*map(_signature, elements)} - {frozenset()}
        self._parents = {element.getparent() for element in elements}
        self._shapes = {*map(_shape, elements)}
        self._signatures = {
            _signature(block.element)
            for block, mark in zip(blocks, self._marked, strict=True)
            if mark
        } - {frozenset()}

    def article(self) -> list[Block]:
        """Return the marked blocks and those that belong to them."""
        places = [index for index, mark in enumerate(self._marked) if mark]
        if not places:
            return []
        first, last = places[0], places[-1]
        return [
            block
            for index, block in enumerate(self._blocks)
            if self._marked[index]
            or (
                not self._is_furniture(block)
                and self._belongs(block, between=first < index < last)
            )
        ]

    def _belongs(self, block: Block, *, between: bool) -> bool:
        """Return whether a block that is not marked is of the article all the same."""
        if block.linked >= _LINKED:
            return False
        inside = self._is_inside(block)
        if between and inside and block.key in self._lines:
            return True
        if (
            block.element.getparent() not in self._parents
            and _shape(block.element) not in self._shapes
            and _signature(block.element) not in self._signatures
        ):
            return False
        if between and inside and block.element.tag in _PARAGRAPHS:
            return True
        return len(block.text) >= _PROSE and bool(_SENTENCE_END.search(block.text))

    def _is_furniture(self, block: Block) -> bool:
        limit = _MOST * self._total
        return any(
            self._weights_by_name[_name(element)] < limit
            for element in self._furniture.around(block.element)
        )

    def _find_container(self) -> HtmlElement | None:
        """Return the innermost element that holds most of the article."""
        limit = _CONTAINER * self._total
        heavy = [node for node, weight in self._weights.items() if weight >= limit]
        parents = {node.getparent() for node in heavy}
        return next((node for node in heavy if node not in parents), None)

    def _is_inside(self, block: Block) -> bool:
        node: HtmlElement | None = block.element
        for _ in range(_DEPTH):
            if node is None:
                return False
            if node is self._container:
                return True
            node = node.getparent()
        return False


def _is_only_link(block: Block) -> bool:
    """Return whether a block is a link to another article; headings may be links."""
    return (
        block.linked >= _ALL_LINK
        and block.element.tag not in _HEADINGS
        and len(block.text) < _LONGEST_LINK
    )


def _name(element: HtmlElement) -> str:
    return f"{element.tag}.{element.get('class') or ''}"


def _signature(element: HtmlElement) -> frozenset[str]:
    """Return the classes of an element and of those that hold it that name a body."""
    names: set[str] = set()
    node: HtmlElement | None = element
    for _ in range(3):
        if node is None:
            break
        names.update(filter(_BODY_NAME.search, (node.get("class") or "").split()))
        node = node.getparent()
    return frozenset({element.tag, *names} if names else ())


def _shape(element: HtmlElement) -> tuple[object, ...]:
    """Return an element's tag, its parent's, and the element that holds both."""
    parent = element.getparent()
    if parent is None:
        return (element.tag, "", None)
    return (element.tag, parent.tag, parent.getparent())
