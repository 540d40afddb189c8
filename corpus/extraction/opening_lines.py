"""Which first lines of a text are no part of it?

On pages that name nothing, the headline, the day, the number of readers and the author
stand like paragraphs above the text. A line goes only if nothing is left of it without
these; one that says more, such as a first sentence that repeats the headline, stays.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from corpus.extraction.blocks import element_names, key_of
from corpus.extraction.day_notations import written_moments
from corpus.extraction.page_data import table
from corpus.extraction.wording import wording

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from corpus.extraction.blocks import Block

_FIRST = 8
"""Lines at the beginning of a text that are looked at."""
_LONGEST = 120
"""Characters from which on a line is no day and no name."""
_NAME_WORDS = 5
_FEWEST_NAME_WORDS = 2
_PROSE = 60
"""Characters from which on a line above the headline is text."""
_LEAST_SENTENCE = 25
_LEAST_TITLE = 8
"""Letters from which on a headline is told from any other line."""
_KICKER = 30
"""Characters that may stand before the headline on its line."""
_CHRONICLE = 3
"""Lines of nothing but a day that make a text a chronicle, whose lines they are."""
_SENTENCE_END = re.compile(r"[.!?…][\"»”’)\]]?$")
_AFTER_KICKER = re.compile(r"[.:|/–—•\]-]\s*$")
_CLOCK = re.compile(
    r"\d{1,2}\s?[:h]\s?\d{0,2}|\(?(?:gmt|utc)\s?[+-]?\d*\)?", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*|&")


def without_opening_lines(blocks: Sequence[Block], title: str) -> list[Block]:
    """Return a text's blocks without what its first lines repeat of what is known.

    Args:
        blocks: of the text, in their order.
        title: its headline, "" if there is none.
    """
    first = blocks[:_FIRST]
    start = next((n for n, b in enumerate(first, 1) if _is_headline(b, title)), 0)
    above = [block for block in first[: max(0, start - 1)] if _is_prose(block)]
    is_chronicle = sum(map(_is_day, blocks)) >= _CHRONICLE
    below = []
    is_near = start > 0
    for block in blocks[start : start + _FIRST]:
        is_near = not _is_heading(block) and (
            (_is_day(block) and not is_chronicle)
            or _is_views(block)
            or _is_author(block, is_near=is_near)
        )
        if not (is_near or _is_headline(block, title)):
            below.append(block)
    return [*above, *below, *blocks[start + _FIRST :]] or list(blocks)


def _is_heading(block: Block) -> bool:
    return block.element.tag in element_names()["headings"]


def _is_prose(block: Block) -> bool:
    """Return whether a line above the headline is text, as a summary is."""
    length = len(block.text)
    is_sentence = bool(_SENTENCE_END.search(block.text))
    return length >= _PROSE or (length >= _LEAST_SENTENCE and is_sentence)


def _is_headline(block: Block, title: str) -> bool:
    """Return whether a line is the headline, a kicker before it or not."""
    if len(wording(title)) < _LEAST_TITLE:
        return False
    if block.key == key_of(title):
        return True
    before = block.text.removesuffix(title)
    return (
        before != block.text
        and len(before) <= _KICKER
        and bool(_AFTER_KICKER.search(before))
    )


def _is_day(block: Block) -> bool:
    """Return whether a line is a day, with where or by whom at most."""
    text = block.text
    if len(text) > _LONGEST:
        return False
    spans = [(moment.start, moment.end) for moment in written_moments(text)]
    spans = spans or [match.span() for match in _day_of_year().finditer(text)]
    if not spans:
        return False
    for start, end in reversed(spans):
        text = f"{text[:start]} {text[end:]}"
    rest = _words(_known().sub(" ", _CLOCK.sub(" ", text)))
    return not rest or (_are_names(rest) and not _SENTENCE_END.search(block.text))


def _is_views(block: Block) -> bool:
    """Return whether a line is a number of readers."""
    if len(block.text) > _LONGEST or not any(map(str.isdigit, block.text)):
        return False
    rest, words = _views().subn(" ", block.text)
    return words > 0 and not _words(rest)


def _is_author(block: Block, *, is_near: bool) -> bool:
    """Return whether a line is who wrote the text.

    Args:
        block: the line.
        is_near: whether it stands right below the headline or the day, so that it may
            be a bare name.
    """
    if len(block.text) > _LONGEST or _SENTENCE_END.search(block.text):
        return False
    label = _authors().match(block.text)
    words = _words(block.text[label.end() :] if label else block.text)
    if label:
        return _are_names(words)
    return is_near and len(words) >= _FEWEST_NAME_WORDS and _are_names(words)


def _are_names(words: Sequence[str]) -> bool:
    """Return whether words are one to five that are written as names are."""
    small = table("opening_words.toml")["particles"]
    return 0 < len(words) <= _NAME_WORDS and all(
        word[0].isupper() or word in small for word in words
    )


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


@cache
def _known() -> re.Pattern[str]:
    """Return what stands in lines with a day besides it."""
    labels = table("day_labels.toml")
    words = table("opening_words.toml")
    known = (*labels["published"], *labels["modified"])
    return _any_of((*known, *words["around_days"], *words["views"], *words["authors"]))


@cache
def _views() -> re.Pattern[str]:
    return _any_of(table("opening_words.toml")["views"])


@cache
def _authors() -> re.Pattern[str]:
    return _any_of(table("opening_words.toml")["authors"])


@cache
def _day_of_year() -> re.Pattern[str]:
    """Return what a day without its year looks like, a clock behind it."""
    names = (name for names in table("month_names.toml").values() for name in names)
    months = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.compile(
        rf"(?<!\d)\d{{1,2}}\s+(?:{months})\.?,?\s+\d{{1,2}}[:h]\d{{2}}", re.IGNORECASE
    )


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern of words that are not parts of others."""
    longest_first = sorted(set(words), key=len, reverse=True)
    joined = "|".join(map(re.escape, longest_first))
    return re.compile(rf"(?<!\w)(?:{joined})(?!\w)", re.IGNORECASE)
