"""What can go wrong with a corpus?

CorpusError
├── RuleError        a data file of ours is broken
└── UnreadableError  a file or line of the input is unusable
    └── UndecidedLanguageError  its text is too short to tell the language
"""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """Kinds of input that does not become an article, to count it by."""

    UNREADABLE = "unreadable"
    """Broken, empty, garbled or in no format that is read."""
    LANGUAGE = "language"
    """In no language of the collection."""
    NOT_AN_ARTICLE = "not an article"
    """A list, a front page or another page without an article."""
    NO_TEXT = "no text"
    """A page or a file that has no text, such as a scan."""
    LIMIT = "limit"
    """More time, memory or bytes than one page or file may take."""
    REFUSED = "refused"
    """A device, a link that leaves the folder, or another file that is not opened."""
    RESERVED = "reserved"
    """A page whose publisher asks not to index it."""
    DUPLICATE = "duplicate"
    """An id or an address that was read before."""


class CorpusError(Exception):
    """Anything a corpus can raise."""


class RuleError(CorpusError):
    """A data file that comes with Hoptac, or replaces one, cannot be used."""


class UnreadableError(CorpusError):
    """A file, or one line of it, cannot become an article.

    Attributes:
        reason: what is wrong and what to do about it.
        line: 1-based line number, 0 for the whole file.
        kind: what it is a case of.
        name: what it is called within the file if that is an archive, else "".
    """

    def __init__(
        self,
        reason: str,
        line: int = 0,
        *,
        kind: Kind = Kind.UNREADABLE,
        name: str = "",
    ) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line
        self.kind = kind
        self.name = name


class UndecidedLanguageError(UnreadableError):
    """A text is too short to tell its language."""
