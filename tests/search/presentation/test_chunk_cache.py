"""Are chunks found by their terms, also after many others were analysed?"""

from search.presentation import chunk_cache
from search.presentation.chunk_cache import ChunkCache

CHUNKS = {"угодою,", "(мирною", "Київ.", "і"}


def test_chunks_are_found_by_their_terms():
    """By lemma, form or name key, and only among the given chunks."""
    cache = ChunkCache("uk")
    cache.containing({"угоди"}, ["угода"])

    assert cache.containing(CHUNKS, ["угода"]) == {"угодою,"}
    assert cache.containing(CHUNKS, ["мирною", "угодою"]) == {"(мирною", "угодою,"}
    assert cache.containing(CHUNKS, ["=київ"]) == {"Київ."}
    assert cache.containing(CHUNKS, ["ніщо", "~none"]) == set()


def test_a_full_cache_gives_the_same_answers(monkeypatch):
    """Chunks that were dropped are analysed again."""
    monkeypatch.setattr(chunk_cache, "CACHED_CHUNKS", 2)
    cache = ChunkCache("uk")
    answers = [cache.containing(CHUNKS, ["угода"]) for _ in range(3)]
    for number in range(9):
        cache.containing({f"слово{number}"}, [])

    assert answers == [{"угодою,"}] * 3
    assert cache.containing(CHUNKS, ["угода"]) == {"угодою,"}
    assert [token.exact for token in cache.tokens("Київ.")] == ["київ"]
