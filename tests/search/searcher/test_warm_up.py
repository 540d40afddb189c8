"""Is what questions need there before the first one?"""

import gc

from search.searcher.reader import Reader
from search.searcher.warm_up import warm_up


def test_what_was_loaded_is_set_apart_from_garbage(
    tmp_path, publish_index, make_document
):
    """No search for garbage looks through them again."""
    publish_index(tmp_path, [make_document("a", "мирна угода")])
    gc.unfreeze()
    usual = gc.get_threshold()
    reader = Reader(tmp_path)

    warm_up(reader)

    apart = gc.get_freeze_count()
    gc.unfreeze()
    gc.set_threshold(*usual)
    reader.close()
    assert apart > 10_000
