"""Which language is a text in?

py3langid ranks all the languages it knows, so that an English or Russian article is
recognised as such and refused instead of being filed under the nearest of ours. Links
and digits say nothing about a language and are left out first.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import metadata
from threading import Lock
from typing import Any

from analyzers import LANGUAGES
from corpus.errors import UnreadableError

CONFIDENCE = 0.7
"""Least probability, among our languages, at which a text is accepted."""
FOREIGN = 0.5
"""Least probability, among all languages, at which a text counts as foreign."""
ENOUGH = 4000
"""Most characters of a text that are looked at."""

_NOISE = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|[\d_]+")
# Letters that only one of two similar languages has.
_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
_NOT_UKRAINIAN = re.compile("[ыэъёўЫЭЪЁЎ]")
_lock = Lock()


def identify(text: str, *, line: int = 0) -> str:
    """Identify the language of a text.

    Returns:
        One of `LANGUAGES`.

    Raises:
        UnreadableError: the text is in another language, or too little of it is there.
    """
    sample = _NOISE.sub(" ", text)[:ENOUGH]
    ranked = _rank(sample)
    best, probability = ranked[0]
    if best not in LANGUAGES:
        ours = _by_alphabet(sample)
        if ours:
            return ours
        if probability >= FOREIGN:
            reason = (
                f"the text is in another language ({best}); "
                f"only {', '.join(LANGUAGES)} are indexed; leave it out"
            )
            raise UnreadableError(reason, line)
    shares = [(lang, p) for lang, p in ranked if lang in LANGUAGES]
    total = sum(p for _, p in shares)
    lang, share = shares[0]
    if not total or share / total < CONFIDENCE:
        reason = "the language cannot be told from so little text; give `lang`"
        raise UnreadableError(reason, line)
    return lang


def identifier_version() -> str:
    """Return the version of the library that identifies languages."""
    return metadata.version("py3langid")


def _by_alphabet(sample: str) -> str:
    """Return "uk" if only Ukrainian has the letters of a text, else "".

    The model takes some Ukrainian for another Cyrillic language.
    """
    own = len(_UKRAINIAN.findall(sample))
    return "uk" if own > 1 and not _NOT_UKRAINIAN.search(sample) else ""


def _rank(sample: str) -> list[tuple[str, float]]:
    with _lock:
        ranked = _identifier().rank(sample)
    return [(str(lang), float(probability)) for lang, probability in ranked]


@cache
def _identifier() -> Any:
    from py3langid.langid import (  # noqa: PLC0415 - its model takes a second to load
        MODEL_FILE,
        LanguageIdentifier,
    )

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
