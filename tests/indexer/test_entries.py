"""Do articles become entries in their order, however many processes work?"""

import pytest

from indexer import make_entries, make_entry
from indexer.entries import CHUNK
from search import postings


@pytest.fixture
def articles(article):
    """Give more articles than a worker takes at a time."""
    return [article(f"мир {number}", id=str(number)) for number in range(CHUNK * 2 + 1)]


def test_an_entry_is_tagged_and_analysed(article):
    """An entry has its article's postings, countries and topics."""
    made = article("Франція та Японія: сонячна енергетика.", headline=False)

    entry = make_entry(made, home="VN")

    assert entry.article == made
    assert entry.postings == postings(made)
    assert {tag.value for tag in entry.countries} == {"FR", "JP"}


@pytest.mark.parametrize("jobs", [1, 2])
def test_entries_keep_the_articles_order(articles, jobs):
    """Each gives one entry, and what linking must know of it, in its place."""
    made = list(make_entries(iter(articles), home="VN", jobs=jobs))

    assert [entry.article for entry, _ in made] == articles
    assert [features.id for _, features in made] == [a.id for a in articles]


@pytest.mark.parametrize("jobs", [1, 2])
def test_no_articles_are_no_entries(jobs):
    """Nothing to do ends at once."""
    assert list(make_entries([], home="VN", jobs=jobs)) == []


def test_one_process_reads_no_further_than_it_is_asked(articles):
    """A collection streams: it is never held whole."""
    stream = iter(articles)

    next(make_entries(stream, home="VN", jobs=1))

    assert next(stream).id == "1"
