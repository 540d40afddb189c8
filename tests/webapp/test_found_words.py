"""Does the page of an article tell how it has each word of the question?"""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

WIND = "/article/laos-wind-power"
RAIL = "/article/china-railway-visit.fr"


def rows_on(tree):
    """Return the words that a page names, each with how it was found."""
    rows = []
    for section in tree.all("section", "found"):
        for element in section.one("dl").walk():
            if element.tag == "dt":
                rows.append((element.text, []))
            elif element.tag == "dd":
                rows[-1][1].append(element.text)
    return rows


@pytest.fixture
def rows(page):
    """Return a function from an article and a question to the rows of its page."""

    def find(article, question, lang="en", *args):
        arguments = urlencode([("q", question), *args])
        return rows_on(page(f"/{lang}{article}?{arguments}"))

    return find


def test_each_word_has_a_row(rows):
    """The best way comes first, in words and not by the share of a score."""
    ((first, ways), (second, _)) = rows(f"{WIND}.fr", "éolien éoliennes")

    assert (first, second) == ("éolien", "éoliennes")
    assert "exactly as typed" in ways[0]
    assert "in another form" in ways[1]
    assert not any("%" in way for way in ways)


@pytest.mark.parametrize(
    ("article", "question", "way"),
    [
        (RAIL, "coopération", "coopération: exactly as typed, 2 times"),
        (f"{WIND}.vi", "nang luong", "regardless of diacritics"),
        (f"{WIND}.fr", "éolien*", "as words that begin so"),
        (f"{WIND}.fr", "wind energy", "by an equivalent"),
        ("/article/korea-strategic-partnership.fr", "Corée du Sud", "country that"),
        (
            "/article/france-ukraine-security.pl",
            "Zelensky",
            "as the same name, 2 times",
        ),
    ],
)
def test_the_row_says_how_the_word_was_found(rows, article, question, way):
    """As it was typed, or in any other way."""
    assert any(way in each for _, ways in rows(article, question) for each in ways)


def test_a_function_word_has_no_row(rows):
    """It is not looked for."""
    question = "hop tac voi han quoc"

    words = [word for word, _ in rows("/article/vkist-inauguration.vi", question)]

    assert words == ["hop tac", "han quoc"]


def test_what_the_answer_leaves_out_is_said(page, api):
    """An article need not have it."""
    question = "énergie qqqqq"
    answer = api(q=question)
    hit = answer["hits"][0]

    tree = page(f"/article/{hit['id']}?{urlencode({'q': question})}")

    assert answer["left_out"]
    (note,) = [p.text for p in tree.one("section", "found").all("p")]
    assert note.startswith(f"Found without: {', '.join(answer['left_out'])} (")
    assert not {word for word, _ in rows_on(tree)} & set(answer["left_out"])


@pytest.mark.parametrize("query", ["", "?q=+", "?q=qqqqq", "?q=lang:uk", "?q=-мир"])
def test_without_a_match_there_are_no_rows(page, query):
    """The section is left out."""
    assert rows_on(page(f"{WIND}.uk{query}")) == []


@pytest.mark.parametrize(
    ("lang", "time"),
    [("uk", "2 рази"), ("fr", "2 fois"), ("pl", "2 razy"), ("vi", "2 lần")],
)
def test_rows_are_in_the_language_of_the_page(rows, lang, time):
    """With its plurals."""
    ((_, (way, *_)),) = rows(RAIL, "coopération", lang)

    assert way.endswith(time)


WORDS = ("énergie", "Energie", "éolienne", "năng lượng", "nang", "gió", "енергетика",
         "Лаос", "Laos", "Lào", "wind", "with", "de", "của", "і", "w", "Hop",
         "énerg*", "energia~", '"năng lượng"', "-Laos", "title:Laos", "OR")  # fmt: skip


@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=7, unique=True).map(" ".join),
    st.sampled_from(["uk", "fr", "pl", "vi"]),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_two_rows_are_alike(rows, question, lang):
    """Whatever the question; each row says something."""
    found = rows(f"{WIND}.{lang}", question)

    assert len({word.casefold() for word, _ in found}) == len(found)
    assert all(ways and len(set(ways)) == len(ways) for _, ways in found)


def test_article_page_does_not_count_equivalents_taken_out(page, api):
    """An article that matches excluded expansions only has no reason or highlight."""
    hit = api(q="semiconductor", lang="fr")["hits"][0]
    segments = api(q="semiconductor")["equivalents"]
    texts = [e["text"] for segment in segments for e in segment["equivalents"]]

    def shown(*pairs):
        address = f"/article/{hit['id']}?{urlencode([('q', 'semiconductor'), *pairs])}"
        tree = page(address)
        return rows_on(tree), tree.one("article").all("mark")

    assert all(shown())
    assert shown(("equivalents", "0")) == ([], [])
    assert shown(*(("without", text) for text in texts)) == ([], [])
