"""Does a whole text only show how misread signs look?

`On lit « Ã© » au lieu de « é »` is about misread text and is right as it stands. Its
examples stand in quotation marks: one or two signs, or what it quotes in its right form
as well. They stay where the text has no other damage.
"""

from __future__ import annotations

import re

from corpus.repair.misread import mend_misread
from corpus.repair.signs import Mended

LONGEST = 60
"""Most signs of a quotation that is an example."""
SIGNS = 2
"""Most signs that each misread part of an example stands for, unless the text quotes it
in its right form."""

# What was misread may hold quotation marks of another kind: `â€™`, `Å“`.
_QUOTED = re.compile(
    "|".join(
        rf"{before}([^{but}\n]{{1,{LONGEST}}}?){after}"
        for before, but, after in (
            ("«", "«»", "»"),
            ("„", "„”", "”"),
            ("„", "„“”", "“"),
            ("“", "”", "”"),
            (r"(?<!\w)\"", '"', r"\"(?!\w)"),
            (r"(?<!\w)‘", "‘", r"’(?!\w)"),
            (r"(?<!\w)'", "'", r"'(?!\w)"),
        )
    )
)
_BETWEEN = re.compile(r"[\s,;/]+")


def mend_but_examples(text: str) -> Mended:
    """Return what `mend_misread` does; a text that only shows examples as it is."""
    mended = mend_misread(text)
    if mended.text == text and not mended.left:
        return mended
    bare = _QUOTED.sub(" ", text)
    if bare == text or mend_misread(bare).text != bare:
        return mended
    rest = _without_examples(text)
    found = mend_misread(rest)
    return mended if found.text != rest else Mended(text, (), found.left)


def _without_examples(text: str) -> str:
    """Return a text without what it quotes to show how it was misread."""
    quoted = {_content(quotation) for quotation in _QUOTED.finditer(text)}

    def unless_example(quotation: re.Match[str]) -> str:
        content = _content(quotation)
        said = mend_misread(content).text.strip()
        is_example = said != content and (
            said in quoted or all(len(part) <= SIGNS for part in _BETWEEN.split(said))
        )
        return " " if is_example else quotation[0]

    return _QUOTED.sub(unless_example, text)


def _content(quotation: re.Match[str]) -> str:
    """Return what stands between quotation marks; a no-break space may end a sign."""
    return quotation[quotation.lastindex or 0].strip(" \u202f")
