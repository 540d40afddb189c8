"""Which blocks of a page belong to those that are known to be its article?

They stand between them in the element that holds them, or are made like them: under
the same parent, or under elements of the same classes.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from corpus.extraction.blocks import element_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.html import HtmlElement

    from corpus.extraction.blocks import Block
    from corpus.extraction.furniture import Furniture

_PROSE = 60
"""Characters from which on a block may be a paragraph that was overlooked."""
_LINKED = 0.5
"""Share of links from which on a block is no prose."""
_ALL_LINK = 0.8
_LONGEST_LINK = 200
"""Characters from which on a link is no title of another article."""
_MOST = 0.3
"""Share of the article from which on furniture is taken for the article itself."""
_MOST_OF_ONE = 0.6
"""Share of the text from which on the element `article` that has it is the one."""
_CONTAINER = 0.8
"""Share of the article's text that its container holds."""
_SENTENCE_END = re.compile(r"[.!?…:;»”\"')\]]$")
_BODY_NAME = re.compile(
    r"article|body|content|text|paragraph|story|detail|post|entry|news|tresc|noidung",
    re.IGNORECASE,
)
_DEPTH = 60
"""Ancestors of a block that may be the container."""


class Outline:
    """A page's blocks, the long ones of the article marked."""

    def __init__(
        self,
        blocks: Sequence[Block],
        marked: Sequence[bool],
        lines: frozenset[str],
        furniture: Furniture,
    ) -> None:
        self._blocks = blocks
        self._lines = lines
        self._weights = _weights(
            block for block, mark in zip(blocks, marked, strict=True) if mark
        )
        self._furniture = furniture
        self._weights_by_name: Counter[str] = Counter()
        for element, weight in self._weights.items():
            self._weights_by_name[_name(element)] += weight
        self._total = sum(
            len(block.key) for block, mark in zip(blocks, marked, strict=True) if mark
        )
        self._marked = [
            mark and not (_is_only_link(block) or self._is_furniture(block))
            for block, mark in zip(blocks, marked, strict=True)
        ]
        self._leave_other_stories()
        self._container = self._find_container()
        elements = [
            block.element
            for block, mark in zip(blocks, self._marked, strict=True)
            if mark
        ]
        self._signatures = {*map(_signature, elements)} - {frozenset()}
        self._parents = {element.getparent() for element in elements}
        self._shapes = {*map(_shape, elements)}
        self._stories = {*map(_story, elements)}

    def _leave_other_stories(self) -> None:
        """Unmark blocks of other articles, if one has most of the marked text."""
        stories = [_story(block.element) for block in self._blocks]
        letters: Counter[HtmlElement | None] = Counter()
        for block, story, mark in zip(self._blocks, stories, self._marked, strict=True):
            letters[story] += len(block.key) * mark
        main = max(letters, key=lambda story: letters[story], default=None)
        if main is None or letters[main] < _MOST_OF_ONE * sum(letters.values()):
            return
        own = {main, None, *main.iterancestors("article"), *main.iter("article")}
        self._marked = [
            mark and story in own
            for mark, story in zip(self._marked, stories, strict=True)
        ]

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
        if not self._is_alike(block.element):
            return False
        if between and inside and block.element.tag in element_names()["paragraphs"]:
            return True
        return len(block.text) >= _PROSE and bool(_SENTENCE_END.search(block.text))

    def _is_alike(self, element: HtmlElement) -> bool:
        """Return whether an element is made as those of marked blocks are."""
        if _story(element) not in self._stories:
            return False
        if element in self._parents or element.getparent() in self._parents:
            return True
        if _shape(element) in self._shapes:
            return True
        return _signature(element) in self._signatures

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
        and block.element.tag not in element_names()["headings"]
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


def _story(element: HtmlElement) -> HtmlElement | None:
    """Return the innermost `article` around an element, None if there is none."""
    return next(element.iterancestors("article"), None)


def _shape(element: HtmlElement) -> tuple[object, ...]:
    """Return an element's tag, its parent's, and the element that holds both."""
    parent = element.getparent()
    if parent is None:
        return (element.tag, "", None)
    return (element.tag, parent.tag, parent.getparent())


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
