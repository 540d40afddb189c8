"""What can go wrong with a store?"""

from __future__ import annotations

from corpus.errors import CorpusError


class StoreError(CorpusError):
    """A store that cannot be opened, read or written; the message says what to do."""


class DamagedStoreError(StoreError):
    """Files of a store are not as they were written."""
