"""Which question do the fields of the advanced form ask, and which fields a question?

The form writes the query language: what is typed into its fields is words and quoted
phrases, and no other sign of it has a meaning there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from analyzers.plain_text import plain_text
from search.query.ast import Not, Or, QuotedPhrase, Words
from search.query.lexer import FIELDS, OPERATORS
from search.query.parser import normalise, parse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from search.query.ast import Node

_QUOTES = '"“”«»„'
_TOKEN = re.compile(rf"[{_QUOTES}](?P<phrase>[^{_QUOTES}]+)[{_QUOTES}]|(?P<word>\S+)")
_SIGNS = re.compile(rf"[{_QUOTES}()*~\s]+")
_FIELD = re.compile(rf"(?:{'|'.join(FIELDS)}):")


@dataclass(frozen=True, slots=True)
class AdvancedWords:
    """What is typed into the form.

    Attributes:
        words: all of these words must be found.
        phrase: these must stand next to each other, exactly so.
        some: any of these words.
        none: none of these words.
        title: all of these words in the title.
        rest: a part of the question in the query language, which no field can express.
    """

    words: str = ""
    phrase: str = ""
    some: str = ""
    none: str = ""
    title: str = ""
    rest: str = ""


def composed(fields: AdvancedWords) -> str:
    """Return what is typed into the form as a question of the query language."""
    phrase = _quoted(normalise(fields.phrase))
    some = [*_tokens(fields.some)]
    parts = [
        _rest(normalise(fields.rest)),
        *_tokens(fields.words),
        phrase,
        f"({' OR '.join(some)})" if len(some) > 1 else "".join(some),
        *(f"title:{token}" for token in _tokens(fields.title)),
        *(f"-{token}" for token in _tokens(fields.none)),
    ]
    return " ".join(filter(None, parts))


def _tokens(text: str) -> Iterator[str]:
    """Yield the words and phrases of a text so that no sign of theirs has a meaning."""
    for match in _TOKEN.finditer(normalise(text)):
        if match["phrase"]:
            token = _quoted(match["phrase"])
        else:
            token = _word(plain_text(match["word"]))
        if token:
            yield token


def _quoted(text: str) -> str:
    words = " ".join(re.sub(f"[{_QUOTES}]", " ", plain_text(text)).split())
    return f'"{words}"' if any(map(str.isalnum, words)) else ""


def _word(text: str) -> str:
    """Return a word without signs; in quotes where it has several or names a field."""
    words = _SIGNS.sub(" ", text).strip(" -,;")
    if not any(map(str.isalnum, words)):
        return ""
    if words in OPERATORS:
        return words.lower()
    if " " in words or _FIELD.match(words) or not words[0].isalnum():
        return f'"{words}"'
    return words


def _rest(text: str) -> str:
    """Return a part in the query language, in parentheses where others may follow."""
    return f"({text})" if isinstance(parse(text).node, Or) else text


def fields_of(parts: Iterable[Node]) -> AdvancedWords | None:
    """Return the fields that ask for all parts of a question; None if none can."""
    fields: AdvancedWords | None = AdvancedWords()
    for part in parts:
        fields = _with(fields, part) if fields else None
    return fields


def _with(fields: AdvancedWords, part: Node) -> AdvancedWords | None:
    """Return the fields with one part more; None if none has room for it."""
    match part:
        case (
            Words(field="title") | QuotedPhrase(field="title", inflected=False, slop=0)
        ):
            return replace(fields, title=_more(fields.title, part))
        case Words():
            return replace(fields, words=_more(fields.words, part))
        case QuotedPhrase(inflected=False, slop=0):
            if not fields.phrase:
                return replace(fields, phrase=part.text)
            return replace(fields, words=_more(fields.words, part))
        case Or() if not fields.some and all(map(_is_one, part.parts)):
            return replace(fields, some=" ".join(map(_written, part.parts)))
        case Not() if _is_one(part.part):
            return replace(fields, none=_more(fields.none, part.part))
        case _:
            return None


def _is_one(part: Node) -> bool:
    """Return whether a part is one word or phrase of no field."""
    match part:
        case Words(field=""):
            return len(part.text.split()) == 1
        case QuotedPhrase(field="", inflected=False, slop=0):
            return True
        case _:
            return False


def _more(text: str, part: Node) -> str:
    return " ".join(filter(None, (text, _written(part))))


def _written(part: Node) -> str:
    match part:
        case QuotedPhrase():
            return f'"{part.text}"'
        case Words():
            return part.text
        case _:
            return ""
