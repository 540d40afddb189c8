"""What did a Vietnamese text say that was typed for a font of its own?

Before Unicode, fonts showed Vietnamese letters in place of western ones, so that
`Héi nghÞ` was read as `Hội nghị`. Such a text is converted where its words become
syllables that were none, and named where only most of them do.
"""

from __future__ import annotations

import re
from functools import cache

from corpus.repair.doubles import as_meant
from corpus.repair.misread import is_misread
from corpus.repair.signs import Mended, signs_by_kind
from corpus.repair.vietnamese_letters import (
    FONTS,
    Letters,
    Share,
    letters,
    share,
    share_as_written,
)

CERTAIN = 0.9
"""Least share of the words with marks that must become syllables."""
LIKELY = 0.7
"""Least share of them by which a text is refused rather than taken as it is."""
GAIN = 0.25
"""Least part of them that were none before."""
OF_ALL = 0.6
"""Least share of all words that must be syllables: others are foreign names."""
WORDS = 3
"""Least words with marks by which a text can be told."""
MANY_WORDS = 10
"""Least words with marks by which a text is refused."""
SAMPLE = 8_000
"""Signs of a text that are looked at."""
KINDS = 2
"""Least signs of an encoding that French does not have, by kinds, that a text has."""

# No syllable is written so; programs dropped the soft hyphens that are ư in TCVN3.
_WITHOUT_U = re.compile("[ơớờởỡợ]ng")


def mend_fonts(text: str) -> Mended:
    """Return what a text said in the fonts of TCVN3, VNI, VPS or VISCII.

    Lines that are in Unicode stay.
    """
    candidates = _candidates(text)
    if not candidates:
        return Mended(text)
    sample = "\n".join(_typed(text[:SAMPLE]))
    before = share_as_written(as_meant(sample))
    if before.marked < WORDS:
        return Mended(text)
    best = max(candidates, key=lambda font: share(font.convert(sample)).of_marked)
    converted = best.convert(sample)
    after = share(as_meant(converted))
    lost = "ư" not in converted and _WITHOUT_U.search(converted)
    if _becomes(before, after, CERTAIN) and not lost:
        return Mended(_convert(text, best), (f"converted from {best.name}",))
    if after.marked >= MANY_WORDS and _becomes(before, after, LIKELY):
        reason = (
            f"it is Vietnamese in a font's encoding, most likely {best.name}, but some "
            "of its words are none; convert it to Unicode"
        )
        return Mended(text, (), reason)
    return Mended(text)


def _candidates(text: str) -> list[Letters]:
    """Return the encodings that a text may be in by its signs."""
    fonts = [letters(name) for name in FONTS]
    mixed = _unicode().search(text)
    signs_of = [font.odd if mixed else font.foreign for font in fonts]
    found = frozenset(_any(frozenset().union(*signs_of)).findall(text))
    if len(found) < KINDS:
        return []
    pairs = zip(fonts, signs_of, strict=True)
    return [font for font, signs in pairs if len(signs & found) >= KINDS]


def _typed(text: str) -> list[str]:
    """Return the lines that are neither in Unicode nor misread."""
    lines = text.split("\n")
    return [
        line for line in lines if not _unicode().search(line) and not is_misread(line)
    ]


@cache
def _unicode() -> re.Pattern[str]:
    """Return what matches a letter of Unicode that no text in a font's encoding has."""
    return _any(frozenset(s for s in signs_by_kind()["vietnamese"] if s > "\u00ff"))


@cache
def _any(signs: frozenset[str]) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(''.join(sorted(signs)))}]")


def _convert(text: str, font: Letters) -> str:
    """Convert the lines that are not in Unicode and become no worse."""
    return "\n".join(
        font.convert(line)
        if not _unicode().search(line) and _gains(line, font.convert(line))
        else line
        for line in text.split("\n")
    )


def _gains(line: str, converted: str) -> bool:
    meant = as_meant(line)
    before = share_as_written(meant).of_marked
    after = share(converted).of_marked
    return after > before or (after == before and meant in (line, converted))


def _becomes(before: Share, after: Share, least: float) -> bool:
    """Return whether a share of the words with marks became syllables."""
    return (
        after.of_marked >= least
        and after.of_marked - before.of_marked >= GAIN
        and after.of_all >= OF_ALL
    )
