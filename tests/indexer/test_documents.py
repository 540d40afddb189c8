"""Do articles become entries in their order, however many processes work?"""

import gc

import pytest

from indexer import analyze_batches, documents, make_document
from indexer.documents import CHUNK, _begin_worker, analyze_article
from indexer.gc_tuning import SELDOM
from indexer.state import BuildState
from search.engines.registry import open_storage
from search.indexing.field_postings import postings
from search.port.engine import write_documents


@pytest.fixture
def articles(article):
    """Give more articles than a worker takes at a time."""
    return [article(f"мир {number}", id=str(number)) for number in range(CHUNK * 2 + 1)]


def test_an_entry_is_tagged_and_analysed(article):
    """An entry has its article's postings, countries and topics."""
    made = article("Франція та Японія: сонячна енергетика.", headline=False)

    entry = make_document(made, home="VN")

    assert entry.article == made
    assert {channel: tuple(rows) for channel, rows in entry.postings.items()} == {
        channel: tuple(rows) for channel, rows in postings(made).items()
    }
    assert {tag.value for tag in entry.countries} == {"FR", "JP"}


def remembered(memory):
    """Give what is remembered of each article, in words."""
    return [
        (
            gist.features.id,
            gist.content,
            gist.part,
            gist.title,
            [memory.terms.texts[number] for number in gist.terms],
            [memory.forms.texts[number] for number in gist.forms],
            [memory.names.texts[number] for number in gist.names],
        )
        for gist in memory.articles
    ]


def written(tmp_path, batches):
    """Write batches; give the index's file, and all that is remembered."""
    memory = BuildState()
    open_storage().write(tmp_path, memory.collect_batches(batches))
    return next(tmp_path.glob("*.arrays")).read_bytes(), memory


@pytest.mark.parametrize("jobs", [1, 2])
def test_batches_are_as_one_however_many_processes_work(
    articles, jobs, tmp_path, monkeypatch
):
    """The index is the same, byte for byte, and so is what is remembered."""
    monkeypatch.setattr(documents, "FEW", 0)
    (tmp_path / "one").mkdir()
    (tmp_path / "many").mkdir()
    (tmp_path / "alone").mkdir()
    memory = BuildState()
    made = [analyze_article(article, home="VN") for article in articles]
    write_documents(open_storage(), tmp_path / "one", memory.collect_documents(made))
    whole = next((tmp_path / "one").glob("*.arrays")).read_bytes()

    batches = analyze_batches(
        iter(articles), home="VN", jobs=jobs, storage=open_storage()
    )
    found, joined = written(tmp_path / "many", batches)

    assert found == whole
    assert remembered(joined) == remembered(memory.in_text_order())
    alone = analyze_batches(iter(articles), home="VN", jobs=1, storage=open_storage())
    assert joined.terms.texts == written(tmp_path / "alone", alone)[1].terms.texts


@pytest.mark.parametrize("jobs", [1, 2])
def test_no_articles_are_no_batches(jobs):
    """Nothing to do ends at once."""
    assert list(analyze_batches([], home="VN", jobs=jobs, storage=open_storage())) == []


def test_one_process_reads_no_further_than_a_batch(articles):
    """A collection streams: it is never held whole."""
    stream = iter(articles)

    next(analyze_batches(stream, home="VN", jobs=1, storage=open_storage()))

    assert next(stream).id == str(CHUNK)


def test_a_worker_seldom_looks_for_garbage(monkeypatch):
    """It makes none either, and its process does nothing else."""
    monkeypatch.setattr(documents, "parent_process", lambda: None)
    before = gc.get_threshold()
    try:
        _begin_worker(None)
        found = gc.get_threshold()
    finally:
        gc.set_threshold(*before)

    assert found == SELDOM
