"""Which numbers and days does a text name, whatever its language writes them with?"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_LETTER = r"[^\W\d_]"
_WORD = re.compile(rf"{_LETTER}(?:['’]?{_LETTER})*")
_NUMBER = re.compile(
    r"(?<![\w.,/])(?:\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+|\d{1,12}(?:[.,]\d{1,6})?)"
    rf"(?!\d|{_LETTER}|[.,/]\d)"
)
_GROUPED = re.compile(r"\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+")
_GROUPING = re.compile(r"[ \u00a0\u202f.,]")
_BLANKS = re.compile(r"[\s%-]*")
_DAY = re.compile(r"(?<![\w/.])(\d{1,2})([/.])(\d{1,2})(?:\2(?:\d\d){1,2})?(?![\w/])")
_MONTH = re.compile(r"(?<![\w/])(\d{1,2})/(\d{4})(?!\d)")
_VIETNAMESE_DAY = re.compile(r"(?<!\d)(\d{1,2})(?: tháng )(\d{1,2})(?!\d)")
_LAST_DAY, _LAST_MONTH = 31, 12


class Number(NamedTuple):
    """A number or a day, written in one way, and where it stands.

    Attributes:
        text: its digits (`2500000`, `3.5`), or month and day (`8-12`).
        start: offset into the text, in code points.
    """

    text: str
    start: int


def numbers(lang: str, text: str) -> Iterator[Number]:
    """Give the numbers and days of a text, in no order.

    A word such as `million` after a number multiplies it; small numbers may be words.
    """
    for found in _NUMBER.finditer(text):
        after = _after(text, found.end())
        power = look_up("powers", lang, after)
        yield Number(_value(found[0], power), found.start())
        if (month := look_up("months", lang, after)) and found[0].isdigit():
            yield Number(f"{month}-{int(found[0])}", found.start())
    written = {word: look_up("words", lang, word.lower()) for word in _words(text)}
    if any(written.values()):
        for found in _WORD.finditer(text):
            if value := written[found[0]]:
                yield Number(str(value), found.start())
    yield from _days(lang, text)


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text))


def _after(text: str, end: int) -> str:
    """Give the word after a number, across blanks and a hyphen."""
    blanks = _BLANKS.match(text, end)
    word = _WORD.match(text, blanks.end() if blanks else end)
    return word[0].lower() if word else ""


def _value(written: str, power: int) -> str:
    if _GROUPED.fullmatch(written) and not (power and written[-4] in ".,"):
        written = _GROUPING.sub("", written)
    return f"{float(written.replace(',', '.')) * 10**power:.12g}"


def _days(lang: str, text: str) -> Iterator[Number]:
    """Give days written in figures, as each language does, and as Vietnamese may."""
    pairs = [(m.start(), m[1], m[3]) for m in _DAY.finditer(text)]
    if lang == "vi":
        pairs += [(m.start(), m[1], m[2]) for m in _VIETNAMESE_DAY.finditer(text)]
    for start, day, month in pairs:
        if 1 <= int(day) <= _LAST_DAY and 1 <= int(month) <= _LAST_MONTH:
            yield Number(f"{int(month)}-{int(day)}", start)
    for found in _MONTH.finditer(text):
        yield Number(found[2], found.start(2))


@lru_cache(maxsize=50_000)
def look_up(table: str, lang: str, word: str) -> int:
    """Find a word in small letters in a table of the data file; 0 if it lacks it."""
    words = _tables()[table].get(lang, {})
    word = word.replace("’", "'")
    if word in words:
        return words[word]
    stems = (f"{word[:end]}*" for end in range(len(word), 0, -1))
    return next((words[stem] for stem in stems if stem in words), 0)


@cache
def _tables() -> dict[str, dict[str, dict[str, int]]]:
    file = resources.files("indexer.stories").joinpath("data", "numbers.toml")
    return tomllib.loads(file.read_text("utf-8"))
