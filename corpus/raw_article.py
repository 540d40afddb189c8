"""Is what a file states an article?"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from analyzers import LANGUAGES
from corpus.article import Article
from corpus.countries import is_country
from corpus.errors import Kind, UndecidedLanguageError, UnreadableError
from corpus.language import identify
from corpus.sentences import sentence_at
from corpus.vocabulary_limit import MOST_WORDS, within_vocabulary

if TYPE_CHECKING:
    from datetime import date

TITLE_LENGTH = 120
"""Longest title, in characters, that is made of a first sentence."""

# All that is no line break or tab of Unicode's category Cc, and lone surrogates.
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")
_BREAK = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_WHITE = re.compile(r"[^\S\n]+$", re.MULTILINE)
_BLANKS = (" ", "\u00a0", "\u202f")
_WORD = re.compile(r"[^\W\d_]{2,}")
_CUT = f"cut after {MOST_WORDS:,} different words, which no language has"


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """What is known of bytes that came from the web, besides the bytes.

    Attributes:
        url: the address that answered with them.
        charset: the encoding that the answer's head states, or "".
        day: when they were captured, in UTC; None if unknown.
        source: the publisher's name, or "".
        zone: the publisher's time zone by its IANA name, or "".
        story: the id of the story that its source declares it a version of, or "".
        corrected: the day of the last correction that was noticed, if any.
        links: addresses of other versions that its source names.
    """

    url: str
    charset: str = ""
    day: date | None = None
    source: str = ""
    zone: str = ""
    story: str = ""
    corrected: date | None = None
    links: tuple[str, ...] = ()


class RawChunk(NamedTuple):
    """The bytes of a file that one article is parsed from.

    Attributes:
        data: the bytes.
        line: on which line of the file they begin, from 1; 0 is the whole file.
        name: what they are called within the file if it is an archive, else "".
        suffix: of the format that parses them, where it is not the file's own, else "".
        id: the article's id where neither a file's path nor the bytes say it, else "".
        capture: what is known of bytes from the web, else None.
        version: when they were captured, as text that sorts; of several captures of an
            id in all that is read, the last one is meant. "" if that is not known.
    """

    data: bytes
    line: int = 0
    name: str = ""
    suffix: str = ""
    id: str = ""
    capture: Capture | None = None
    version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawArticle:
    """What a file states about an article, not yet validated.

    The attributes are those of `Article`; empty ones are not stated. `line` is where
    it was read, for messages; `mended` is None until its texts were looked at.
    `picture` is the address that a page names. `lang_hint` is a language that is
    believed only where the text is too short to tell its own.
    """

    id: str
    body: str
    title: str = ""
    lang: str = ""
    lang_hint: str = ""
    published: date | None = None
    url: str = ""
    source: str = ""
    countries: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    story: str = ""
    version_key: str = ""
    alternates: tuple[str, ...] = ()
    corrected: date | None = None
    picture: str = ""
    other_title: str = ""
    provenance: tuple[tuple[str, str], ...] = ()
    mended: tuple[str, ...] | None = None
    line: int = 0


def validate(raw: RawArticle) -> Article:
    """Return the article, its text clean and its language and title filled in.

    Raises:
        UnreadableError: it has no text, is in no language of the collection, or its
            id or a country's code is none.
    """
    stated = clean(raw.body), one_line(raw.title)
    body, title = map(within_vocabulary, stated)
    if not _WORD.search(body) and not _WORD.search(title):
        reason = "there is no text in it, a page's furniture apart; leave it out"
        raise UnreadableError(reason, raw.line, kind=Kind.NO_TEXT)
    lang, place = language_of(raw, f"{title}\n{body}")
    return Article(
        id=_valid_id(raw),
        lang=lang,
        title=title or first_sentence(body, lang),
        body=body,
        published=raw.published,
        url=clean(raw.url).strip(),
        source=one_line(raw.source),
        countries=tuple(_country(code, raw.line) for code in raw.countries),
        topics=tuple(map(clean, raw.topics)),
        story=one_line(raw.story),
        version_key=one_line(raw.version_key),
        headline=bool(title),
        alternates=tuple(map(clean, raw.alternates)),
        corrected=raw.corrected,
        picture=clean(raw.picture),
        other_title=one_line(raw.other_title),
        provenance=(*raw.provenance, ("lang", place)) if raw.provenance else (),
        mended=(*(raw.mended or ()), *((_CUT,) if (body, title) != stated else ())),
    )


def clean(text: str) -> str:
    """Return text in NFC, without control characters, lone surrogates and end blanks.

    Line breaks of every kind become one line feed.
    """
    if _is_plain(text):
        return unicodedata.normalize("NFC", text).strip()
    text = _CONTROL.sub("", _BREAK.sub("\n", text))
    return _WHITE.sub("", unicodedata.normalize("NFC", text)).strip()


def _is_plain(text: str) -> bool:
    """Return whether no line of a text can need cleaning.

    Most texts need none, and this takes a fraction of the time that cleaning takes.
    """
    rest = text.replace("\n", "")
    for blank in _BLANKS:
        if f"{blank}\n" in text:
            return False
        rest = rest.replace(blank, "")
    return rest.isprintable()


def one_line(text: str) -> str:
    """Return clean text on one line; non-breaking spaces stay as they are."""
    return re.sub(r"[ \t\n]+", " ", clean(text))


def first_sentence(body: str, lang: str) -> str:
    """Return a title made of a body's first sentence.

    One of more than `TITLE_LENGTH` characters is cut after a word and ends in an
    ellipsis.
    """
    sentence = sentence_at(one_line(body.split("\n", 1)[0]), 0, lang)
    if len(sentence) <= TITLE_LENGTH:
        return sentence
    words = sentence[:TITLE_LENGTH].rsplit(" ", 1)
    cut = words[0] if len(words) > 1 else sentence[: TITLE_LENGTH - 1]
    return cut.rstrip(" ,;:–—-") + "…"


def language_of(raw: RawArticle, text: str) -> tuple[str, str]:
    """Return an article's language and what says so.

    That is the input, else its text, else a hint of its page where the text is too
    short to say.

    Raises:
        UnreadableError: it is none of the collection, or the text is too short to say.
    """
    if not raw.lang:
        try:
            return identify(text, title=raw.title, line=raw.line), "text"
        except UndecidedLanguageError:
            if raw.lang_hint in LANGUAGES:
                return raw.lang_hint, "hint"
            raise
    lang = raw.lang.strip().lower().replace("_", "-").split("-")[0]
    if lang not in LANGUAGES:
        languages = ", ".join(LANGUAGES)
        reason = (
            f"lang is {raw.lang!r}, which is not in the collection ({languages}); "
            "leave it out"
        )
        raise UnreadableError(reason, raw.line, kind=Kind.LANGUAGE)
    return lang, "stated"


def _valid_id(raw: RawArticle) -> str:
    """Return the id if the address of a page can hold it."""
    article_id = clean(raw.id)
    parts = article_id.split("/")
    if "\n" in article_id or not {"", ".", ".."}.isdisjoint(parts):
        reason = f"id {article_id[:40]!r} cannot stand in an address; choose another"
        raise UnreadableError(reason, raw.line)
    return article_id


def _country(code: str, line: int) -> str:
    if not is_country(code.upper()):
        reason = f"countries: {code!r} is no ISO 3166-1 alpha-2 code; mend or drop it"
        raise UnreadableError(reason, line)
    return code.upper()
