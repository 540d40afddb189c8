"""Is another query offered exactly where it may help?"""

import pytest

from search.port.document import Channel
from search.query.parser import parse
from search.query.request import Query
from search.searcher.reader import Reader
from search.suggestion.did_you_mean import FEW_HITS, MAX_TRIED, MAX_WORDS, correct
from search.suggestion.suggester import Suggester
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


def test_nothing_is_offered_where_there_are_more_than_a_few_hits(
    publish_index, make_document, tmp_path
):
    """A query with as many hits as the limit is corrected, one with more is not."""
    rare = [make_document(f"r{n}", "ghbdsn", lang="fr") for n in range(FEW_HITS)]
    many = [make_document(f"m{n}", "привіт") for n in range(FEW_HITS + 2)]
    publish_index(tmp_path, [*rare, *many])
    few = Reader(tmp_path)
    before = correction(few, "ghbdsn")

    publish_index(
        tmp_path, [*rare, make_document("one more", "ghbdsn", lang="fr"), *many]
    )

    assert before == ("привіт", FEW_HITS + 2, "keyboard")
    assert correction(few, "ghbdsn") is None


def test_nothing_is_offered_that_has_no_more_hits(
    publish_index, make_document, tmp_path
):
    """As many hits as before are no reason to offer another query."""
    publish_index(
        tmp_path,
        [make_document("a", "ghbdsn", lang="fr"), make_document("b", "привіт")],
    )

    assert correction(Reader(tmp_path), "ghbdsn") is None


def test_a_relaxed_answer_counts_as_none(reader):
    """Articles with some of the words do not prevent a correction."""
    result = reader.search(Query(question=parse("співпраця umwa")))

    assert result.relaxed
    assert result.total > FEW_HITS
    assert reader.correct(result) is None  # no article has words of two languages
    assert correction(reader, "мирна співпрация").total == 1


def test_only_a_few_queries_are_counted(open_engine, make_document):
    """Six unknown words with many neighbours each are not combined without limit."""
    bodies = [f"співпрац{letter}" for letter in "абвгдежз"]
    engine = open_engine([make_document(body, body) for body in bodies])
    counted = []

    def count(text):
        counted.append(text)
        return int(" " not in text)  # each word has an article, no two have one

    words = [f"співпрац{letter}" for letter in "клмноп"]
    offered = correct(" ".join(words), 0, engine, Suggester(b""), count)

    assert offered is None
    assert len(set(counted) - set(words)) == len(counted) - len(words) <= MAX_TRIED


def test_no_spelling_of_one_word_is_tried_where_another_is_in_no_article(
    open_engine, make_document
):
    """If two words are in no article in any form, both are corrected at once."""
    engine = open_engine([make_document("a", "мирна угода")])
    counted = []

    def count(text):
        counted.append(text)
        return int(text == "мирна угода")

    offered = correct("мирнна угодда", 0, engine, Suggester(b""), count)

    assert offered == ("мирна угода", 1, "spelling")
    assert [text for text in counted if "угода" in text or "мирна" in text] == [
        "мирна угода"
    ]
