"""Does looking at a text's likely words show what looking at all of them shows?"""

from pathlib import Path

from hypothesis import given, settings, strategies as st

from analyzers import LANGUAGES, Kind, get_analyzer
from search.planning.planner import MatchMode, plan
from search.presentation.highlighter import find_matches, query_terms
from search.presentation.match_prefilter import Spotted, spotted
from search.presentation.snippet import highlight
from search.query.parser import parse
from search.query.request import Query

QUERIES = Path(__file__).parents[3] / "bench" / "quality" / "own_queries.tsv"
SIGNS = [
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

ASKED = 'hợp tác năng "énergie 3,5" ~"R&D Суан" nước nhà фук Énergie'
WORDS = ["hợp", "tác", "hop", "Énergie", "l'énergie", "3,5", "R&D", "Суан-Фук", "nhà"]
BETWEEN = [" ", " ", "  ", " - ", "-", "\n", "\t", "\u00a0", ", ", " – ", " ʼ ", ". "]


def everything(text, want, lang):
    """Give all tokens of a text and no sequence less: what `spotted` saves."""
    tokens = list(get_analyzer(lang)(text))
    return Spotted(tokens, [[t for t in tokens if t.kind is Kind.WORD]], want.sequences)


def questions():
    """Give the texts of our own queries, and some with every sign."""
    lines = QUERIES.read_text("utf-8").splitlines()
    return [line.split("\t")[2] for line in lines if line[:1] not in {"", "#"}] + SIGNS


def test_pages_are_the_same_as_with_every_word_looked_at(reader, monkeypatch):
    """For all our own queries, titles, passages and marks are those of the slow way."""
    queries = [Query(question=parse(q), grouped=True) for q in questions()]
    fast = [reader.search(query).hits for query in queries]

    monkeypatch.setattr("search.presentation.snippet.spotted", everything)
    slow = [reader.search(query).hits for query in queries]

    assert sum(map(len, fast)) > len(queries)
    assert any(part.match for hits in fast for hit in hits for part in hit.snippet)
    for query, one, other in zip(queries, fast, slow, strict=True):
        assert one == other, query.question.text


def test_whole_articles_are_the_same_as_with_every_word_looked_at(reader, monkeypatch):
    """The marks of an article page are those of the slow way."""
    results = [reader.search(Query(question=parse(q), size=2)) for q in SIGNS]
    pairs = [(hit.found, result.query) for result in results for hit in result.hits]
    fast = [reader.highlighted(*pair) for pair in pairs]

    monkeypatch.setattr("search.presentation.snippet.spotted", everything)

    assert fast
    assert fast == [reader.highlighted(*pair) for pair in pairs]


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(LANGUAGES), st.lists(st.sampled_from(WORDS + BETWEEN)))
def test_words_are_found_between_any_signs(lang, pieces):
    """Whatever stands between two words, the same is marked as in the slow way."""
    text = "".join(pieces)
    want = query_terms(plan(parse(ASKED).node, lang, MatchMode.ANY))

    spots = spotted(text, want, lang)
    fast = find_matches(text, spots.tokens, want, lang, spots.runs)
    slow = find_matches(text, tuple(get_analyzer(lang)(text)), want, lang)

    assert [sorted(kind) for kind in fast] == [sorted(kind) for kind in slow]


def test_an_article_without_any_of_the_words_is_not_marked(article):
    """Where nothing is held, nothing is spotted, and the texts come out whole."""
    want = query_terms(plan(parse("космос").node, "uk", MatchMode.ANY))
    found = article("Зовсім про інше.")

    assert spotted(found.body, want, "uk") == ([], [], ())
    assert [f.text for f in highlight(found, want)[1]] == [found.body]
