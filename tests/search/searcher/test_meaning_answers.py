"""Does an index that knows meanings answer as one that does not, but for the order?"""

import zlib

import numpy as np
import pytest

from indexer import build_index
from search.meaning.vectors import normalised
from search.query.facets import FacetField
from search.query.parser import parse
from search.query.request import Query
from search.searcher.reader import Reader

BODIES = {
    "a.uk": "Угода про мир. Мир і лікарня.",
    "b.uk": "Угода про школу та вітер, і ще угода.",
    "c.fr": "Un accord pour la paix, un hôpital.",
    "d.pl": "Umowa o szkole i wietrze.",
    "e.uk": "Мир, мир і мирна угода.",
    "f.vi": "Trường học và gió.",
}


class Model:
    """A model of random vectors, the same for the same text."""

    name, size = "random/1", 16

    def __call__(self, texts):
        """Return a vector of length 1 for each text."""
        seeds = (zlib.crc32(text.encode()) for text in texts)
        rows = [np.random.default_rng(seed).normal(size=self.size) for seed in seeds]
        return normalised(np.array(rows, np.float32))


@pytest.fixture(scope="module")
def readers(tmp_path_factory):
    """Return readers of the same articles, with meanings and without."""
    folder = tmp_path_factory.mktemp("meanings")
    for name, body in BODIES.items():
        folder.joinpath(f"{name}.txt").write_text(body * 3, "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        model = Model()
        patch.setattr("indexer.collection_steps.find_embedder", lambda: model)
        patch.setattr("search.searcher.open_generation.find_embedder", lambda: model)
        build_index([folder], folder / "with", semantic=True)
        build_index([folder], folder / "without")
        yield Reader(folder / "with"), Reader(folder / "without")


QUESTIONS = pytest.mark.parametrize(
    "text", ["угода", "мир угода", "accord", "мир -вітер"]
)


@QUESTIONS
def test_only_the_order_differs(readers, text):
    """What is found, counted and said of it is the same."""
    with_, without = (r.search(Query(question=parse(text), size=50)) for r in readers)

    assert with_.total == without.total > 0
    assert (with_.facets, with_.months) == (without.facets, without.months)
    ids = [{hit.tagged.article.id for hit in r.hits} for r in (with_, without)]
    assert ids[0] == ids[1]


@QUESTIONS
def test_reasons_add_up_to_the_score(readers, text):
    """One of them is what the article's meaning adds."""
    reader, _ = readers
    query = Query(question=parse(text), size=50)

    channels = set()
    for hit in reader.search(query).hits:
        reasons = reader.explain(query, hit.tagged)
        assert sum(r.score for r in reasons) == pytest.approx(hit.score)
        assert sum(r.share for r in reasons) == pytest.approx(1)
        channels |= {reason.channel for reason in reasons}
    assert "meaning" in channels


@QUESTIONS
def test_pages_ids_and_exports_have_one_order(readers, text):
    """So the way from an article to the next is that of the pages."""
    reader, _ = readers
    query = Query(question=parse(text), size=50)
    shown = [hit.tagged.article.id for hit in reader.search(query).hits]

    assert list(reader.identify(query)) == shown
    assert [each.tagged.article.id for each in reader.scan(query)] == shown


def test_a_run_by_meaning_ranks_all_articles(readers):
    """By words alone, only what has one of them."""
    reader, plain = readers
    question = parse("угода")

    assert len(reader.rank(question, 50, equivalents=True)) == len(BODIES)
    assert reader.rank(question, 50) == plain.rank(question, 50)
    assert len(reader.rank(question, 2, equivalents=True)) == 2


def test_filters_are_respected(readers):
    """In the new order as well."""
    reader, _ = readers
    filters = {FacetField.LANG: frozenset({"uk"})}

    result = reader.search(Query(question=parse("угода"), filters=filters, size=50))

    assert {hit.tagged.article.lang for hit in result.hits} == {"uk"}
