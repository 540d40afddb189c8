"""Does a reader answer from the newest index, and from no wrong one?"""

import shutil
from dataclasses import replace
from threading import Thread

import pytest

from analyzers import LANGUAGES
from search.errors import IndexMissingError, IndexOutdatedError, QueryError
from search.query.facets import FacetField
from search.query.parser import parse, plain_question
from search.query.request import Query
from search.searcher.reader import Reader

BODIES = ("мирна угода", "мирні слова", "тверда угода")


@pytest.fixture
def index(tmp_path, publish_index, make_document):
    """Return the folder of an index of three articles."""
    publish_index(
        tmp_path, [make_document(str(n), body) for n, body in enumerate(BODIES)]
    )
    return tmp_path


def matching_ids(reader, text, **values):
    """Return the ids of the articles that match a text, in order."""
    result = reader.search(Query(question=parse(text), **values))
    return [hit.tagged.article.id for hit in result.hits]


def test_a_reader_needs_an_index(tmp_path):
    """Without an index an error says so."""
    with pytest.raises(IndexMissingError, match="hoptac index"):
        Reader(tmp_path)


def test_a_new_generation_answers_without_reopening(
    index, publish_index, make_document
):
    """The next query after a build is answered from the new index."""
    reader = Reader(index)
    before = (matching_ids(reader, "мир"), reader.generation)

    folder = publish_index(index, [make_document("new", "мирна нова угода")])

    assert before[0] == []
    assert matching_ids(reader, "нова") == ["new"]
    assert reader.get("0") is None
    assert reader.generation == folder.name != before[1]


def test_an_index_that_was_removed_and_built_anew_answers(
    index, publish_index, make_document
):
    """Even if the new generation has the old one's name."""
    reader = Reader(index)
    shutil.rmtree(index)

    publish_index(index, [make_document("new", "мирна нова угода")])

    assert matching_ids(reader, "нова") == ["new"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_index_of_other_analyzers_is_refused(index, change_manifest, lang):
    """A stale fingerprint of one language suffices; the error says what to run."""
    fingerprints = change_manifest(index)["analyzers"]
    change_manifest(index, analyzers={**fingerprints, lang: "0" * 16})

    with pytest.raises(IndexOutdatedError, match=rf"\({lang}\).*`hoptac index`"):
        Reader(index)


def test_an_index_without_a_language_is_refused(index, change_manifest):
    """A language without a fingerprint is stale, too."""
    change_manifest(index, analyzers={})

    with pytest.raises(IndexOutdatedError, match="uk, fr, pl, vi"):
        Reader(index)


def test_what_no_article_has_is_left_out(index):
    """The result says what, and has articles with all the rest only."""
    result = Reader(index).search(Query(question=parse("мирна угода війна")))

    assert result.left_out == ("війна",)
    assert [hit.tagged.article.id for hit in result.hits] == ["0"]


@pytest.mark.parametrize("text", ["мирна угода", "", "війна", '"угода мирна"'])
def test_nothing_is_relaxed_without_need_or_use(index, text):
    """The query is not relaxed if an article has all words, or if none has any."""
    assert not Reader(index).search(Query(question=parse(text))).relaxed


def test_filters_do_not_relax_a_query(index):
    """A filter that leaves nothing is what the user chose and changes no words."""
    filters = {FacetField.COUNTRY: frozenset({"KR"})}

    result = Reader(index).search(Query(question=parse("мирна угода"), filters=filters))

    assert (result.total, result.relaxed) == (0, False)


APART = {
    "apart as well": (["hợp tác", "tác phẩm phù hợp"], (1, 1)),
    "side by side alone": (["hợp tác", "phù hợp"], (1, 0)),
    "apart alone": (["tác phẩm phù hợp"], (1, 0)),
    "side by side with other diacritics": (["họp tác", "họp tác", "phù hợp"], (2, 0)),
}


@pytest.mark.parametrize(("bodies", "expected"), APART.values(), ids=APART)
def test_articles_with_syllables_apart_are_counted(
    tmp_path, publish_index, make_document, bodies, expected
):
    """The total goes with how many more articles a wider query would match."""
    publish_index(
        tmp_path,
        [make_document(str(n), body, lang="vi") for n, body in enumerate(bodies)],
    )
    query = Query(question=parse("hợp tác"))

    result = Reader(tmp_path).search(query)
    wider = Reader(tmp_path).search(replace(query, syllables_apart=True))

    assert (result.total, result.nonadjacent) == expected
    assert wider.total == sum(expected)


def test_ranking_takes_any_word(index):
    """The article with most words comes first, with falling scores, to a depth."""
    reader = Reader(index)

    ranked = reader.rank(plain_question("мирна угода"), 1000)

    assert ranked[0][0] == "0"
    assert {name for name, _ in ranked} == {"0", "1", "2"}
    assert [score for _, score in ranked] == sorted(
        (s for _, s in ranked), reverse=True
    )
    assert reader.rank(plain_question("мирна угода"), 1) == ranked[:1]


def test_ranking_without_words_is_empty(index):
    """A query without words ranks nothing."""
    assert Reader(index).rank(plain_question(" … ()"), 10) == ()


def test_a_hit_shows_its_matches(index):
    """A match in a title that was made of the body is marked there, and said once."""
    (hit,) = Reader(index).search(Query(question=parse("слово"))).hits

    assert ("слова", True) in hit.title
    assert hit.snippet == ()


def test_a_whole_article_is_highlighted(index):
    """It is not cut, and the forms of any word of the query are highlighted."""
    reader = Reader(index)
    article = reader.get("0")

    _, body = reader.highlighted(article, Query(question=parse("угоди війна")))
    _, plain = reader.highlighted(article, Query())

    assert [fragment.text for fragment in body if fragment.match] == ["угода"]
    assert [tuple(fragment) for fragment in plain] == [(BODIES[0], False)]


def test_a_prefix_of_too_many_words_is_a_query_error(
    tmp_path, publish_index, make_document
):
    """A query that is too expensive is refused with a remedy."""
    body = " ".join(f"ab{number}" for number in range(1_001))
    publish_index(tmp_path, [make_document("a", body)])

    with pytest.raises(QueryError, match="more letters"):
        matching_ids(Reader(tmp_path), "ab*")


def test_a_reader_serves_threads_while_the_index_changes(
    index, publish_index, make_document
):
    """Each answer is wholly of the old or wholly of the new generation."""
    reader = Reader(index)
    answers = []

    def ask():
        answers.extend(matching_ids(reader, "угода") for _ in range(60))

    threads = [Thread(target=ask) for _ in range(3)]
    for thread in threads:
        thread.start()
    publish_index(index, [make_document("new", "угода")])
    for thread in threads:
        thread.join()

    assert len(answers) == 180
    assert all(answer in (["0", "2"], ["new"]) for answer in answers)
    assert matching_ids(reader, "угода") == ["new"]


def test_what_matched_is_what_is_highlighted(reader):
    """With mistyped diacritics the words of the article are highlighted, too."""
    hits = reader.search(Query(question=parse("hơp tác"))).hits

    highlighted = {
        part.text.lower()
        for hit in hits
        if hit.tagged.article.lang == "vi"
        for part in (*hit.title, *hit.snippet)
        if part.match
    }
    assert highlighted == {"hợp tác"}
