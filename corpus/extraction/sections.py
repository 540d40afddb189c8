"""Which headings, lists and sections belong to the paragraphs that are an article?

Paragraphs are found first. A heading right above one belongs to it, whatever wraps the
two; so does a list without links between two; and a section that is made like the one
that was found, right beside it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from corpus.extraction.blocks import blocks_of, element_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from lxml.html import HtmlElement

    from corpus.extraction.blocks import Block
    from corpus.extraction.furniture import Furniture

_LINKED = 0.3
"""Share of links from which on a block is none of an article's own."""
_LONGEST_HEADING = 300
_MOST_HEADINGS = 3
"""Headings in a row that may stand above a paragraph."""
_LEVELS = 6
"""Elements between a heading or a section and what holds it and its text, at most."""
_DEPTH = 60
_SECTION_LEVELS = 3
_MOST_SECTIONS = 20
_PROSE = 60
_LEAST_ITEM = 25
"""Characters of the longest item of a list that is text and no row of buttons."""
_SENTENCE_END = re.compile(r"[.!?…:;»”\"')\]]$")
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6", "dt", "summary"})
_LISTS = frozenset({"ul", "ol", "dl"})
_CONTROLS = ("form", "input", "a", "img", "iframe")


def with_sections(
    blocks: Sequence[Block], article: Sequence[Block], furniture: Furniture
) -> list[Block]:
    """Return an article with what belongs to its paragraphs.

    Args:
        blocks: all of the page.
        article: those that were found.
        furniture: of the page.
    """
    chosen = {id(block) for block in article}
    if not chosen:
        return []

    def free(block: Block) -> bool:
        return block.linked < _LINKED and not furniture.around(block.element)

    beside = frozenset(_sections_beside(article))
    chosen |= {id(b) for b in blocks if free(b) and _is_in(b.element, beside)}
    chosen |= set(_lists(blocks, chosen, free))
    chosen |= set(_headings(blocks, chosen, free))
    return [block for block in blocks if id(block) in chosen]


def _headings(
    blocks: Sequence[Block], chosen: set[int], free: Callable[[Block], bool]
) -> Iterator[int]:
    """Yield the headings right above chosen blocks, below the page's headline."""
    first = next((n for n, b in enumerate(blocks) if _is_main(b)), 0)
    top = next(n for n, b in enumerate(blocks) if id(b) in chosen)
    for place in range(len(blocks) - 1, first, -1):
        if id(blocks[place]) not in chosen:
            continue
        for above in islice(range(place - 1, first - 1, -1), _MOST_HEADINGS):
            block = blocks[above]
            if id(block) in chosen or not (
                _is_heading(block)
                and free(block)
                and _is_above(
                    block.element, blocks[place].element, is_below=place > top
                )
            ):
                break
            yield id(block)


def _is_main(block: Block) -> bool:
    return block.element.tag == "h1" and block.linked < _LINKED


def _is_heading(block: Block) -> bool:
    near = (block.element, *islice(block.element.iterancestors(), 2))
    return (
        len(block.text) <= _LONGEST_HEADING
        and any(element.tag in _HEADINGS for element in near)
        and not any(element.tag == "h1" for element in near)
    )


def _is_above(heading: HtmlElement, text: HtmlElement, *, is_below: bool) -> bool:
    """Return whether nothing but wrappers part a heading from the text below it.

    A heading with fields or pictures beside it in its wrapper is that of a box.

    Args:
        heading: the heading.
        text: the text.
        is_below: whether more of the article stands above both; else one that shares
            only the whole page with the text may be that of the page.
    """
    around = set(islice(text.iterancestors(), _LEVELS)) | {text}
    node = heading
    for parent in islice(heading.iterancestors(), _LEVELS):
        if parent in around:
            is_alone = (
                node.tag in _HEADINGS or next(node.iter(*_CONTROLS), None) is None
            )
            return is_alone and (is_below or parent.tag not in {"body", "html"})
        node = parent
    return False


def _lists(
    blocks: Sequence[Block], chosen: set[int], free: Callable[[Block], bool]
) -> Iterator[int]:
    """Yield the items of lists without links between chosen blocks."""
    places = [place for place, block in enumerate(blocks) if id(block) in chosen]
    holder = _common(blocks[places[0]].element, blocks[places[-1]].element)
    if holder is None or holder.tag in {"body", "html"}:
        return
    for above, below in pairwise(places):
        between = blocks[above + 1 : below]
        lists = defaultdict(list)
        for block in between:
            lists[_list_of(block.element)].append(block)
        lists.pop(None, None)
        for items in lists.values():
            is_text = max(len(block.text) for block in items) >= _LEAST_ITEM
            if is_text and all(map(free, items)):
                yield from map(id, items)


def _list_of(element: HtmlElement) -> HtmlElement | None:
    near = islice(element.iterancestors(), 3)
    return next((node for node in near if node.tag in _LISTS), None)


def _sections_beside(article: Sequence[Block]) -> Iterator[HtmlElement]:
    """Yield the sections right beside the one that holds an article, made like it."""
    node = _common(article[0].element, article[-1].element)
    for _ in range(_SECTION_LEVELS):
        if node is None or node.tag in {"body", "html", "article", "main", "td"}:
            return
        for step in (node.itersiblings(preceding=True), node.itersiblings()):
            for other in islice(step, _MOST_SECTIONS):
                if not (_is_alike(node, other) and _is_prose(other)):
                    break
                yield other
        node = node.getparent()


def _is_alike(section: HtmlElement, other: HtmlElement) -> bool:
    """Return whether two elements are made alike, a heading at the top of both."""
    name = section.get("class")
    return (
        other.tag == section.tag
        and other.get("class") == name
        and (bool(name) or section.tag == "section")
        and _first_heading(other) == _first_heading(section) != ""
        and next(other.iter(*_CONTROLS, "h1", "article", "time"), None) is None
    )


def _first_heading(section: HtmlElement) -> str:
    """Return which heading a section begins with, "" if with none."""
    for element in section.iter():
        if isinstance(element.tag, str) and (element.text or "").strip():
            near = (element, *islice(element.iterancestors(), 2))
            tags = (e.tag for e in near if e.tag in element_names()["headings"])
            return next(tags, "")
    return ""


def _is_prose(section: HtmlElement) -> bool:
    """Return whether a paragraph stands in a section."""
    return any(
        len(block.text) >= _PROSE and _SENTENCE_END.search(block.text)
        for block in blocks_of(section)
    )


def _is_in(element: HtmlElement, holders: frozenset[HtmlElement]) -> bool:
    """Return whether one of some elements is or holds an element."""
    around = (element, *islice(element.iterancestors(), _DEPTH))
    return bool(holders) and any(each in holders for each in around)


def _common(one: HtmlElement, other: HtmlElement) -> HtmlElement | None:
    """Return the innermost element that holds two."""
    around = {one, *islice(one.iterancestors(), _DEPTH)}
    chain = (other, *islice(other.iterancestors(), _DEPTH))
    return next((node for node in chain if node in around), None)
