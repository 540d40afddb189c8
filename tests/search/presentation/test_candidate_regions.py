"""Do the candidate regions of a text show all that the whole text would show?"""

from pathlib import Path

from hypothesis import given, strategies as st

from analyzers import LANGUAGES, get_analyzer
from search.planning.planner import MatchMode, plan
from search.presentation.candidate_regions import candidate_regions
from search.presentation.highlighter import find_matches
from search.presentation.query_terms import query_terms
from search.presentation.snippet import highlight
from search.query.parser import parse
from search.query.request import Query

QUERIES = Path(__file__).parents[3] / "bench" / "quality" / "own_queries.tsv"
OPERATORS = [
    '"hợp tác" -Lào',
    "енер*",
    "Zelenski~2",
    '~"współpraca energia"~8',
    '"năng lượng"~3',
    "title:wizyta Hanoi",
    "науково-технічне",
    "l'Australie d'innovation",
    "Việt Mỹ",
    "nuoc han quoc",
]

QUESTION = 'hợp tác năng "énergie 3,5" ~"R&D Суан" nước nhà фук Énergie'
WORDS = ["hợp", "tác", "hop", "Énergie", "l'énergie", "3,5", "R&D", "Суан-Фук", "nhà"]
BETWEEN = [" ", " ", "  ", " - ", "-", "\n", "\t", "\u00a0", ", ", " – ", " ʼ ", ". "]


def whole_text(text, _terms, lang):
    """Return all tokens of a text as one region, which takes longer."""
    return [tuple(get_analyzer(lang)(text))]


def questions():
    """Return the texts of our own queries, and some with every operator."""
    lines = QUERIES.read_text("utf-8").splitlines()
    return [
        line.split("\t")[2] for line in lines if line[:1] not in {"", "#"}
    ] + OPERATORS


def test_pages_are_the_same_as_with_whole_texts(reader, monkeypatch):
    """For all our own queries: titles, snippets and their matches."""
    queries = [Query(question=parse(q), grouped=True) for q in questions()]
    fast = [reader.search(query).hits for query in queries]

    monkeypatch.setattr("search.presentation.snippet.candidate_regions", whole_text)
    slow = [reader.search(query).hits for query in queries]

    assert sum(map(len, fast)) > len(queries)
    assert any(part.match for hits in fast for hit in hits for part in hit.snippet)
    for query, one, other in zip(queries, fast, slow, strict=True):
        assert one == other, query.question.text


def test_articles_are_the_same_as_with_whole_texts(reader, monkeypatch):
    """The highlights of an article's own page."""
    results = [reader.search(Query(question=parse(q), size=2)) for q in OPERATORS]
    pairs = [(hit.tagged, result.query) for result in results for hit in result.hits]
    fast = [reader.highlighted(*pair) for pair in pairs]

    monkeypatch.setattr("search.presentation.snippet.candidate_regions", whole_text)

    assert fast
    assert fast == [reader.highlighted(*pair) for pair in pairs]


@given(st.sampled_from(LANGUAGES), st.lists(st.sampled_from(WORDS + BETWEEN)))
def test_matches_are_the_same_between_any_characters(lang, pieces):
    """Whatever is between two words, the same matches as in the whole text."""
    text = "".join(pieces)
    terms = query_terms(plan(parse(QUESTION).node, lang, MatchMode.ANY))

    fast = find_matches(text, candidate_regions(text, terms, lang), terms, lang)
    slow = find_matches(text, whole_text(text, terms, lang), terms, lang)

    assert [sorted(kind) for kind in fast] == [sorted(kind) for kind in slow]


def test_an_article_without_any_of_the_words_has_no_regions(article):
    """Nothing is highlighted, and the texts come out whole."""
    terms = query_terms(plan(parse("космос").node, "uk", MatchMode.ANY))
    other = article("Зовсім про інше.")

    assert list(candidate_regions(other.body, terms, "uk")) == []
    assert [f.text for f in highlight(other, terms)[1]] == [other.body]


def test_many_candidates_are_found_as_few_are():
    """Beyond a number of them the text is read once, with the same result."""
    text = " ".join(f"énergie-{n} – vent" for n in range(300))
    terms = query_terms(plan(parse("énergie").node, "fr", MatchMode.ANY))

    regions = [*candidate_regions(text, terms, "fr")]
    spans = find_matches(text, regions, terms, "fr")

    assert len(regions) == 300
    assert spans == find_matches(text, whole_text(text, terms, "fr"), terms, "fr")
