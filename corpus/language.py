"""Which language is a text in?

py3langid ranks all the languages it knows, so that an English or Russian article is
recognised as such and refused instead of being filed under the nearest of ours. Links
and digits say nothing about a language and are left out first. So is what stands in
quotation marks, as an article may quote its guests in their own language: what stands
outside them decides, then the whole, then the majority of sentences, then the title.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from importlib import metadata
from threading import Lock
from typing import Any

from analyzers import LANGUAGES
from corpus.errors import Kind, UndecidedLanguageError, UnreadableError

CONFIDENCE = 0.7
"""Least probability, among our languages, at which a text is accepted."""
FOREIGN = 0.5
"""Least probability, among all languages, at which a text counts as foreign."""
ENOUGH = 4000
"""Most characters of a text that are looked at."""

FRAME = 40
"""Least letters outside quotation marks that can tell a language."""
SURE_FRAME = 200
"""Least letters outside quotation marks by which alone a text is foreign: names of
persons and newspapers make fewer look English."""
SENTENCE = 20
"""Least letters of a sentence that has a vote."""

_NOISE = re.compile(r"https?://\S+|www\.\S+|\S+@\S+|[\d_]+")
_LONGEST_QUOTE = 3000
# Pairs as in French and Ukrainian, Polish and Ukrainian, English and Vietnamese; the
# straight ones of typewriters stand on one line. An apostrophe closes no quotation.
_QUOTED = re.compile(
    rf"«[^«»]{{1,{_LONGEST_QUOTE}}}»"
    rf"|<<[^<>]{{1,{_LONGEST_QUOTE}}}>>"
    rf"|[„‚‟“”][^„“”]{{1,{_LONGEST_QUOTE}}}?[“”\"]"
    rf"|(?<!\w)\"[^\"\n]{{1,{_LONGEST_QUOTE}}}\"(?!\w)"
    rf"|(?<!\w)‘[^‘\n]{{1,{_LONGEST_QUOTE}}}?’(?!\w)"
)
_QUOTE = re.compile('[«„‚‟“”‘"]|<<')
_SMALL = re.compile(r"(?<!\S)[^\W\d_A-ZÀ-ÞА-ЯЄІЇҐ][\w'’-]*")
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+")
# Letters that only one of two similar languages has.
_UKRAINIAN = re.compile("[іїєґІЇЄҐ]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_NOT_UKRAINIAN = re.compile("[ыэъёўЫЭЪЁЎ]")
_lock = Lock()


def identify(text: str, *, title: str = "", line: int = 0) -> str:
    """Identify the language of a text.

    Args:
        text: title and body.
        title: the title again, if there is one; else the first sentence counts as one.
        line: where the text was read, for messages.

    Returns:
        One of `LANGUAGES`.

    Raises:
        UnreadableError: the text is in another language.
        UndecidedLanguageError: too little of it is there.
    """
    sample = _sample(text)
    frame = _QUOTED.sub(" ", sample) if _QUOTE.search(sample) else sample
    letters = _count_letters(frame)
    if letters < FRAME:
        frame = sample
    lang = _verdict(frame)
    is_sure = letters >= SURE_FRAME or _is_foreign_without_names(frame, lang)
    if lang not in LANGUAGES and frame != sample and not is_sure:
        lang = _verdict(sample)
    if lang not in LANGUAGES:
        lang = _majority(frame, _sample(title)) or lang
    if lang in LANGUAGES:
        return lang
    if not lang:
        reason = "the language cannot be told from so little text; give `lang`"
        raise UndecidedLanguageError(reason, line, kind=Kind.LANGUAGE)
    reason = (
        f"the text is in another language ({lang}); "
        f"only {', '.join(LANGUAGES)} are indexed; leave it out"
    )
    raise UnreadableError(reason, line, kind=Kind.LANGUAGE)


def _is_foreign_without_names(frame: str, lang: str) -> bool:
    """Return whether the words in small letters of a text are in its language, too.

    Those are no names of persons and newspapers.
    """
    if lang in LANGUAGES or not lang:
        return False
    small = " ".join(_SMALL.findall(frame))
    return _count_letters(small) >= SENTENCE and _verdict(small) == lang


def _sample(text: str) -> str:
    return _NOISE.sub(" ", text[: ENOUGH * 2])[:ENOUGH]


def _count_letters(text: str) -> int:
    """Return about how many letters a text without digits has."""
    return len("".join(text.split()))


def _verdict(sample: str) -> str:
    """Return the language of a text, ours or another, "" if it cannot be told."""
    ranked = _rank(sample)
    best, probability = ranked[0]
    if best not in LANGUAGES:
        ours = _by_alphabet(sample)
        if ours or probability >= FOREIGN:
            return ours or best
    shares = [(lang, p) for lang, p in ranked if lang in LANGUAGES]
    total = sum(p for _, p in shares)
    lang, share = shares[0]
    return lang if total and share / total >= CONFIDENCE else ""


def _majority(text: str, title: str) -> str:
    """Return the language of ours that most sentences of a text are in, or "".

    The title decides between two languages of as many sentences.
    """
    sentences = [
        sentence
        for sentence in _SENTENCE_END.split(text)
        if _count_letters(sentence) >= SENTENCE
    ]
    if len(sentences) <= 1:
        return ""
    votes = Counter(map(_verdict, sentences))
    lang, most = max(
        ((lang, votes[lang]) for lang in LANGUAGES), key=lambda vote: vote[1]
    )
    if most * 2 == len(sentences):
        return lang if _verdict(title or sentences[0]) == lang else ""
    return lang if most * 2 > len(sentences) else ""


def identifier_version() -> str:
    """Return the version of the library that identifies languages."""
    return metadata.version("py3langid")


def _by_alphabet(sample: str) -> str:
    """Return "uk" if only Ukrainian has the letters of a text, else "".

    The model takes some Ukrainian for another Cyrillic language. A line of Ukrainian
    under a text in Latin letters, as of a site around it, makes that no Ukrainian text.
    """
    own = len(_UKRAINIAN.findall(sample))
    if own <= 1 or _NOT_UKRAINIAN.search(sample):
        return ""
    cyrillic = len(_CYRILLIC.findall(sample))
    return "uk" if cyrillic * 2 > _count_letters(sample) else ""


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
