"""What can go wrong with a search?

SearchError
├── QueryError              the query cannot be answered: the user's mistake
├── ModelError              the embedding model cannot be loaded
├── UnknownEngineError      no engine has the URL that was given
├── EngineSettingError      a setting of an engine cannot be used
├── EngineUnavailableError  the engine cannot give a whole answer now
├── DeadlineError           the search took longer than it may
└── UnusableIndexError      the index cannot be used: the operator has to act
    ├── IndexMissingError   there is no index in the folder
    ├── IndexOutdatedError  it was built by other analyzers
    ├── IndexDamagedError   its files cannot be read, or are not what was written
    │   └── FilesChangedError   one has another size or digest than the manifest says
    └── IndexBusyError      another process is building it
"""

from __future__ import annotations


class SearchError(Exception):
    """Base of all errors that a search raises."""


class QueryError(SearchError):
    """A query cannot be answered; its argument is the reason, a `Message`."""


class ModelError(SearchError):
    """An installed model cannot be loaded; the message names the command to run."""


class UnknownEngineError(SearchError):
    """A URL names no engine; the message lists those that there are."""


class EngineSettingError(SearchError):
    """A setting of an engine cannot be used; the message says what to write."""


class EngineUnavailableError(SearchError):
    """An engine cannot give a whole answer now; the message says why.

    Attributes:
        retry_after: seconds after which it may be worth to ask again.
    """

    def __init__(self, reason: str, retry_after: int = 5) -> None:
        super().__init__(reason)
        self.retry_after = retry_after


class DeadlineError(SearchError):
    """A search took longer than it may, and was ended."""


class UnusableIndexError(SearchError):
    """An index cannot be used; the message names the command to run."""


class IndexMissingError(UnusableIndexError):
    """There is no index in the folder."""


class IndexOutdatedError(UnusableIndexError):
    """The index was built by other analyzers than the installed ones."""


class IndexDamagedError(UnusableIndexError):
    """The index's files cannot be read, or are not what was written."""


class FilesChangedError(IndexDamagedError):
    """A file of an index is not what its manifest says; only other bytes mend that."""


class IndexBusyError(UnusableIndexError):
    """Another process is building the index."""
