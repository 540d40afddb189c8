"""Is what queries need loaded before the first one?"""

import gc

from search.searcher.reader import Reader
from search.searcher.warm_up import warm_up


def test_what_was_loaded_is_frozen(tmp_path, publish_index, make_document):
    """The garbage collector does not scan it again."""
    publish_index(tmp_path, [make_document("a", "мирна угода")])
    gc.unfreeze()
    thresholds = gc.get_threshold()
    reader = Reader(tmp_path)

    warm_up(reader)

    frozen = gc.get_freeze_count()
    gc.unfreeze()
    gc.set_threshold(*thresholds)
    reader.close()
    assert frozen > 10_000
