"""Do articles become documents in their order, however many processes work?"""

import gc

import pytest

from indexer import analyze_batches, documents, make_document, worker_process
from indexer.documents import (
    BATCH,
    BATCH_CHARACTERS,
    _split,
    _start_worker,
    analyze_article,
)
from indexer.gc_tuning import THRESHOLDS
from indexer.state import BuildState
from search.engines.registry import open_storage
from search.indexing.field_postings import postings
from search.port.storage import write_documents


@pytest.fixture
def articles(article):
    """Return more articles than two batches hold."""
    return [article(f"мир {number}", id=str(number)) for number in range(BATCH * 2 + 1)]


def test_a_document_is_tagged_and_analysed(article):
    """A document has its article's postings and countries."""
    one = article("Франція та Японія: сонячна енергетика.", headline=False)

    document = make_document(one, home="VN")

    assert document.article == one
    assert {channel: tuple(rows) for channel, rows in document.postings.items()} == {
        channel: tuple(rows) for channel, rows in postings(one).items()
    }
    assert {tag.value for tag in document.countries} == {"FR", "JP"}


def test_a_batch_is_bounded_by_its_texts(article):
    """A long text ends a batch; no article is lost, nor is any order."""
    texts = ["мир", "a" * BATCH_CHARACTERS, "мир", "мир"]
    articles = [article(text, id=str(n)) for n, text in enumerate(texts)]

    batches = [[each.id for each in batch] for batch in _split(iter(articles))]

    assert batches == [["0", "1"], ["2", "3"]]
    many = [article("мир", id=str(n)) for n in range(BATCH * 2)]
    assert [len(batch) for batch in _split(iter(many))] == [BATCH, BATCH]


def known_articles(state):
    """Return what a state knows of each article, with words in place of ids."""
    return [
        (
            article.features.id,
            article.content,
            article.part,
            article.title,
            [state.terms.texts[n] for n in article.terms],
            [state.forms.texts[n] for n in article.forms],
            [state.names.texts[n] for n in article.names],
        )
        for article in state.articles
    ]


def write_batches(tmp_path, batches):
    """Write batches; return the index's file, and the state of the articles."""
    state = BuildState()
    open_storage().write(tmp_path, state.collect_batches(batches))
    return next(tmp_path.glob("*.arrays")).read_bytes(), state


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_number_of_processes_does_not_change_the_index(
    articles, jobs, tmp_path, monkeypatch
):
    """The index is the same, byte for byte, and so is the state."""
    monkeypatch.setattr(documents, "MAX_ALONE", 0)
    (tmp_path / "one").mkdir()
    (tmp_path / "many").mkdir()
    (tmp_path / "alone").mkdir()
    state = BuildState()
    analyzed = [analyze_article(article, home="VN") for article in articles]
    write_documents(open_storage(), tmp_path / "one", state.collect_documents(analyzed))
    whole = next((tmp_path / "one").glob("*.arrays")).read_bytes()

    batches = analyze_batches(
        iter(articles), home="VN", jobs=jobs, storage=open_storage()
    )
    index, collected = write_batches(tmp_path / "many", batches)

    assert index == whole
    assert known_articles(collected) == known_articles(state.in_text_order())
    alone = analyze_batches(iter(articles), home="VN", jobs=1, storage=open_storage())
    assert (
        collected.terms.texts == write_batches(tmp_path / "alone", alone)[1].terms.texts
    )


@pytest.mark.parametrize("jobs", [1, 2])
def test_no_articles_are_no_batches(jobs):
    """The iteration ends at once."""
    assert list(analyze_batches([], home="VN", jobs=jobs, storage=open_storage())) == []


def test_one_process_reads_no_further_than_a_batch(articles):
    """A collection is streamed: it is never in memory as a whole."""
    stream = iter(articles)

    next(analyze_batches(stream, home="VN", jobs=1, storage=open_storage()))

    assert next(stream).id == str(BATCH)


def test_the_collector_runs_rarely_in_a_worker(monkeypatch):
    """Its process does nothing but build."""
    monkeypatch.setattr(worker_process, "parent_process", lambda: None)
    before = gc.get_threshold()
    try:
        _start_worker(None)
        within = gc.get_threshold()
    finally:
        gc.set_threshold(*before)

    assert within == THRESHOLDS
