"""Which line of a document is its title?"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.documents.paragraphs import Paragraph

_LONGEST = 250
_LARGER = 1.15
"""A title is larger than the text by so much."""
_FIRST = 12
"""Paragraphs of the first page among which the title is."""
_MIN_WORDS = 3
"""A shorter large line may be a newspaper's or a ministry's name."""
_FILE_NAME = re.compile(
    r"(?i)(?:microsoft \w+ - .*|.*\.(?:docx?|odt|pdf|rtf|pptx?|indd|qxd|pub|txt))"
)
_NUMBER = re.compile(r"[\s\d_-]+$")
_WORD = re.compile(r"[^\W\d_]{2,}")


class Headline(NamedTuple):
    """A title, where it was found, and how many first paragraphs repeat it."""

    text: str
    place: str


def find_headline(paragraphs: Sequence[Paragraph], stated: str) -> Headline:
    """Return the title of a document that was printed.

    Args:
        paragraphs: of the document, at least one.
        stated: the title among the properties of the file, or "".
    """
    stated = " ".join(stated.split())
    is_title = is_sensible(stated)
    first = [part for part in paragraphs[:_FIRST] if part.page == paragraphs[0].page]
    if is_title and any(_letters(stated) in _letters(part.text) for part in first):
        return Headline(stated, "properties")
    if largest := _largest(first, _usual(paragraphs)):
        return Headline(largest, "largest line")
    return Headline(stated, "properties") if is_title else Headline("", "")


def is_sensible(title: str) -> bool:
    """Return whether a stated title is one, and not what a program put there."""
    if len(_WORD.findall(title)) < 2 or len(title) > _LONGEST:  # noqa: PLR2004 - words
        return False
    name = _NUMBER.sub("", title.lower())
    return not _FILE_NAME.fullmatch(title) and name not in _program_titles()


@cache
def _program_titles() -> frozenset[str]:
    file = resources.files("corpus").joinpath("data", "program_titles.tsv")
    lines = file.read_text("utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def without_headline(paragraphs: Sequence[str], title: str) -> list[str]:
    """Return paragraphs without the first one that is but the title."""
    wanted = _letters(title)
    for place, text in enumerate(paragraphs[:_FIRST]):
        if wanted and _letters(text) == wanted:
            return [*paragraphs[:place], *paragraphs[place + 1 :]]
    return list(paragraphs)


def _largest(first: Sequence[Paragraph], usual: float) -> str:
    """Return the largest of some paragraphs that can be a title, "" without one."""
    large = [
        part
        for part in first
        if part.height > _LARGER * usual and len(part.text) <= _LONGEST
    ]
    titles = [part for part in large if len(_WORD.findall(part.text)) >= _MIN_WORDS]
    best = max(titles or large, key=lambda part: part.height, default=None)
    return best.text if best else ""


def _usual(paragraphs: Sequence[Paragraph]) -> float:
    """Return the height of most letters."""
    signs: dict[float, int] = {}
    for part in paragraphs:
        height = round(part.height, 1)
        signs[height] = signs.get(height, 0) + len(part.text)
    return max(signs, key=lambda height: signs[height])


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.lower()))
