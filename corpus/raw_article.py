"""How does what a file says become an article?"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from analyzers import LANGUAGES
from corpus.article import Article
from corpus.countries import is_country
from corpus.errors import UnreadableError
from corpus.language import identify
from corpus.sentences import sentence_at

if TYPE_CHECKING:
    from datetime import date

TITLE_LENGTH = 120
"""Longest title, in characters, that is made of a first sentence."""

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")
_BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_WHITE = re.compile(r"[^\S\n]+$", re.MULTILINE)
_BLANKS = (" ", "\u00a0", "\u202f")
_WORD = re.compile(r"[^\W\d_]{2,}")


class RawChunk(NamedTuple):
    """The bytes that one article stands in, and their line (0: the whole file)."""

    data: bytes
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RawArticle:
    """What a reader found in a file, before anything is checked.

    Attributes mirror those of `Article`; empty means that the input is silent.
    """

    id: str
    body: str
    title: str = ""
    lang: str = ""
    published: date | None = None
    url: str = ""
    source: str = ""
    countries: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    story: str = ""
    line: int = 0


def validate(draft: RawArticle) -> Article:
    """Check a draft and fill its gaps.

    Raises:
        UnreadableError: it has no text, or is in no language of the collection.
    """
    body = clean(draft.body)
    title = one_line(draft.title)
    if not _WORD.search(body) and not _WORD.search(title):
        reason = "there is no text in it, a page's furniture apart; leave it out"
        raise UnreadableError(reason, draft.line)
    lang = language_of(draft, f"{title}\n{body}")
    return Article(
        id=_identifier(draft),
        lang=lang,
        title=title or first_sentence(body, lang),
        body=body,
        published=draft.published,
        url=clean(draft.url).strip(),
        source=one_line(draft.source),
        countries=tuple(_country(code, draft.line) for code in draft.countries),
        topics=tuple(map(clean, draft.topics)),
        story=one_line(draft.story),
        headline=bool(title),
    )


def clean(text: str) -> str:
    """Give text in NFC, without control characters and trailing blanks.

    Line breaks of every kind become one line feed.
    """
    if _is_plain(text):
        return unicodedata.normalize("NFC", text).strip()
    text = _CONTROL.sub("", _BREAK.sub("\n", text))
    return _WHITE.sub("", unicodedata.normalize("NFC", text)).strip()


def _is_plain(text: str) -> bool:
    """Tell whether a text has no signs but letters, line feeds and usual blanks.

    Most texts are so, and that is told in a fraction of the time that cleaning takes.
    """
    rest = text.replace("\n", "")
    for blank in _BLANKS:
        if f"{blank}\n" in text:
            return False
        rest = rest.replace(blank, "")
    return rest.isprintable()


def one_line(text: str) -> str:
    """Give clean text on one line; non-breaking spaces stay as they are."""
    return re.sub(r"[ \t\n]+", " ", clean(text))


def first_sentence(body: str, lang: str) -> str:
    """Make a title of a body's first sentence, cut at a word where it is long.

    A cut title ends in an ellipsis.
    """
    line = sentence_at(one_line(body.split("\n", 1)[0]), 0, lang)
    if len(line) <= TITLE_LENGTH:
        return line
    words = line[:TITLE_LENGTH].rsplit(" ", 1)
    cut = words[0] if len(words) > 1 else line[: TITLE_LENGTH - 1]
    return cut.rstrip(" ,;:–—-") + "…"


def language_of(draft: RawArticle, text: str) -> str:
    """Trust the language that the input states, else identify it."""
    if not draft.lang:
        return identify(text, line=draft.line)
    lang = draft.lang.strip().lower().replace("_", "-").split("-")[0]
    if lang not in LANGUAGES:
        known = ", ".join(LANGUAGES)
        reason = (
            f"lang is {draft.lang!r}, which is not in the collection ({known}); "
            "leave it out"
        )
        raise UnreadableError(reason, draft.line)
    return lang


def _identifier(draft: RawArticle) -> str:
    """Check that an id can stand in an address."""
    article_id = clean(draft.id)
    parts = article_id.split("/")
    if "\n" in article_id or not {"", ".", ".."}.isdisjoint(parts):
        reason = f"id {article_id[:40]!r} cannot stand in an address; choose another"
        raise UnreadableError(reason, draft.line)
    return article_id


def _country(code: str, line: int) -> str:
    if not is_country(code.upper()):
        reason = f"countries: {code!r} is no ISO 3166-1 alpha-2 code; mend or drop it"
        raise UnreadableError(reason, line)
    return code.upper()
