"""Are digests of indexes equal where, and only where, they hold the same?"""

from dataclasses import replace

from search.engines.registry import open_storage
from search.indexing.content_digest import digest_of, part_of
from search.port.document import Document, Evidence, Role, Tag
from search.port.engine import write_documents

TAG = Tag("KR", (Evidence("body", "Korea", 0, 5),))


def digest(items):
    """Give the digest of some articles."""
    return digest_of(map(part_of, items))


def test_order_does_not_count(entry):
    """The same articles in another order have the same digest."""
    entries = [entry(str(n), f"слово {n}") for n in range(5)]

    assert digest(entries) == digest(entries[::-1])
    assert len(digest(entries)) == 64


def test_whatever_differs_counts(article):
    """Each field of an article and each part of a tag makes another digest."""
    plain = Document(article=article("мир"), countries=(TAG,))
    others = [
        replace(plain, article=article("мир", **values))
        for values in (
            {"id": "b"}, {"title": "x"}, {"url": "x"}, {"source": "x"},
            {"countries": ("KR",)}, {"topics": ("x",)}, {"story": "x"},
            {"headline": False}, {"lang": "pl"},
        )
    ]  # fmt: skip
    others += [
        replace(plain, article=article("мир.")),
        replace(plain, countries=()),
        replace(plain, countries=(), topics=(TAG,)),
        replace(plain, countries=(), organizations=(TAG,)),
        replace(plain, countries=(replace(TAG, role=Role.MENTIONED),)),
        replace(plain, countries=(replace(TAG, evidence=()),)),
    ]

    assert len({digest([each]) for each in (plain, *others)}) == len(others) + 1


def test_where_a_file_lay_does_not_count(article):
    """A collection that was moved has the same digest."""
    here, there = (Document(article=article("мир", origin=o)) for o in ("/a", "/b"))

    assert digest([here]) == digest([there])


def test_an_index_gives_the_digest_of_what_was_written(tmp_path, entry):
    """What is read back from an index has the digest of what went in."""
    entries = [
        entry("a", "мир", countries=("KR",), published="2025-01-02"),
        entry("\udcff", "hợp tác", lang="vi", topics=("energy",)),
    ]
    write_documents(open_storage(), tmp_path, entries[:1])

    engine = open_storage().open(tmp_path)

    assert digest(list(engine.articles())) == digest(entries[:1])
    assert digest(entries) != digest(entries[:1])
    engine.close()
