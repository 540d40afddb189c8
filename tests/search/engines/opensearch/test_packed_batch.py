"""Is a batch for a cluster that was packed the batch that it was?"""

import pytest

from search.engines.opensearch.packed_batch import pack_batch, unpack_batch
from search.engines.opensearch.spool_writing import pack
from search.errors import IndexDamagedError


@pytest.mark.parametrize("ids", [(), ("a",), ("a\nb", "\ud800", "\u2028")])
def test_a_packed_batch_is_what_it_was(ids):
    """Whatever the ids; the lines are left as they are."""
    batch = pack(ids, (b"{}\n" for _ in ids))

    assert unpack_batch(pack_batch(batch)) == batch


@pytest.mark.parametrize("data", [b"", b"x\ny", b"1\n", b"null\n", b"\xff\n"])
def test_other_bytes_are_refused(data):
    """They are no list of ids."""
    with pytest.raises(IndexDamagedError, match="analyse them again"):
        unpack_batch(data)
