"""Are digests equal for indexes with the same content, and only for those?"""

from dataclasses import replace
from datetime import date

from search.engines.registry import open_storage
from search.indexing.content_digest import article_digest, index_digest
from search.port.document import Document, Evidence, Role, Tag
from search.port.storage import write_documents

TAG = Tag("KR", (Evidence("body", "Korea", 0, 5),))


def digest(items):
    """Return the digest of some articles."""
    return index_digest(map(article_digest, items))


def test_order_does_not_matter(make_document):
    """The same articles in another order have the same digest."""
    documents = [make_document(str(n), f"слово {n}") for n in range(5)]

    assert digest(documents) == digest(documents[::-1])
    assert len(digest(documents)) == 64


def test_every_difference_changes_it(article):
    """Each field of an article and each part of a tag changes the digest."""
    plain = Document(article=article("мир"), countries=(TAG,))
    others = [
        replace(plain, article=article("мир", **values))
        for values in (
            {"id": "b"}, {"title": "x"}, {"url": "x"}, {"source": "x"},
            {"countries": ("KR",)}, {"topics": ("x",)}, {"story": "x"},
            {"headline": False}, {"lang": "pl"}, {"alternates": ("x",)},
            {"picture": "x"}, {"other_title": "x"}, {"corrected": date(2025, 1, 2)},
            {"published": date(2025, 1, 2)},
        )
    ]  # fmt: skip
    others += [
        replace(plain, article=article("мир.")),
        replace(plain, countries=()),
        replace(plain, countries=(), topics=(TAG,)),
        replace(plain, countries=(), subtopics=(TAG,)),
        replace(plain, countries=(), organizations=(TAG,)),
        replace(plain, countries=(replace(TAG, role=Role.MENTIONED),)),
        replace(plain, countries=(replace(TAG, evidence=()),)),
    ]

    assert len({digest([each]) for each in (plain, *others)}) == len(others) + 1


def test_the_path_of_a_file_does_not_matter(article):
    """A collection that was moved has the same digest."""
    here, there = (Document(article=article("мир", origin=o)) for o in ("/a", "/b"))

    assert digest([here]) == digest([there])


def test_an_index_has_the_digest_of_what_was_written(tmp_path, make_document):
    """What is read back from an index has the digest of what went in."""
    documents = [
        make_document("a", "мир", countries=("KR",), published="2025-01-02"),
        make_document("\udcff", "hợp tác", lang="vi", topics=("energy",)),
    ]
    write_documents(open_storage(), tmp_path, documents[:1])

    engine = open_storage().open(tmp_path)

    assert digest(list(engine.articles())) == digest(documents[:1])
    assert digest(documents) != digest(documents[:1])
    engine.close()
