"""Which text of its article does a page hold only in data for its programs?

Some pages are empty until a program draws them from data in a script. The object whose
title is the page's headline is the article; its text is the longest that it has, in one
string or in a list of parts. What belongs to another object with a title is another
article.
"""

from __future__ import annotations

from collections import deque
from itertools import islice
from typing import TYPE_CHECKING

from corpus.extraction.blocks import key_of
from corpus.extraction.element_text import stated_text
from corpus.extraction.fragment import paragraphs_of
from corpus.extraction.page_data import table
from corpus.extraction.script_values import script_values
from corpus.extraction.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_MOST_VALUES = 200_000
"""Most values of all scripts that are looked at."""
_DEPTH = 24
"""Deepest parts of a text that are read."""
_LONGEST = 1_000_000
"""Characters from which on a string is no text of an article."""
_LONGEST_TITLE = 500
_LEAST_TITLE = 8
"""Letters of the shortest headline that tells an article."""
_LEAST_TEXT = 60
"""Letters of the shortest text."""
_MOST_ARTICLES = 8
"""Most objects with the page's headline that are looked at."""


def script_text(tree: HtmlElement, title: str) -> list[str]:
    """Return the paragraphs of the text that scripts hold of an article.

    Args:
        tree: of the page.
        title: the article's headline; without one there is no telling which is meant.
    """
    wanted = wording(title)
    if len(wanted) < _LEAST_TITLE:
        return []
    texts = [
        _with_summary(item, _text_of(item, wanted))
        for item in islice(_articles(tree, wanted), _MOST_ARTICLES)
    ]
    best = max(texts, key=_letters, default=[])
    best = [line for line in best if wording(line) != wanted]
    return best if _letters(best) >= _LEAST_TEXT else []


def _articles(tree: HtmlElement, wanted: str) -> Iterator[dict[str, object]]:
    """Yield the objects whose title is the wanted one, outermost first."""
    queue: deque[object] = deque(script_values(tree))
    left = _MOST_VALUES
    while queue and left > 0:
        left -= 1
        value = queue.popleft()
        if isinstance(value, dict):
            if wanted in _titles(value):
                yield value
            queue.extend(v for v in value.values() if isinstance(v, dict | list))
        elif isinstance(value, list):
            queue.extend(v for v in value if isinstance(v, dict | list))


def _titles(item: dict[str, object]) -> set[str]:
    """Return the wordings of what an object has as its title."""
    found = set()
    for name, value in item.items():
        if name.lower() in table("script_names.toml")["titles"]:
            inner = value.get("rendered") if isinstance(value, dict) else value
            if isinstance(inner, str) and len(inner) <= _LONGEST_TITLE:
                found.add(wording(stated_text(inner)))
    return found - {""}


def _text_of(item: dict[str, object], wanted: str) -> list[str]:
    """Return the longest text that a part of an article has."""
    names = table("script_names.toml")["texts"]
    texts = [
        _paragraphs(value, wanted, 0)
        for name, value in item.items()
        if name.lower() in names
    ]
    return max(texts, key=_letters, default=[])


def _paragraphs(value: object, wanted: str, depth: int) -> list[str]:
    """Return the paragraphs of a value in their order."""
    if depth > _DEPTH:
        return []
    if isinstance(value, str):
        return paragraphs_of(value) if len(value) <= _LONGEST else []
    if isinstance(value, list):
        if value and all(map(_is_inline, value)):
            return paragraphs_of("".join(_pieces(value, 0))[:_LONGEST])
        return [p for part in value for p in _paragraphs(part, wanted, depth + 1)]
    if not isinstance(value, dict) or _is_other(value, wanted):
        return []
    names = table("script_names.toml")
    parts = [
        paragraph
        for name, part in value.items()
        if name.lower() in names["texts"]
        for paragraph in _paragraphs(part, wanted, depth + 1)
    ]
    headings = [value[name] for name in names["headings"] if name in value]
    above = [text for text in headings if isinstance(text, str) and parts]
    return list(dict.fromkeys((*map(stated_text, above), *parts)))


def _pieces(value: object, depth: int) -> Iterator[str]:
    """Yield the pieces of a line."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list) and depth <= _DEPTH:
        for part in value:
            yield from _pieces(part, depth + 1)
    elif isinstance(value, dict):
        for name, part in value.items():
            if name.lower() in table("script_names.toml")["texts"]:
                yield from _pieces(part, depth + 1)


def _kind(value: dict[str, object]) -> str:
    kinds = (value.get(name) for name in ("type", "_type", "__typename", "nodeType"))
    kind = next((kind for kind in kinds if isinstance(kind, str)), "")
    return kind.lower().rsplit("/", 1)[-1]


def _is_inline(value: object) -> bool:
    """Return whether a part of a text is a piece of a line."""
    if not isinstance(value, dict):
        return False
    return _kind(value) in table("script_names.toml")["inline"]


def _is_other(value: dict[str, object], wanted: str) -> bool:
    """Return whether an object in an article is a picture or another article."""
    if _kind(value) in table("script_names.toml")["other"]:
        return True
    titles = _titles(value)
    if not titles or wanted in titles:
        return False
    addresses = table("script_names.toml")["addresses"]
    return any(name.lower() in addresses for name in value)


def _with_summary(item: dict[str, object], text: list[str]) -> list[str]:
    """Return a text with the article's summary before it, if it does not begin so."""
    names = table("script_names.toml")["summaries"]
    for name, value in item.items():
        if text and name.lower() in names and isinstance(value, str):
            summary = " ".join(paragraphs_of(value[:_LONGEST]))
            begin = key_of(summary)[: _LEAST_TEXT // 2]
            if begin and begin not in key_of("".join(text)):
                return [summary, *text]
    return text


def _letters(text: list[str]) -> int:
    return sum(len(key_of(line)) for line in text)
