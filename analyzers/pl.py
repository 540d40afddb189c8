"""How is Polish analysed?

Morfeusz 2 gives every reading of a form, looked up as it is and capitalised, since
its names are. Readings that news prose hardly has are dropped where another is left.
A word outside the dictionary is stemmed. Where Morfeusz has no build for the machine
(Linux on other processors than x86-64), simplemma's table takes its place: one lemma
a word, a lower recall, and another fingerprint, so that indexes are never mixed.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple

from analyzers import lemma_tables
from analyzers.analyzer import Analyzer
from analyzers.filters import (
    lowercase,
    normalize_characters,
    normalize_punctuation,
    strip_apostrophes,
)
from analyzers.tokenizer import tokenize

if TYPE_CHECKING:
    from collections.abc import Callable

MORFEUSZ = find_spec("morfeusz2") is not None
"""Whether this machine has Morfeusz."""
DICTIONARIES = ("morfeusz2" if MORFEUSZ else "simplemma", "PyStemmer")
"""Distributions whose versions decide what the chain gives."""

_EVERY_CASE = "nom.gen.dat.acc.inst.loc.voc"
_SURNAME = "nazwisko"
_NAMES = {_SURNAME, "imię", "nazwa_geograficzna", "patronimicum"}
_lock = Lock()


class Reading(NamedTuple):
    """One reading of a form: its lemma, its tag, and what kind of name it is."""

    lemma: str
    tag: str
    names: tuple[str, ...]

    @property
    def pos(self) -> str:
        """The tag's first part, Morfeusz's flexeme."""
        return self.tag.split(":", 1)[0]


def lemmas(word: str) -> tuple[str, ...]:
    """Give the dictionary forms of every likely reading; () outside the dictionary.

    Of a compound that is not in the dictionary the last part is inflected:
    `naukowo-technicznej` becomes `naukowo-techniczny`.
    """
    head, hyphen, tail = word.rpartition("-")
    if hyphen and not _whole(word):
        return tuple(f"{head}-{lemma}" for lemma in lemmas(tail))
    found = _readings(word)
    capitalised = [r for r in _readings(word.capitalize()) if r not in found]
    if found:  # a common word is also somebody's surname: `wielka`, of `Wielk`
        capitalised = [r for r in capitalised if _SURNAME not in r.names]
        found = [r for r in found if _SURNAME not in r.names] or found
    found += capitalised
    for unlikely in _UNLIKELY:
        found = [r for r in found if not unlikely(r)] or found
    if any(_verbal_noun(r) for r in found):
        found = [r for r in found if r.pos != "ger"] or found
    return tuple(dict.fromkeys(r.lemma.lower() for r in found))


def in_dictionary(word: str) -> bool:
    """Tell whether the dictionary has a form as it is written, other than a name."""
    return MORFEUSZ and any(not _NAMES & set(r.names) for r in _readings(word))


def table_lemma(word: str) -> tuple[str, ...]:
    """Give the one lemma of simplemma's table, which always knows something."""
    return (lemma_tables.lemmatize(word, "pl").lower(),)


def stem(word: str) -> tuple[str, ...]:
    """Cut a word's ending off by rule (the Snowball stemmer)."""
    with _lock:
        return (_stemmer().stemWord(word),)


def _depreciative(reading: Reading) -> bool:
    """`polityki`, a scornful plural of `polityk`."""
    return reading.pos == "depr"


def _only_vocative(reading: Reading) -> bool:
    return reading.tag.split(":")[2:3] == ["voc"]


def _undeclined(reading: Reading) -> bool:
    """A surname that keeps its form in every case matches any word: `Być`."""
    return _EVERY_CASE in reading.tag


_UNLIKELY: tuple[Callable[[Reading], bool], ...] = (
    _depreciative,
    _only_vocative,
    _undeclined,
)


def _verbal_noun(reading: Reading) -> bool:
    """`mieszkanie` in its own right, besides the gerund of `mieszkać`."""
    lemma = reading.lemma.lower()
    return reading.pos == "subst" and lemma.endswith(("nie", "cie"))


def _whole(word: str) -> bool:
    """Tell whether Morfeusz knows a hyphenated word as one."""
    with _lock:
        return any(
            start == 0 and end == 1 and text == word and tag != "ign"
            for start, end, (text, _, tag, _, _) in _morfeusz().analyse(word)
        )


def _readings(word: str) -> list[Reading]:
    """Look a form up; of a form that Morfeusz splits (`zrobił|em`) the verb counts."""
    with _lock:
        edges = _morfeusz().analyse(word)
    last = max((end for _, end, _ in edges), default=0)
    return [
        Reading(lemma.split(":")[0], tag, tuple(names))
        for start, end, (_, lemma, tag, names, _) in edges
        if start == 0
        and tag != "ign"
        and (end == last or tag.split(":", 1)[0] in {"praet", "adja", "conjt"})
    ]


@cache
def _morfeusz() -> Any:
    import morfeusz2  # noqa: PLC0415 - the dictionary takes 27 MB

    return morfeusz2.Morfeusz(generate=False)  # what generates takes 9 MB more


@cache
def _stemmer() -> Any:
    import Stemmer  # noqa: PLC0415

    return Stemmer.Stemmer("polish")


ANALYZER = Analyzer(
    lang="pl",
    tokenizer=tokenize,
    char_filters=(
        normalize_characters,
        lowercase,
        normalize_punctuation,
        strip_apostrophes,
    ),
    term_filters=(lemmas, stem) if MORFEUSZ else (table_lemma,),
    in_dictionary=in_dictionary,
)
