"""Is what queries need loaded before the first one?"""

import gc

from search.query.facets import FacetField
from search.searcher.reader import Reader
from search.searcher.warm_up import warm_up


def test_what_was_loaded_is_frozen(tmp_path, publish_index, make_document):
    """The garbage collector does not scan it again; names of values are there."""
    publish_index(tmp_path, [make_document("a", "мирна угода")])
    gc.unfreeze()
    thresholds = gc.get_threshold()
    reader = Reader(tmp_path)

    warm_up(reader)

    known = reader.known_values
    names = known._names.cache_info()
    known.meaning(FacetField.COUNTRY, "Польща")
    assert known._names.cache_info().misses == names.misses == len(FacetField)
    frozen = gc.get_freeze_count()
    gc.unfreeze()
    gc.set_threshold(*thresholds)
    reader.close()
    assert frozen > 10_000
