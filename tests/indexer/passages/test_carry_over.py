"""Does an unchanged article keep its vectors in the next generation, and no other?"""

from indexer.passages.store import FOLDER
from search.generations.generation import current_folder
from search.meaning.passage_vectors import PASSAGES_FILE, read_passage_vectors


def vectors_by_id(index):
    """Return the vectors of each article of the generation in service."""
    passages = read_passage_vectors(current_folder(index))
    return {
        each: (
            passages.beginnings.codes[number].tolist(),
            passages.sentences.codes[start:end].tolist(),
        )
        for number, (each, start, end) in enumerate(
            zip(passages.ids, passages.ends[:-1], passages.ends[1:], strict=True)
        )
    }


def test_a_changed_article_has_no_vectors_until_it_is_embedded(build, model, articles):
    """The others have theirs, sentence by sentence."""
    assert model
    before = vectors_by_id(build())
    articles["b.fr"] = ("fr", "Un tunnel", "Les ministres ont signé un accord.")
    index = build(articles, full=False)
    after = vectors_by_id(index)
    assert after.keys() == {"a.uk", "c.pl"}
    assert all(after[each] == before[each] for each in after)


def test_with_new_articles_only_the_file_is_shared(build, model, articles):
    """It is the same file, as nothing of it changed."""
    assert model
    before = current_folder(build())
    articles["d.fr"] = ("fr", "Autre", "Une autre nouvelle est arrivée hier.")
    index = build(articles, full=False)
    assert (current_folder(index) / PASSAGES_FILE).samefile(before / PASSAGES_FILE)


def test_a_damaged_file_is_left_behind(build, model, articles, monkeypatch):
    """The articles are indexed all the same."""
    assert model
    index = build()
    monkeypatch.setattr("indexer.previous_build.verify", lambda _folder: None)
    (current_folder(index) / PASSAGES_FILE).write_bytes(b"damage")
    articles.pop("b.fr")
    build(articles, full=False)
    assert not (current_folder(index) / PASSAGES_FILE).exists()


def test_an_index_without_vectors_gets_none(build, model, articles):
    """Nor a store."""
    assert model
    build(full=False)
    articles.pop("b.fr")
    index = build(articles, full=False)
    assert not (current_folder(index) / PASSAGES_FILE).exists()
    assert not (index / FOLDER).exists()
