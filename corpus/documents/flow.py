"""What does the file of a word processor hold, whichever program wrote it?"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

from corpus.documents.headline import Headline, is_sensible
from corpus.extraction.day_notations import written_moments

if TYPE_CHECKING:
    from collections.abc import Sequence

_FIRST_LINES = 3
_SHORT = 150
"""A first line that is a title has no more signs."""
_SHORT_CELL = 60
"""Cells with no more signs are shown beside each other."""
_ENDS = (".", "!", "…", ":", ";", ",")


class Role(IntEnum):
    """What a paragraph is by its style."""

    TEXT = 0
    TITLE = 1
    HEADING = 2
    """Of the first level."""
    LEFT_OUT = 3
    """A line of a table of contents."""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph.

    Attributes:
        text: on one line, or on several if lines are broken in it.
        role: what it is.
    """

    text: str
    role: Role = Role.TEXT


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """A document.

    Attributes:
        blocks: those with text, in their order.
        title: as its properties state it, or "".
        created: when it was made, ISO 8601, or "".
        lang: its language as it is stated, such as `uk-UA`, or "".
    """

    blocks: tuple[Block, ...]
    title: str = ""
    created: str = ""
    lang: str = ""


def title_of(flow: Flow) -> Headline:
    """Return the title of a document: by its style, its properties or its place."""
    for role, place in ((Role.TITLE, "title style"), (Role.HEADING, "first heading")):
        for block in flow.blocks:
            if block.role is role and len(block.text) <= _SHORT * 2:
                return Headline(" ".join(block.text.split()), place)
    stated = " ".join(flow.title.split())
    if is_sensible(stated):
        return Headline(stated, "properties")
    for block in flow.blocks[:_FIRST_LINES]:
        is_date = any(True for _ in written_moments(block.text))
        if is_date or len(block.text.split()) < 2:  # noqa: PLR2004 - a word is a mark
            continue
        if len(block.text) <= _SHORT and not block.text.endswith(_ENDS):
            return Headline(block.text, "first line")
        break
    return Headline("", "")


def row_of(cells: Sequence[Sequence[Block]]) -> list[Block]:
    """Return the paragraphs of a row of a table.

    Cells of one short paragraph each make one; tables that only place text on a page
    have longer ones.
    """
    filled = [cell for cell in cells if cell]
    if len(filled) > 1 and all(
        len(cell) == 1 and len(cell[0].text) <= _SHORT_CELL for cell in filled
    ):
        return [Block(" | ".join(cell[0].text for cell in filled))]
    return [block for cell in filled for block in cell]
