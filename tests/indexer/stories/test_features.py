"""What are the features of an article, and do they survive a worker's pipe?"""

import pickle
from datetime import date

import numpy as np
import pytest

from corpus import Article
from indexer.stories import make_features
from indexer.stories.features import LEAD_CHARACTERS, MAX_POSITION
from indexer.stories.keys import KeyKind, key
from search.port.document import Evidence, Tag

URL = "https://www.mst.gov.vn/bo-khoa-hoc-gap-go-han-quoc-1972510251650.htm?a=1#top"


def positions(features):
    """Return the position of each key."""
    return dict(zip(features.keys.tolist(), features.positions.tolist(), strict=True))


def test_keys_ascend_with_their_positions(features):
    """Positions are relative to the text's length; the beginning is 0."""
    article_features = features("2026 рік для VKIST і АСЕАН у 1998")

    assert list(article_features.keys) == sorted(article_features.keys)
    at = positions(article_features)
    assert at[key("2026", KeyKind.NUMBER)] == 0
    assert MAX_POSITION * 0.8 < at[key("1998", KeyKind.NUMBER)] < MAX_POSITION


def test_countries_are_where_their_evidence_is(article):
    """Evidence in a body is after the title; a country without any at the beginning."""
    tags = (Tag("FR", (Evidence("body", "x", 5, 6),)), Tag("JP"))

    article_features = make_features(article("a" * 94, title="12345"), tags)

    at = positions(article_features)
    assert at[key("FR", KeyKind.COUNTRY)] == int(11 / 100 * MAX_POSITION)
    assert at[key("JP", KeyKind.COUNTRY)] == 0


def test_the_address_and_the_headline_in_it_are_links(article):
    """A translated page's address has the original's headline, without diacritics."""
    page = article("текст", url=URL)
    original = article("x", "vi", title="Bộ Khoa học gặp gỡ Hàn Quốc")

    links = make_features(page, ()).links
    assert links == (
        "mst.gov.vn/bo-khoa-hoc-gap-go-han-quoc-1972510251650.htm?a=1",
        "/bo-khoa-hoc-gap-go-han-quoc",
    )
    assert make_features(original, ()).links == links[1:]


def test_a_site_s_front_page_is_no_link(features):
    """An address without a path is no source."""
    assert features("текст", url="https://mst.gov.vn/").links == ()


def test_features_are_small_and_can_be_pickled(features):
    """A copy through a pipe equals the original; the lead is cut."""
    article_features = features("слово " * 500, published=date(2025, 8, 12), story="s")

    copy = pickle.loads(pickle.dumps(article_features))  # noqa: S301 - our own

    assert np.array_equal(copy.keys, article_features.keys)
    assert (copy.day, copy.story) == (date(2025, 8, 12).toordinal(), "s")
    assert len(copy.lead) == LEAD_CHARACTERS


def test_an_empty_article_has_features(features):
    """A text without words is no error."""
    article_features = features("")

    assert len(article_features.keys) == 0
    assert article_features.signature.shape == (64,)


@pytest.mark.parametrize("url", ["http://[", "https://[::1", "http://a b/", "//"])
def test_a_malformed_address_does_no_harm(url: str) -> None:
    """An article with a broken address has features like any other."""
    article = Article(id="a", lang="uk", title="Назва", body="Текст", url=url)
    assert make_features(article, ()).id == "a"
