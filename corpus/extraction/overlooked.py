"""Which paragraphs of a page are its text where none but titles of others was found?

They stand together below the page's headline. Even a name of furniture is no reason to
leave them out then, if nothing else on the page has it, as each comment has that of
comments.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from corpus.extraction.blocks import key_of
from corpus.extraction.boilerplate import without_boilerplate
from corpus.extraction.furniture import is_hidden, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml.html import HtmlElement

    from corpus.extraction.blocks import Block
    from corpus.extraction.furniture import Furniture

_LINKED = 0.3
"""Share of links from which on a block is no text of its own."""
_SENTENCE = 40
_PARAGRAPH = 60
_FEWEST = 2
"""Paragraphs that stand together."""
_FEWEST_NAMED = 3
"""The same, where their place is named as furniture."""
_SENTENCE_END = re.compile(r"[.!?…][\"»”’')\]]?$")
_NEVER = frozenset({"footer", "aside", "nav", "form", "menu", "dialog", "figcaption"})
_NEVER_NAMED = frozenset(
    ("cookie", "cookies", "consent", "gdpr", "rodo", "newsletter", "paywall", "footer")
)


def has_text(article: Iterable[Block], title: str) -> bool:
    """Return whether a sentence is in an article that is no link and not its title."""
    headline = key_of(title)
    return any(
        _is_prose(block, _SENTENCE) and block.key != headline for block in article
    )


def overlooked(
    blocks: Sequence[Block], furniture: Furniture, title: str
) -> list[Block]:
    """Return the paragraphs that stand together below a page's headline.

    Args:
        blocks: all of the page.
        furniture: of the page.
        title: its headline.
    """
    headline = key_of(title)
    start = next((n for n, b in enumerate(blocks, 1) if b.key == headline != ""), 0)
    groups: defaultdict[HtmlElement | None, list[Block]] = defaultdict(list)
    for block in blocks[start:] if start else ():
        if _is_prose(block, _PARAGRAPH):
            groups[block.element.getparent()].append(block)
    own = [group for group in map(without_boilerplate, groups.values()) if group]
    free = [g for g in own if len(g) >= _FEWEST and not _names(g[0], furniture)]
    if free:
        return max(free, key=_letters)
    return next((group for group in own if _is_misnamed(group, furniture)), [])


def _is_prose(block: Block, least: int) -> bool:
    return (
        len(block.text) >= least
        and block.linked < _LINKED
        and bool(_SENTENCE_END.search(block.text))
    )


def _names(block: Block, furniture: Furniture) -> tuple[HtmlElement, ...]:
    return furniture.around(block.element)


def _is_misnamed(group: Sequence[Block], furniture: Furniture) -> bool:
    """Return whether the name alone of what holds some paragraphs is furniture's."""
    around = _names(group[0], furniture)
    if len(group) < _FEWEST_NAMED or any(map(_is_surely_furniture, around)):
        return False
    root = group[0].element.getroottree().getroot()
    counts = Counter(element.get("class") for element in root.iter("div", "section"))
    return all(counts[element.get("class")] == 1 for element in around)


def _is_surely_furniture(element: HtmlElement) -> bool:
    words = words_of(f"{element.get('class') or ''} {element.get('id') or ''}")
    return (
        element.tag in _NEVER
        or is_hidden(element)
        or not _NEVER_NAMED.isdisjoint(words)
    )


def _letters(group: Iterable[Block]) -> int:
    return sum(len(block.key) for block in group)
