"""Is a batch that was packed the batch that it was?"""

import pickle
import zlib

import pytest

from indexer.documents import analyze_batch
from search.engines.registry import open_storage
from search.errors import IndexDamagedError


@pytest.fixture
def batch(article):
    """Return a batch of a few articles, one of them without words."""
    texts = [("Мир і угода", "uk"), ("La paix", "fr"), ("…", "pl"), ("Hòa bình", "vi")]
    articles = [
        article(body, lang, id=str(number), headline=False)
        for number, (body, lang) in enumerate(texts)
    ]
    return analyze_batch(articles, home="VN", storage=open_storage()).documents


def written(folder, batches):
    """Return the bytes of the segment that batches become."""
    folder.mkdir()
    open_storage().write(folder, batches)
    return next(folder.glob("*.arrays")).read_bytes()


def test_a_packed_batch_makes_the_same_index(batch, tmp_path):
    """Byte for byte."""
    storage = open_storage()

    unpacked = storage.unpack_batch(storage.pack_batch(batch))

    assert written(tmp_path / "one", [unpacked]) == written(tmp_path / "two", [batch])


@pytest.mark.parametrize(
    "data",
    [b"", b"x", pickle.dumps(1), zlib.compress(b""), zlib.compress(b"x" * 99)],
    ids=["nothing", "text", "pickle", "empty", "no arrays"],
)
def test_other_bytes_are_refused(data):
    """None of them is run, whatever they are."""
    with pytest.raises(IndexDamagedError, match="damaged"):
        open_storage().unpack_batch(data)


def test_a_batch_that_was_cut_is_refused(batch):
    """At any place."""
    data = open_storage().pack_batch(batch)
    for size in range(0, len(data), 97):
        with pytest.raises(IndexDamagedError):
            open_storage().unpack_batch(data[:size])
