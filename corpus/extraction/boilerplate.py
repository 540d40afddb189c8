"""Which lines between an article's paragraphs are no part of it?

"Read also", calls to subscribe, credits of pictures: publishers word them much alike.
The wordings are in `data/boilerplate.toml`, which says under which conditions a line
that begins so goes; a sentence that only begins like one stays.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from corpus.extraction.blocks import Block

_LINK = 0.5
"""Share of a line in links from which on it is mostly a link."""
_ALL_LINK = 0.9
_CALL_WORDS = 12
_SHORT_WORDS = 15
_NOTICE_LENGTH = 300
_CREDIT_LENGTH = 150
_PROVENANCE_LENGTH = 100
_EDGES = " \t\u00a0»«>›▶►•→|–—-*·[(#\ufe0f👉📌"
_COMMENTS = re.compile(
    r"\W*(?:\d+\s+)?(?:коментар(?:і|ів)?|commentaires?|komentarz(?:e|y)?|bình luận"
    r"|comments?)\W*\d*\W*",
    re.IGNORECASE,
)
"""A heading above readers' comments, with their number."""
_SENTENCE_END = re.compile(r"[.!?…][\"»”’')\]]?$")
_AFTER_LABEL = re.compile(r"[\s:–—\-|>»!.…]*(?:\(?\d+\)?)?[\s:.…]*")


@dataclass(frozen=True, slots=True)
class Wordings:
    """Patterns of how lines begin that are no part of an article."""

    also: re.Pattern[str]
    labels: re.Pattern[str]
    fields: re.Pattern[str]
    calls: re.Pattern[str]
    notices: re.Pattern[str]
    anywhere: re.Pattern[str]
    credits: re.Pattern[str]
    provenance: re.Pattern[str]
    marks: re.Pattern[str]


def without_boilerplate(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks of an article that are not furniture by their words."""
    kept = []
    in_links = False
    for block in blocks:
        if in_links and block.linked >= _ALL_LINK:
            continue
        line = _plain(block.text)
        in_links = is_bare_label(line)
        if not (in_links or is_boilerplate(line, block.linked)):
            kept.append(block)
    return kept


def before_comments(page: Sequence[Block], article: Sequence[Block]) -> list[Block]:
    """Return an article without what stands below a heading of readers' comments.

    Args:
        page: all blocks of the page.
        article: the article's, in their order; most of it stands above the heading.
    """
    places = {id(block): place for place, block in enumerate(page)}
    end = len(page)
    half = sum(len(block.text) for block in article) / 2
    for place, block in enumerate(page):
        if _COMMENTS.fullmatch(block.text):
            above = [b for b in article if places[id(b)] < place]
            if sum(len(b.text) for b in above) > half:
                end = place
                break
    return [block for block in article if places.get(id(block), -1) < end]


def is_bare_label(line: str) -> bool:
    """Return whether a line says "read also" and nothing else."""
    line = _plain(line)
    matches = (wordings().also.match(line), wordings().labels.match(line))
    return any(match and not _rest(line, match) for match in matches)


def is_boilerplate(line: str, linked: float) -> bool:
    """Return whether a line between paragraphs is no part of an article.

    Args:
        line: the line.
        linked: share of it in links, 0 to 1.
    """
    line = _plain(line)
    return (
        _is_also(line, linked)
        or _is_label(line, linked)
        or _is_call(line, linked)
        or (len(line) <= _NOTICE_LENGTH and _is_notice(line))
        or (len(line) <= _CREDIT_LENGTH and bool(wordings().credits.match(line)))
        or _is_provenance(line)
    )


def without_marks(line: str) -> str:
    """Return a line without signs of links such as "[more]"."""
    return wordings().marks.sub("", line).strip() if "[" in line else line


def _is_also(line: str, linked: float) -> bool:
    match = wordings().also.match(line)
    if not match:
        return False
    if linked >= _LINK or not _rest(line, match):
        return True
    if line[match.end() :].lstrip().startswith(":") or match[0].endswith(":"):
        return len(line) <= _NOTICE_LENGTH
    return len(line.split()) <= _SHORT_WORDS and not _SENTENCE_END.search(line)


def _is_label(line: str, linked: float) -> bool:
    match = wordings().labels.match(line)
    return match is not None and (linked >= _LINK or not _rest(line, match))


def _is_notice(line: str) -> bool:
    words = wordings()
    return any(
        (
            words.fields.match(line),
            words.notices.match(line),
            words.anywhere.search(line),
        )
    )


def _is_call(line: str, linked: float) -> bool:
    if not wordings().calls.match(line):
        return False
    return linked >= _LINK or len(line.split()) <= _CALL_WORDS


def _is_provenance(line: str) -> bool:
    if len(line) > _PROVENANCE_LENGTH or _SENTENCE_END.search(line):
        return False
    return bool(wordings().provenance.match(line))


def _rest(line: str, match: re.Match[str]) -> str:
    return _AFTER_LABEL.sub("", line[match.end() :], count=1).strip(_EDGES)


def _plain(line: str) -> str:
    """Return a line in lower case with one kind of apostrophe, its arrows cut off."""
    return line.lower().replace("’", "'").replace("ʼ", "'").lstrip(_EDGES)


@cache
def wordings() -> Wordings:
    """Return the patterns of the data file."""
    file = resources.files("corpus").joinpath("data", "boilerplate.toml")
    data = tomllib.loads(file.read_text("utf-8"))
    credit = _alternatives(data["credits"])
    marks = _alternatives(data["marks"])
    return Wordings(
        also=_beginning(data["also"]),
        labels=_beginning(data["labels"]),
        fields=re.compile(rf"(?:{_alternatives(data['fields'])})\s*(?:\(\d+\)\s*)?:"),
        calls=_beginning(data["calls"]),
        notices=_beginning(data["notices"]),
        anywhere=re.compile(_alternatives(data["anywhere"])),
        credits=re.compile(rf"(?:{credit})(?:\s*[:./|©-]|\s*$)|©|\(c\)"),
        provenance=re.compile(_alternatives(data["provenance"])),
        marks=re.compile(rf"\s*\[\s*(?:{marks})\s*\]", re.IGNORECASE),
    )


def _beginning(table: Mapping[str, Sequence[str]]) -> re.Pattern[str]:
    return re.compile(rf"(?:{_alternatives(table)})(?!\w)")


def _alternatives(table: Mapping[str, Iterable[str]]) -> str:
    """Return the wordings of all languages as alternatives, the longest first."""
    every = {wording for wordings in table.values() for wording in wordings}
    return "|".join(map(re.escape, sorted(every, key=lambda w: (-len(w), w))))
