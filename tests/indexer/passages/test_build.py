"""Does an index get the vectors of its passages, and none is computed twice?"""

import shutil

import numpy as np
import pytest

from indexer.passages import embed_passages
from indexer.passages.build import NO_MODEL
from indexer.passages.store import FOLDER
from indexer.passages.texts import passages_of
from search.engines.registry import open_storage
from search.errors import IndexMissingError, ModelError
from search.generations.build_lock import build_lock
from search.generations.generation import current_folder, read_current_file
from search.generations.publish import roll_back
from search.generations.verification import verify
from search.meaning.passage_vectors import read_passage_vectors


def passages_in_service(index):
    """Return the vectors of the generation in service, whose files are verified."""
    folder = current_folder(index)
    verify(folder)
    return read_passage_vectors(folder)


def texts_of(index):
    """Return the texts that should have a vector."""
    engine = open_storage().open(current_folder(index))
    for tagged in engine.articles():
        beginning, sentences = passages_of(tagged.article)
        yield from (beginning, *sentences)


def test_every_passage_has_a_vector(build, model):
    """Each text is embedded once."""
    index = build()
    passages = passages_in_service(index)
    assert sorted(passages.ids) == ["a.uk", "b.fr", "c.pl"]
    assert passages.ends.tolist() == [0, 2, 4, 6]
    assert passages.beginnings.codes.any(axis=1).all()
    assert passages.missing == 0
    assert {t: model.texts[t] for t in texts_of(index) if model.texts[t] != 1} == {}


def test_the_nearest_article_is_the_one_that_has_the_words(build, model):
    """By its beginning, by its best sentence, and on average."""
    passages = passages_in_service(build())
    question = passages.projected(model(["Ministrowie podpisali umowę"])[0])
    nearness = passages.nearness(question, np.arange(3))
    for each in nearness:
        assert passages.ids[each.argmax()] == "c.pl"


def test_nothing_is_done_twice(build, model):
    """The second time not even a generation is published."""
    index = build()
    before = current_folder(index), sum(model.texts.values())
    summary = embed_passages(index)
    assert (summary.embedded, summary.passages) == (0, 9)
    assert (current_folder(index), sum(model.texts.values())) == before


def test_no_generation_is_left_that_nobody_needs(build):
    """The one whose articles were read is deleted at the end."""
    index = build()
    assert list(index.glob("gen-*")) == [current_folder(index)]


def test_a_rollback_returns_to_the_index_before(build):
    """Not to the same articles without vectors."""
    first = current_folder(build())
    index = build({"d.fr": ("fr", "Autre", "Une autre nouvelle est arrivée hier.")})
    assert read_current_file(index).previous.folder == first
    roll_back(index)
    assert len(passages_in_service(index).ids) == 3


def test_only_new_texts_are_embedded(build, model, articles):
    """What is unchanged keeps its vector, also where an article moved or changed."""
    build()
    model.texts.clear()
    lang, title, body = articles.pop("b.fr")
    articles["moved.fr"] = lang, title, f"{body} Une phrase nouvelle est là."
    index = build(articles)
    new = [text for text in texts_of(index) if "nouvelle" in text]
    assert len(new) == 2
    assert all(model.texts[text] == 1 for text in new)
    assert not any(model.texts[text] for text in texts_of(index) if text not in new)
    assert passages_in_service(index).missing == 0


def test_a_full_rebuild_embeds_nothing(build, model):
    """The store stays when generations go."""
    index = build()
    model.texts.clear()
    build(force=True)
    assert not any(model.texts[text] for text in texts_of(index))
    assert passages_in_service(index).missing == 0


def test_without_the_store_all_are_embedded_again(build, model, articles):
    """As it is a cache, which may be deleted."""
    index = build()
    shutil.rmtree(index / FOLDER)
    model.texts.clear()
    articles["d.fr"] = ("fr", "Autre", "Une autre nouvelle est arrivée hier.")
    build(articles)
    assert all(model.texts[text] for text in texts_of(index))


def test_a_build_under_way_is_left_alone(build):
    """The summary says who is at it."""
    index = build(full=False)
    (index / FOLDER).mkdir()
    with build_lock(index / FOLDER):
        summary = embed_passages(index)
    assert "is being built by process" in summary.problem
    assert not passages_in_service(index).ids


def test_without_a_model_a_sentence_says_so(build, monkeypatch):
    """It names the command that installs one."""
    index = build(full=False)
    monkeypatch.setattr("indexer.passages.build.find_embedder", lambda: None)
    assert embed_passages(index).problem == NO_MODEL
    assert "bin/install .venv semantic" in NO_MODEL
    assert not (index / FOLDER).exists()


def test_a_damaged_model_is_no_index_without_words(build, monkeypatch):
    """The error is the model's own."""
    index = build(full=False)

    def broken():
        reason = "the model is damaged"
        raise ModelError(reason)

    monkeypatch.setattr("indexer.passages.build.find_embedder", broken)
    with pytest.raises(ModelError, match="damaged"):
        embed_passages(index)


def test_without_an_index_nothing_is_made(tmp_path, model):
    """Not even a folder."""
    with pytest.raises(IndexMissingError):
        embed_passages(tmp_path / "none")
    assert not (tmp_path / "none").exists()
    assert not model.texts


def test_an_interrupted_run_goes_on_where_it_was(build, model, monkeypatch):
    """What was embedded before is not embedded again."""
    index = build(full=False)
    call = type(model).__call__

    def fail_at_sentences(self, texts):
        if any("Le pont sera" in text and "\n" not in text for text in texts):
            raise KeyboardInterrupt
        return call(self, texts)

    with monkeypatch.context() as patch:
        patch.setattr(type(model), "__call__", fail_at_sentences)
        with pytest.raises(KeyboardInterrupt):
            embed_passages(index)
    assert passages_in_service(index).missing == 6
    assert len(passages_in_service(index).ids) == 3
    model.texts.clear()
    assert embed_passages(index).embedded == 6
    assert passages_in_service(index).missing == 0
