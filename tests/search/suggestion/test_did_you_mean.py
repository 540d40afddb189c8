"""Is another query offered exactly where it may help?"""

from datetime import date

import pytest

from search.port.document import Channel
from search.query.facets import FacetField
from search.query.parser import parse
from search.query.request import Query, Sort
from search.searcher.reader import Reader
from search.suggestion.did_you_mean import (
    FEW_HITS,
    MAX_TRIED,
    MAX_WORDS,
    Hits,
    correct,
)
from search.suggestion.suggestion import Suggestion

BODIES = {
    "uk": ("співпраця", "співпраця надовго", "мирна співпраця", "угода", "привіт"),
    "pl": ("współpraca", "współpraca naukowa", "umowa"),
    "fr": ("accord signé", "énergie"),
    "vi": ("hợp tác",),
}


@pytest.fixture(scope="module")
def reader(publish_index, make_document, tmp_path_factory):
    """Return a reader of a few words in four languages, with suggestions."""
    index = tmp_path_factory.mktemp("corrections")
    documents = [
        make_document(f"{lang}{n}", body, lang=lang)
        for lang, bodies in BODIES.items()
        for n, body in enumerate(bodies)
    ]
    words = {
        Suggestion(posting.term, "word", document.article.lang, 1)
        for document in documents
        for posting in document.postings[Channel.EXACT]
    }
    publish_index(index, documents, suggestions=words)
    return Reader(index)


def ask(text, hits, reader, count):
    """Return what is offered for a text if other texts have given answers."""
    with reader._live.pinned() as generation:
        return correct(text, hits, generation.speller, count)


def correction(reader, text, **values):
    """Search for a text and return the other query that is offered."""
    result = reader.search(Query(question=parse(text), **values))
    return reader.correct(result)


CORRECTED = {
    "keyboard": ("cgsdghfwz", ("співпраця", 3, "keyboard")),
    "keyboard, two words": ("vbhyf cgsdghfwz", ("мирна співпраця", 1, "keyboard")),
    "keyboard, the other way": ("фссщкв", ("accord", 1, "keyboard")),
    "keyboard, in capitals": ("GHBDSN", ("привіт", 1, "keyboard")),
    "alphabet": ("spivpratsia", ("співпраця", 3, "alphabet")),
    "a letter wrong": ("співпраця".replace("ц", "з"), ("співпраця", 3, "spelling")),
    "a letter missing": ("umwa", ("umowa", 1, "spelling")),
    "a letter too many": ("accorrd", ("accord", 1, "spelling")),
    "two letters in a long word": ("współprrraca", ("współpraca", 2, "spelling")),
    "one of two words": ("мирна співпрация", ("мирна співпраця", 1, "spelling")),
    "both words": ("мирнна співпрация", ("мирна співпраця", 1, "spelling")),
}


@pytest.mark.parametrize(("text", "expected"), CORRECTED.values(), ids=CORRECTED)
def test_what_was_meant_is_offered(reader, text, expected):
    """Layout, alphabet and spelling are corrected, with the hits there would be."""
    assert correction(reader, text) == expected


@pytest.mark.parametrize(("text", "expected"), CORRECTED.values(), ids=CORRECTED)
def test_what_is_offered_finds_what_it_promises(reader, text, expected):
    """The other query has as many hits as it promised, and more than before."""
    before = reader.search(Query(question=parse(text)))
    offered = correction(reader, text)

    after = reader.search(Query(question=parse(offered.text)))

    assert after.total == offered.total == expected[1]
    assert before.relaxed or before.total < after.total


LEFT_ALONE = {
    "many hits": "співпраця",
    "a right word with one hit": "угода",
    "nothing like it": "ъъъъъъъъ",
    "an empty query": "",
    "signs": "…",
    "two letters wrong in a short word": "umxxa",
    "too many words": " ".join(["cgsdghfwz"] * (MAX_WORDS + 1)),
}


@pytest.mark.parametrize("text", LEFT_ALONE.values(), ids=LEFT_ALONE)
def test_nothing_is_offered_without_need_or_use(reader, text):
    """There is no correction with enough hits, or if no other query has more."""
    assert correction(reader, text) is None


OPERATORS = (
    '"cgsdghfwz"', "cgsdghfw*", "cgsdghfwz~1", "title:cgsdghfwz", "-cgsdghfwz",
    "cgsdghfwz OR umwa", "cgsdghfwz lang:uk", '~"umwa umwa"', "date:2025",
)  # fmt: skip


@pytest.mark.parametrize("text", OPERATORS)
def test_a_query_with_operators_is_left_alone(reader, text):
    """Operators are taken as they are meant."""
    assert correction(reader, text) is None


@pytest.mark.parametrize("total", [FEW_HITS, FEW_HITS + 1])
def test_nothing_is_offered_where_there_are_more_than_a_few_hits(reader, total):
    """A query with as many hits as the limit is corrected, one with more is not."""
    answer = Hits(total + 1, whole=True)

    offered = ask("cgsdghfwz", Hits(total, whole=True), reader, lambda _: answer)

    expected = ("співпраця", total + 1, "keyboard") if total == FEW_HITS else None
    assert offered == expected


def test_nothing_is_offered_that_has_no_more_hits(reader):
    """As many hits as before are no reason to offer another query."""
    one = Hits(1, whole=True)

    assert ask("cgsdghfwz", one, reader, lambda _: one) is None


def test_a_word_that_articles_have_is_no_mistake(
    publish_index, make_document, tmp_path
):
    """Whatever its letters are on another keyboard, it was found as it is typed."""
    documents = [make_document("a", "ghbdsn", lang="fr")]
    documents += [make_document(f"m{n}", "привіт") for n in range(FEW_HITS)]
    publish_index(tmp_path, documents)

    assert correction(Reader(tmp_path), "ghbdsn") is None


def test_a_relaxed_answer_counts_as_none(reader):
    """Articles with some of the words do not prevent a correction."""
    result = reader.search(Query(question=parse("співпраця umwa")))

    assert result.relaxed
    assert result.total > FEW_HITS
    assert reader.correct(result) is None  # no article has words of two languages
    assert correction(reader, "мирна співпрация").total == 1


def test_a_query_that_finds_nothing_becomes_one_that_finds_something(reader):
    """Where no article has all right words, those with some are better than none."""
    expected = ("umowa accord", 1, "spelling")

    def count(text):
        return Hits(1, whole=" " not in text)

    assert ask("umwa accorrd", Hits(0, whole=True), reader, count) == expected
    assert ask("umwa accorrd", Hits(9, whole=False), reader, count) is None


def test_words_in_another_layout_need_not_occur_together(reader):
    """All of them become words, so that they were meant, whatever is found."""

    def count(_):
        return Hits(1, whole=False)

    offered = ask("ghbdsn cgsdghfwz", Hits(9, whole=False), reader, count)

    assert offered == ("привіт співпраця", 1, "keyboard")


def test_only_a_few_queries_are_counted(publish_index, make_document, tmp_path):
    """Six unknown words with many neighbours each are not combined without limit."""
    bodies = [f"співпрац{letter}" for letter in "абвгдежз"]
    documents = [make_document(body + n, body) for body in bodies for n in "12"]
    suggestions = [Suggestion(body, "word", "uk", 2) for body in bodies]
    publish_index(tmp_path, documents, suggestions=suggestions)
    counted = []

    def count(text):
        counted.append(text)
        return Hits(0, whole=True)

    words = " ".join(f"співпрац{letter}" for letter in "клмноп")
    offered = ask(words, Hits(0, whole=True), Reader(tmp_path), count)

    assert offered is None
    assert 1 < len(set(counted)) == len(counted) <= MAX_TRIED


def test_all_unknown_words_are_corrected_at_once(reader):
    """A query that leaves one as it is has no hits, so that it is not counted."""
    counted = []

    def count(text):
        counted.append(text)
        return Hits(1, whole=True)

    offered = ask("мирнна співпрация", Hits(0, whole=True), reader, count)

    assert offered == ("мирна співпраця", 1, "spelling")
    assert counted == ["мирна співпраця"]


FILTERS = {
    "language": {"filters": {FacetField.LANG: frozenset({"pl"})}},
    "days": {"until": date(1999, 12, 31)},
}


@pytest.mark.parametrize("values", FILTERS.values(), ids=FILTERS)
def test_filters_count_for_what_is_offered(reader, values):
    """Nothing is offered that the filters in force would empty."""
    assert correction(reader, "cgsdghfwz", **values) is None
    assert correction(reader, "cgsdghfwz", sort=Sort.NEWEST) is not None
