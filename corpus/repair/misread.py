"""What did a text say whose UTF-8 was read in another encoding?

`reÃ§u` is `reçu` and `РњС–СЃС‚Рѕ` is `Місто`. Words are mended one by one, as often
only a quotation was damaged, but only where all their signs beyond ASCII are misread
ones and some of them never stand side by side in a whole text. It is done again until
nothing is left, as texts are misread twice, too.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from corpus.repair.doubles import as_meant
from corpus.repair.encoding import (
    Encoding,
    Reading,
    encodings,
    is_strong,
    read,
)
from corpus.repair.lost_bytes import restore_blanks, restore_quotes
from corpus.repair.signs import Mended, natural_signs, odd_signs, typography

ROUNDS = 4
"""Most times that a text is mended; twice misread ones are met, thrice hardly."""
SAMPLE = 20_000
"""Signs of a text by which the encoding is chosen."""
LEFT = 3
"""Least words that cannot be mended by which a text is refused."""
LEFT_SHARE = 0.05
"""Least share of a text's words that they are."""
MENDED_SHARE = 0.01
"""Least share of them by which it is refused if others could be mended."""

_ASCII_LETTER = re.compile("[A-Za-z]")
_BLANKS = re.compile(r"([ \t]+)")


class _Word(NamedTuple):
    """A word, or a blank, and what it said.

    Attributes:
        written: as it stands.
        text: what it said.
        misread: how many misread signs it has.
        certain: whether they show beyond doubt that it was misread.
        whole: whether it has signs beyond ASCII that were not misread.
    """

    written: str
    text: str
    misread: int = 0
    certain: bool = False
    whole: bool = False


def mend_misread(text: str) -> Mended:
    """Return what a text said before its UTF-8 was read in another encoding.

    Its cost is linear; a text without odd signs costs one look at them.
    """
    names: dict[str, None] = {}
    last = None
    for _ in range(ROUNDS):
        number, certain = _likeliest(text)
        if number is None:
            break
        last = encodings()[number]
        mended = _mend(text, number) if certain else text
        if mended == text:
            break
        text = mended
        names[last.name] = None
    kinds = tuple(f"repaired: UTF-8 misread as {name}" for name in names)
    left = _left(text, last, mended=bool(kinds)) if last else ""
    return Mended(text, kinds, left)


def is_misread(text: str, least: float = 1) -> bool:
    """Return whether words of a text were misread for certain, and most of them.

    Args:
        text: a line, or a text of which the beginning is looked at.
        least: the share of its words beyond ASCII that may have been misread.
    """
    sample = text[:SAMPLE]
    number, certain = _likeliest(sample)
    if number is None or not certain:
        return False
    words = [word for line in sample.split("\n") for word in _words(line, number)]
    beyond = [word for word in words if word.misread or word.whole]
    return sum(not word.whole for word in beyond) >= least * len(beyond)


def _likeliest(text: str) -> tuple[int | None, bool]:
    """Return the encoding that a text may have been read in, and whether it was.

    Returns:
        Its number among `encodings()`; None if no sign of any is there.
    """
    odd = odd_signs(text)
    if not odd:
        return None, False
    merits: dict[int, int] = {}
    for number, page in enumerate(encodings()):
        first = None if odd.isdisjoint(page.odd) else page.telling.search(text)
        if first:
            start = text.rfind("\n", 0, first.start()) + 1
            start = max(start, first.start() - SAMPLE // 10)
            sample = text[start : start + SAMPLE].split("\n")
            merits[number] = _merit(
                [w for line in sample for w in _words(line, number)]
            )
    if not merits:
        return None, False
    number = max(merits, key=lambda key: (merits[key], -key))
    return number, merits[number] > 0


def _merit(words: list[_Word]) -> int:
    """Return how much speaks for the encoding in which words were read.

    A sign that our languages do not have, and a capital within a word, speak against
    it: encodings that resemble each other differ in that.

    Returns:
        0 if no word was misread in it for certain.
    """
    if not any(word.certain for word in words):
        return 0
    misread = [word for word in words if word.misread and not word.whole]
    text = " ".join(word.text for word in misread)
    faults = sum(text.count(sign) for sign in set(text) - natural_signs())
    faults += sum(a.islower() and b.isupper() for a, b in pairwise(text))
    return max(1, 2 * sum(word.misread for word in misread) - faults)


def _mend(text: str, number: int) -> str:
    leads = encodings()[number].leads
    return "\n".join(
        line if leads.isdisjoint(line) else _mend_line(line, number)
        for line in text.split("\n")
    )


def _mend_line(line: str, number: int) -> str:
    """Return a line whose misread words are mended.

    A word that is not misread for certain is mended if the whole line was misread, or
    if its neighbours are certain.
    """
    words = _words(line, number)
    sure = _sure(words)
    if any(id(word) not in sure and word.written not in line for word in words):
        words = _plain_words(line, number)  # a blank was restored in a whole word
        sure = _sure(words)
    return "".join(word.text if id(word) in sure else word.written for word in words)


def _sure(words: list[_Word]) -> set[int]:
    """Return the identities of the words of a line that are to be mended."""
    beyond = [word for word in words if word.misread or word.whole]
    if not any(word.whole for word in beyond):
        return set(map(id, beyond))
    sure = {id(word) for word in beyond if word.certain}
    ends = [beyond[0], *beyond, beyond[-1]]
    for before, word, after in zip(ends, beyond, ends[2:], strict=False):
        if not word.whole and before.certain and after.certain:
            sure.add(id(word))
    return sure


def _words(line: str, number: int) -> list[_Word]:
    """Return the words of a line and its blanks, those restored that explain more."""
    line = restore_quotes(line, encodings()[number])
    words = _plain_words(line, number)
    if not any(word.whole for word in words):
        return words
    restored = _plain_words(restore_blanks(line, encodings()[number]), number)
    return min(words, restored, key=lambda each: sum(word.whole for word in each))


def _plain_words(line: str, number: int) -> list[_Word]:
    return [_word(number, word) for word in _BLANKS.split(line)]


def _word(number: int, word: str) -> _Word:
    """Return what a word said if it was read in an encoding."""
    if word.isascii():
        return _Word(word, word)
    rest, said = [], []
    readings: list[Reading] = []
    end = 0
    for match in encodings()[number].misread.finditer(word):
        reading = read(number, match[0])
        if reading.plausible:
            rest.append(word[end : match.start()])
            said += [rest[-1], reading.sign]
            readings.append(reading)
            end = match.end()
    rest.append(word[end:])
    whole = not all(sign.isascii() or sign in typography() for sign in "".join(rest))
    return _Word(
        word,
        "".join([*said, rest[-1]]),
        len(readings),
        certain=not whole
        and _is_certain(readings, word)
        and not as_meant(word).isascii(),
        whole=whole,
    )


def _is_certain(readings: list[Reading], word: str) -> bool:
    """Return whether misread signs show beyond doubt that a word was misread."""
    if any(reading.telling and reading.strong for reading in readings):
        return True
    if any(reading.telling for reading in readings) and len(readings) > 1:
        return True
    return (
        any(reading.latin_of_cyrillic for reading in readings)
        and _ASCII_LETTER.search(word) is not None
    )


def _left(text: str, page: Encoding, *, mended: bool) -> str:
    """Return what is wrong with a text that cannot be mended, "" if it is little.

    Where others could be mended, a word with half a misread sign counts, too.
    """
    words = as_meant(text).split()
    left = sum(
        _is_telling(page.telling.findall(word))
        or (mended and page.incomplete.search(word) is not None)
        for word in words
    )
    least, share = (1, MENDED_SHARE) if mended else (LEFT, LEFT_SHARE)
    if left < least or left < share * len(words):
        return ""
    return (
        f"UTF-8 that was read as {page.name}, and letters of it are lost; "
        "export it anew as UTF-8"
    )


def _is_telling(pairs: list[str]) -> bool:
    """Return whether pairs of signs show that a word was misread."""
    return len(pairs) > 1 or any(is_strong(pair[0]) for pair in pairs)
