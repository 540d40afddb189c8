"""Which numbers and days does a text name, whatever its language writes them with?"""

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
# Each begins with what it looks for, then what stands before: so it is found fast.
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
"""Signs by which an article is joined to a word."""
LONGEST = 40
"""Letters of a word that may stand for a number."""
KEPT_WORDS = 5_000
"""Words that are remembered with what they say (some 200 bytes each)."""
_LAST_DAY, _LAST_MONTH = 31, 12


class Number(NamedTuple):
    """A number or a day, written in one way, and where it stands.

    Attributes:
        text: its digits (`2500000`, `3.5`), or month and day (`8-12`).
        start: offset into the text, in code points.
    """

    text: str
    start: int


def numbers(reading: AnalyzedText) -> Iterator[Number]:
    """Give the numbers and days of a text, in no order.

    A word such as `million` after a number multiplies it; small numbers may be words.
    """
    lang, text = reading.form_index.lang, reading.text
    for found in _NUMBER.finditer(text):
        after = _after(text, found.end())
        power = look_up("powers", lang, after)
        yield Number(_value(found[0], power), found.start())
        if (month := look_up("months", lang, after)) and found[0].isdigit():
            yield Number(f"{month}-{int(found[0])}", found.start())
    spelled = reading.form_index.column(_spelled)[reading.form_ids]
    for at in np.flatnonzero(spelled).tolist():
        start = reading.starts[at]
        if _elided(text, start):
            continue
        for found in _WORD.finditer(text, start, reading.ends[at]):
            if value := look_up("words", lang, found[0].lower()):
                yield Number(str(value), found.start())
    yield from _days(lang, text)


def _spelled(lang: str, form: Form) -> int:
    """Tell whether a form names a number."""
    words = _WORD.findall(form.surface)
    return any(look_up("words", lang, word.lower()) for word in words)


def _elided(text: str, start: int) -> bool:
    """Tell whether an article is joined to a word: `l'un` is no number."""
    before = text[max(0, start - 2) : start]
    return before[1:] in ELISION and before[:1].isalpha()


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
    if lang == "vi" and _OF_MONTH in text:
        pairs += [(m.start(), m[1], m[2]) for m in _VIETNAMESE_DAY.finditer(text)]
    for start, day, month in pairs:
        if 1 <= int(day) <= _LAST_DAY and 1 <= int(month) <= _LAST_MONTH:
            yield Number(f"{int(month)}-{int(day)}", start)
    for found in _MONTH.finditer(text) if "/" in text else ():
        yield Number(found[2], found.start(2))


@lru_cache(maxsize=KEPT_WORDS)
def look_up(table: str, lang: str, word: str) -> int:
    """Find a word in small letters in a table of the data file; 0 if it lacks it."""
    if len(word) > LONGEST:
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
