"""Which lines between an article's paragraphs are no part of it?

"Read also", calls to subscribe, credits of pictures: publishers word them much alike.
The wordings are in `data/boilerplate.toml`, which says under which conditions a line
that begins so goes; a sentence that only begins like one stays.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from corpus.extraction.line_wordings import wordings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.extraction.blocks import Block

_LINK = 0.5
"""Share of a line in links from which on it is mostly a link."""
_ALL_LINK = 0.9
_CALL_WORDS = 12
_SHORT_WORDS = 15
_NOTICE_LENGTH = 300
_CREDIT_LENGTH = 150
_PROVENANCE_LENGTH = 100
_COOKIE_LENGTH = 700
_SOURCE_WORDS = 10
_SIGNATURE_WORDS = 6
_PARTICLE = 3
"""Letters of the longest small word in a name, such as "van" or "de"."""
_SENTENCE_WORDS = 6
"""Words from which on what follows a credit's point may be a sentence."""
_NOT_SET_APART = frozenset(
    {"li", "dd", "dt", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6"}
)
"""Elements in which a label with a value is more likely of the article."""
_COOKIE = re.compile(r"\bcookies?\b|\bciasteczk|\bплик\w* cookie|\bкукі\b")
_EDGES = " \t\u00a0»«>›▶►•→←⟵‹|–—-*·[(#\ufe0f👉📌"
_SENTENCE_END = re.compile(r"[.!?…][\"»”’')\]]?$")
_AFTER_LABEL = re.compile(r"[\s:–—\-|>»!.…]*(?:\(?\d+\)?)?[\s:.…]*")


def without_boilerplate(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks of an article that are not furniture by their words."""
    kept = []
    in_links = False
    for block in blocks:
        if in_links and block.linked >= _ALL_LINK:
            continue
        in_links = is_bare_label(block.text)
        tag = str(block.element.tag)
        if not (in_links or is_boilerplate(block.text, block.linked, tag)):
            kept.append(block)
    return kept


def is_bare_label(line: str) -> bool:
    """Return whether a line says "read also" and nothing else."""
    line = _plain(line)
    matches = (wordings().also.match(line), wordings().labels.match(line))
    return any(match and not _rest(line, match) for match in matches)


def is_boilerplate(line: str, linked: float, tag: str = "p") -> bool:
    """Return whether a line between paragraphs is no part of an article.

    Args:
        line: the line.
        linked: share of it in links, 0 to 1.
        tag: of the element that is the line.
    """
    text, line = line, _plain(line)
    if _is_also(line, linked) or _is_label(line, linked):
        return True
    if tag not in _NOT_SET_APART and _is_about_the_text(text, line, linked):
        return True
    if wordings().sayings.search(line) and linked < _LINK:
        return False
    return (
        _is_call(line, linked)
        or (len(line) <= _NOTICE_LENGTH and _is_notice(line))
        or (len(line) <= _CREDIT_LENGTH and _is_credit(text, line))
        or _is_provenance(line)
        or _is_about_cookies(line)
    )


def _is_about_the_text(text: str, line: str, linked: float) -> bool:
    """Return whether a line states a source, an author, a count or another article."""
    words = wordings()
    count = len(line.split())
    if words.counts.fullmatch(line):
        return True
    if words.recalls.match(line):
        return linked >= _LINK or (
            count <= _SHORT_WORDS and not _SENTENCE_END.search(line)
        )
    if words.sources.match(line) and count <= _SOURCE_WORDS:
        return True
    signature = words.signatures.match(line)
    return signature is not None and _are_names(_as_written(text, signature))


def _are_names(text: str) -> bool:
    """Return whether all words begin with a capital, but for short ones in names."""
    names = re.findall(r"[^\W\d_][\w’'-]*", text)
    return 0 < len(names) <= _SIGNATURE_WORDS and all(
        name[0].isupper() or len(name) <= _PARTICLE for name in names
    )


def _is_credit(text: str, line: str) -> bool:
    """Return whether a line names who made a picture; a sentence may begin alike."""
    match = wordings().credits.match(line)
    if not match:
        return False
    rest = _as_written(text, match)
    is_sentence = (
        match[0].endswith(".")
        and rest[:1].islower()
        and len(rest.split()) >= _SENTENCE_WORDS
        and bool(_SENTENCE_END.search(rest))
    )
    return not is_sentence


def _is_about_cookies(line: str) -> bool:
    """Return whether a site says in a line that it sets cookies."""
    return (
        len(line) <= _COOKIE_LENGTH
        and bool(_COOKIE.search(line))
        and bool(wordings().ours.search(line))
        and not re.search('[«»“”„"]', line)
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


def _as_written(text: str, match: re.Match[str]) -> str:
    """Return what follows the beginning of a line, its capitals as they are."""
    return text.lstrip(_EDGES)[match.end() :].lstrip(_EDGES + ":.")


def _plain(line: str) -> str:
    """Return a line in lower case with one kind of apostrophe, its arrows cut off."""
    return line.lower().replace("’", "'").replace("ʼ", "'").lstrip(_EDGES)
