"""Does the cache keep what was used last, within its bound?"""

from search.engines.columnar.byte_lru import ByteLru


def test_the_least_recently_used_value_is_evicted():
    """Reading a value counts as using it."""
    cache = ByteLru(30)
    for key in "abc":
        cache.put(key, key.upper(), 10)

    assert cache.get("a") == "A"
    cache.put("d", "D", 10)

    assert [cache.get(key) for key in "abcd"] == ["A", None, "C", "D"]


def test_a_value_of_more_than_half_the_bound_is_not_cached():
    """It would evict nearly everything else."""
    cache = ByteLru(30)

    cache.put("a", "A", 16)

    assert cache.get("a") is None


def test_a_value_is_counted_once():
    """Putting a key again changes nothing."""
    cache = ByteLru(30)
    for _ in range(5):
        cache.put("a", "A", 15)
    cache.put("b", "B", 15)

    assert (cache.get("a"), cache.get("b")) == ("A", "B")
