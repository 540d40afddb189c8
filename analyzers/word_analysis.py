"""What do rules and dictionaries tell of a word as it is written, and how is it kept?

It takes some 100 µs to find out and is always the same, so that a line of text is kept
of it, for builds to come.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from analyzers.names.keys import name_sounds, seek_name_keys, sounds_among

if TYPE_CHECKING:
    from analyzers.analyzer import Analyzer

_FIELDS = 7


class Told(NamedTuple):
    """What is told of a word.

    Attributes:
        exact, lemmas, folded: as in `Terms`.
        names: its name keys, if it is capitalised.
        sounds: what it may sound like as a name; see `name_sounds`.
        common: whether it is capitalised and also a word of the dictionary.
    """

    exact: str
    lemmas: tuple[str, ...]
    folded: tuple[str, ...]
    names: tuple[str, ...] = ()
    sounds: tuple[str, ...] = ()
    common: bool = False


def tell(analyzer: Analyzer, written: str) -> Told:
    """Find out all that is told of a word; `exact` is "" if nothing is left of it.

    It is not remembered, as `Forms` keep what they are told.
    """
    terms = analyzer.seek(written)
    if not terms.exact:
        return Told(*terms)
    capital = written[0].isupper()
    names = seek_name_keys(written, analyzer.lang) if capital else ()
    return Told(
        *terms,
        names=names,
        sounds=sounds_among(names) if capital else name_sounds(written, analyzer.lang),
        common=capital and analyzer.knows(terms.exact),
    )


def to_line(written: str, told: Told) -> str:
    """Write what is told of a word as a line, which begins with the word and a tab.

    Returns:
        The line without its end; "" where blanks in a term would make it another.
    """
    exact, *lists, common = told
    fields = (written, exact, *map(" ".join, lists), "1" if common else "")
    line = "\t".join(fields)
    return line if "\n" not in line and from_line(line) == told else ""


def from_line(line: str) -> Told | None:
    """Read what `to_line` wrote; None of any other text."""
    fields = line.split("\t")
    if len(fields) != _FIELDS:
        return None
    _, exact, lemmas, folded, names, sounds, common = fields
    return Told(
        exact,
        _items(lemmas),
        _items(folded),
        _items(names),
        _items(sounds),
        common == "1",
    )


def _items(text: str) -> tuple[str, ...]:
    return tuple(text.split(" ")) if text else ()
