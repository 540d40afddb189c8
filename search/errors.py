"""What can go wrong with a search?

SearchError
├── QueryError              the question cannot be answered: the asker's mistake
├── ModelError              the model of word meanings cannot be loaded
├── UnknownEngineError      no engine has the URL that was given
└── UnusableIndexError      the index cannot be used: the operator's business
    ├── IndexMissingError   there is none at that place
    ├── IndexOutdatedError  it was built by other analyzers
    ├── IndexDamagedError   its files are not what the manifest says
    └── IndexBusyError      another process is building it
"""

from __future__ import annotations


class SearchError(Exception):
    """Anything a search can raise."""


class QueryError(SearchError):
    """A question that cannot be answered, with the reason, a `Message`."""


class ModelError(SearchError):
    """A model that is installed and cannot be loaded, with what to run."""


class UnknownEngineError(SearchError):
    """A URL that names no engine, with what there is."""


class UnusableIndexError(SearchError):
    """An index that cannot be used, with what to run."""


class IndexMissingError(UnusableIndexError):
    """There is no index at that place."""


class IndexOutdatedError(UnusableIndexError):
    """The index was built by other analyzers than these."""


class IndexDamagedError(UnusableIndexError):
    """The index's files are not what its manifest says."""


class IndexBusyError(UnusableIndexError):
    """Another process is building the index."""
