"""Which numbers and days does a text mention, however its language writes them?"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from analyzers import Form
    from analyzers.analyzed_text import AnalyzedText

_LETTER = r"[^\W\d_]"
_WORD = re.compile(rf"{_LETTER}(?:['’]?{_LETTER})*")
# Each of these patterns begins with the digit and then looks back at what precedes it:
# the engine skips quickly to a literal beginning, but not over a leading lookbehind.
_NUMBER = re.compile(
    r"\d(?<![\w.,/]\d)"
    r"(?:\d{0,2}(?:[ \u00a0\u202f.,]\d{3})+|\d{0,11}(?:[.,]\d{1,6})?)"
    rf"(?!\d|{_LETTER}|[.,/]\d)"
)
_GROUPED = re.compile(r"\d{1,3}(?:[ \u00a0\u202f.,]\d{3})+")
_GROUPING = re.compile(r"[ \u00a0\u202f.,]")
_BLANKS = re.compile(r"[\s%-]*")
_DAY = re.compile(r"(\d(?<![\w/.]\d)\d?)([/.])(\d{1,2})(?:\2(?:\d\d){1,2})?(?![\w/])")
_MONTH = re.compile(r"(\d(?<![\w/]\d)\d?)/(\d{4})(?!\d)")
_OF_MONTH = " tháng "
_VIETNAMESE_DAY = re.compile(rf"(\d(?<!\d\d)\d?)(?:{_OF_MONTH})(\d{{1,2}})(?!\d)")
ELISION = frozenset("'’")
"""Signs that join an article to a word."""
MAX_LETTERS = 40
"""Letters of a word that may stand for a number, at most."""
CACHED_WORDS = 5_000
"""Words that are cached with their value (some 200 bytes each)."""
_LAST_DAY, _LAST_MONTH = 31, 12


class Number(NamedTuple):
    """A number or a day in a normalised spelling, and where it is mentioned.

    Attributes:
        text: its digits (`2500000`, `3.5`), or month and day (`8-12`).
        start: offset in the text, in code points.
    """

    text: str
    start: int


def find_numbers(text: AnalyzedText) -> Iterator[Number]:
    """Yield the numbers and days of a text, in no particular order.

    A word such as `million` after a number multiplies it; small numbers may be words.
    """
    lang, written = text.form_index.lang, text.text
    for match in _NUMBER.finditer(written):
        after = _word_after(written, match.end())
        power = look_up("powers", lang, after)
        yield Number(_value(match[0], power), match.start())
        if (month := look_up("months", lang, after)) and match[0].isdigit():
            yield Number(f"{month}-{int(match[0])}", match.start())
    spelled_out = text.form_index.column(_is_number_word)[text.form_ids]
    for index in np.flatnonzero(spelled_out).tolist():
        start = text.starts[index]
        if _is_elided(written, start):
            continue
        for match in _WORD.finditer(written, start, text.ends[index]):
            if value := look_up("words", lang, match[0].lower()):
                yield Number(str(value), match.start())
    yield from _days(lang, written)


def _is_number_word(lang: str, form: Form) -> int:
    """Return whether a form, or a part of a compound, is a word for a number."""
    words = _WORD.findall(form.surface)
    return any(look_up("words", lang, word.lower()) for word in words)


def _is_elided(text: str, start: int) -> bool:
    """Return whether an elided article precedes a word: `l'un` is no number."""
    before = text[max(0, start - 2) : start]
    return before[1:] in ELISION and before[:1].isalpha()


def _word_after(text: str, end: int) -> str:
    """Return the word that follows a number, across blanks and a hyphen."""
    blanks = _BLANKS.match(text, end)
    word = _WORD.match(text, blanks.end() if blanks else end)
    return word[0].lower() if word else ""


def _value(written: str, power: int) -> str:
    """Return a number times a power of ten, in twelve significant digits at most.

    Before a power a single group of three digits is a fraction: `2,500 млн`, though not
    `1.250.000 triệu`.
    """
    signs = _GROUPING.findall(written)
    fraction = power and len(signs) == 1 and signs[0] in ".,"
    if _GROUPED.fullmatch(written) and not fraction:
        written = _GROUPING.sub("", written)
    return f"{float(written.replace(',', '.')) * 10**power:.12g}"


def _days(lang: str, text: str) -> Iterator[Number]:
    """Yield days in figures, as in all languages, and in words, as in Vietnamese."""
    days = [(m.start(), m[1], m[3]) for m in _DAY.finditer(text)]
    if lang == "vi" and _OF_MONTH in text:
        days += [(m.start(), m[1], m[2]) for m in _VIETNAMESE_DAY.finditer(text)]
    for start, day, month in days:
        if 1 <= int(day) <= _LAST_DAY and 1 <= int(month) <= _LAST_MONTH:
            yield Number(f"{int(month)}-{int(day)}", start)
    for match in _MONTH.finditer(text) if "/" in text else ():
        yield Number(match[2], match.start(2))  # the year of `10/2026`


@lru_cache(maxsize=CACHED_WORDS)
def look_up(table: str, lang: str, word: str) -> int:
    """Look a word in lower case up in `data/numbers.toml`, itself or its longest stem.

    Returns:
        Its value; 0 if the table lacks it.
    """
    if len(word) > MAX_LETTERS:
        return 0
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
