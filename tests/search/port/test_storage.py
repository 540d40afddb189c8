"""Are documents written in batches, as a stream?"""

from pathlib import Path

from search.port.storage import BATCH, write_documents


class RecordingStorage:
    """An engine's storage that records what it is called with."""

    def __init__(self):
        self.sizes = []
        self.arguments = ()

    def make_batch(self, documents):
        """Return the number of documents."""
        return len(list(documents))

    def write(self, folder, batches, base=None, deleted=frozenset()):
        """Record the batches, and return the number of documents."""
        self.arguments = folder, base, deleted
        for size in batches:
            self.sizes.append(size)
        return sum(self.sizes)


def test_documents_are_written_in_batches():
    """All are full but the last, and the storage's count is returned."""
    storage = RecordingStorage()

    count = write_documents(storage, Path("new"), range(2 * BATCH + 3))

    assert count == 2 * BATCH + 3
    assert storage.sizes == [BATCH, BATCH, 3]
    assert storage.arguments == (Path("new"), None, frozenset())


def test_a_base_and_deletions_are_passed_on():
    """The storage alone interprets them."""
    storage = RecordingStorage()

    count = write_documents(storage, Path("new"), [], Path("old"), frozenset({"a"}))

    assert count == 0
    assert storage.sizes == []
    assert storage.arguments == (Path("new"), Path("old"), frozenset({"a"}))


def test_no_more_documents_are_read_than_a_batch_needs():
    """A collection is never in memory as a whole."""
    read = []

    class OneBatchStorage(RecordingStorage):
        def write(self, _folder, batches, _base=None, _deleted=frozenset()):
            return next(iter(batches))

    documents = (read.append(number) for number in range(10 * BATCH))

    assert write_documents(OneBatchStorage(), Path("new"), documents) == BATCH
    assert len(read) == BATCH
