"""Which two words are one that was typed apart, and which word is two?

`COP 28` is `COP28`, and `веб сайт` is `вебсайт`. An analyzer looks at one word at a
time, so whoever plans a question asks here.
"""

from __future__ import annotations

from typing import NamedTuple

from analyzers import designations
from analyzers.orthography.first_parts import first_part, is_first_part
from analyzers.registry import LANGUAGES, get_analyzer


class Joined(NamedTuple):
    """Two words as the one that they may be.

    Attributes:
        word: both, as written together.
        typed: both, with a blank between them.
        designation: whether they designate a thing together (`COP 28`), so that they
            mean little where they stand apart.
    """

    word: str
    typed: str
    designation: bool


def together(lang: str, first: str, second: str) -> Joined | None:
    """Return two words as the one word that they may be in a language, or None.

    Args:
        lang: ISO 639-1 code; only designations are known of other languages than those
            of articles.
        first: a word as written.
        second: the one after it, with nothing but a blank between them.
    """
    if designations.may_be_designation(first, second):
        certain = first.isupper() or first[0].isdigit()
        return Joined(first + second, f"{first} {second}", certain)
    if lang not in LANGUAGES:
        return None
    normalize = get_analyzer(lang).normalize
    if is_first_part(lang, normalize(first)) and first_part(
        lang, normalize(first + second)
    ):
        return Joined(first + second, f"{first} {second}", designation=False)
    return None


def apart(lang: str, word: str) -> tuple[str, str] | None:
    """Return the two words that a word may also be written as, or None.

    Args:
        lang: ISO 639-1 code of a language of articles.
        word: as written.
    """
    form = get_analyzer(lang).normalize(word)
    return designations.parts(word) or first_part(lang, form)
