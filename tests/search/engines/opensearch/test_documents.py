"""Does the cluster get all that is known of an article, at its place?"""

import json
from base64 import b64decode

import pytest

from search.engines.columnar.segment.stored_fields import decode_stored_fields
from search.engines.opensearch.documents import (
    analysed_fields,
    article_key,
    article_source,
    encode,
    story_key,
)
from search.engines.opensearch.mapping import MAPPING_VERSION, index_body
from search.indexing.field_postings import GAP
from search.port.document import Channel, Document, Posting, Postings


def fields_at(make_document, **positions):
    """Return the fields of an article whose terms are at some positions."""
    postings = [Posting(term, len(own), tuple(own)) for term, own in positions.items()]
    article = make_document("a", "мир").article
    return analysed_fields(
        Document(article=article, postings={Channel.EXACT: Postings.of(postings)})
    )


def test_terms_are_written_with_their_weights(make_document):
    """And the length of a channel is their sum."""
    fields = fields_at(make_document, b=[1, 3], a=[0])

    assert fields["w_exact_uk"] == "b|2 a|1"
    assert fields["dl_exact"] == 3


@pytest.mark.parametrize(
    ("positions", "texts"),
    [
        ({"a": [0], "b": [1]}, ["a b"]),
        ({"b": [4], "a": [4]}, ["a|b"]),
        ({"a": [0], "b": [3]}, ["a _ _ b"]),
        ({"a": [7], "b": [7 + GAP]}, ["a", "b"]),
        ({"a": [0], "b": [2 + GAP]}, ["a", "_ _ b"]),
        ({"a": [0, 5 * GAP]}, ["a", "_ " * GAP + "a"]),
    ],
)
def test_terms_are_as_far_from_each_other_as_in_the_article(
    make_document, positions, texts
):
    """Holes keep their distance; a title and a body are texts of their own."""
    assert fields_at(make_document, **positions)["p_exact_uk"] == texts


def test_all_fields_are_mapped(make_document):
    """The cluster refuses a document with any other."""
    document = make_document(
        "a", "Мир. Мирна угода", countries=("KR",), topics=("energy",),
        published="2024-02-29", source="Джерело",
    )  # fmt: skip
    fields = analysed_fields(document)

    source = article_source(fields, story="s", arrived=1, place=0)

    assert set(source) <= set(index_body(1, 0)["mappings"]["properties"])
    assert fields["month"] == 2024 * 12 + 1
    assert fields["country"] == ["KR"]
    assert decode_stored_fields(b64decode(fields["record"])).article == document.article
    assert json.loads(encode(document)) == fields
    assert encode(document).count(b"\n") == 1


def test_an_article_without_a_date_is_the_last_of_the_oldest(make_document):
    """It has no month, and day 0."""
    fields = analysed_fields(make_document("a", "мир"))

    assert "month" not in fields
    assert fields["published"] == 0 < fields["published_last"]


def test_keys_are_distinct_and_short():
    """An article is never taken for a story; the cluster takes 512 bytes."""
    names = ["a", "s:a", "a:a", "ї" * 1_000, "ї" * 1_001, ""]
    keys = [key(name) for name in names for key in (article_key, story_key)]

    assert len(set(keys)) == len(keys)
    assert max(len(key.encode()) for key in keys) <= 512


def test_an_index_says_how_it_is_laid_out():
    """By the version of its mapping, its shards and its copies."""
    body = index_body(3, 1)

    assert body["mappings"]["_meta"] == {"version": MAPPING_VERSION}
    assert body["settings"]["number_of_shards"] == 3
    assert body["settings"]["number_of_replicas"] == 1
