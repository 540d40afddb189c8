"""What is a suggestion?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a beginning is completed to.

    Attributes:
        text: as it is written in articles, or the name of what filters.
        kind: "word", "phrase" (two words of the collection that stand side by side),
            "name", "title"; "term" (of the thesaurus); or "country", "organization",
            "topic", which filter.
        lang: ISO 639-1 code of the language it is in.
        count: number of articles that have it: of words, phrases, names and titles
            those in this language.
        value: of what filters, its value; else "".
    """

    text: str
    kind: str
    lang: str
    count: int
    value: str = ""


class Entry(NamedTuple):
    """A text of the collection, and what leads to it.

    Attributes:
        text, kind, lang, count: as in `Suggestion`; also the kinds "function", a word
            that is not offered, and "form", a form that is offered as a word where none
            of the words that it may be of is.
        typed: the texts whose beginnings it completes; () for the text itself.
        of: of a word the form that leads to it; of a phrase its lemmas, by which its
            forms are known to be one.
        own: articles that have this form of it.
    """

    text: str
    kind: str
    lang: str
    count: int  # type: ignore[assignment] # it hides tuple.count, which nobody calls
    typed: tuple[str, ...] = ()
    of: str = ""
    own: int = 0


def entry_of(suggestion: Suggestion) -> Entry:
    """Return what makes a text lead to itself."""
    s = suggestion
    return Entry(s.text, s.kind, s.lang, s.count, of=s.text, own=s.count)
