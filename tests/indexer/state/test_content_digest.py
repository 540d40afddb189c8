"""Does the digest of an article change with each of its attributes?"""

from dataclasses import fields, replace

import pytest

from corpus import Article
from indexer.state import content_digest


def test_equal_articles_have_equal_digests(article):
    """It does not matter which object holds the values."""
    assert content_digest(article("мир")) == content_digest(article("мир"))


@pytest.mark.parametrize("name", [f.name for f in fields(Article) if f.compare])
def test_every_attribute_counts(article, name):
    """Whatever changes, the article is analysed again."""
    before = article("мир")

    after = replace(before, **{name: "another value"})

    assert content_digest(after) != content_digest(before)


def test_text_that_moves_to_another_attribute_counts(article):
    """The digest is of attributes, not of all their text together."""
    one = article("б", title="аб")
    other = article("бб", title="а")

    assert content_digest(one) != content_digest(other)


def test_how_a_text_was_repaired_does_not_count(article):
    """It is what the text says now that is indexed, and it alone is stored."""
    before = article("мир")

    assert content_digest(replace(before, mended=("a",))) == content_digest(before)
