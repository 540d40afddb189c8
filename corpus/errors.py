"""What can go wrong with a corpus?

CorpusError
├── RuleError        a data file of ours is broken
└── UnreadableError  a file or line of the input is unusable
"""

from __future__ import annotations


class CorpusError(Exception):
    """Anything a corpus can raise."""


class RuleError(CorpusError):
    """A data file that comes with Hoptac, or replaces one, cannot be used."""


class UnreadableError(CorpusError):
    """A file, or one line of it, cannot become an article.

    Attributes:
        reason: what is wrong and what to do about it.
        line: 1-based line number, 0 for the whole file.
    """

    def __init__(self, reason: str, line: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line
