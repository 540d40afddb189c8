"""What do the texts of an article say that were garbled before they came to us?

This is where every format passes: after decoding, before the language is identified.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.repair.code_pages import mend_code_page
from corpus.repair.controls import mend_controls
from corpus.repair.examples import mend_but_examples
from corpus.repair.lost_letters import lost_letters
from corpus.repair.misread import is_misread
from corpus.repair.signs import Mended, odd_signs
from corpus.repair.vietnamese_fonts import mend_fonts
from corpus.repair.viqr import mend_viqr

if TYPE_CHECKING:
    from collections.abc import Callable

MOSTLY = 0.5
"""Least share of the words beyond ASCII that must be misread to be mended first."""


def mend(text: str) -> Mended:
    """Return a text as it was before it was garbled, as far as that is certain.

    A whole text stays as it is. Lines stay lines, so that texts which were joined can
    be parted again.
    """
    kinds: list[str] = []
    pending = ""
    for step in _steps(text):
        text, found, left = step(text)
        kinds += found
        if found and step in _WHOLE_TEXT:
            pending = ""  # what looked like one damage was another
        pending = left or pending
    return Mended(text, tuple(kinds), pending)


def _steps(text: str) -> tuple[Callable[[str], Mended], ...]:
    """Return the repairs to try, in order.

    A text may have been through two programs: misread letters of a font. Those of
    VISCII alone look like misread ones, but most of them do not.
    """
    last = (mend_code_page, mend_controls, mend_viqr, lost_letters)
    if not odd_signs(text):
        return (mend_fonts, mend_code_page, mend_viqr, lost_letters)
    if is_misread(text, MOSTLY):
        return (mend_but_examples, mend_fonts, *last)
    return (mend_fonts, mend_but_examples, mend_fonts, *last)


_WHOLE_TEXT = {mend_but_examples, mend_fonts, mend_code_page}
