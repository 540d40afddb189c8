"""How does a terminal tell the way in which an article has a question's words?"""

from __future__ import annotations

from cli.found_words import lines_of
from search.presentation.found_words import FoundWord, Occurrences
from search.presentation.word_spans import Way
from webapp.app import create_app


def test_a_line_has_all_ways_of_a_word():
    """The best first, with how many times where that tells anything."""
    found = (
        FoundWord("accord", (Occurrences(Way.EXACT, ("accord",), 2),)),
        FoundWord(
            "Corée",
            (
                Occurrences(Way.EQUIVALENT, ("coréen",), 3),
                Occurrences(Way.COUNTRY, ("KR",), 1),
            ),
        ),
    )

    assert list(lines_of(found)) == [
        "accord: accord exactly as typed, 2×",
        "Corée: coréen by an equivalent, 3×; KR as a country that the article is about",
    ]


def test_every_way_has_a_phrase():
    """None is left out."""
    lines = {
        way: next(lines_of([FoundWord("a", (Occurrences(way, ("b",), 1),))]))
        for way in Way
    }

    assert len(set(lines.values())) == len(Way)


def test_the_terminal_tells_it_with_the_option_alone(hoptac, sample_index):
    """Under each hit, a line a word."""
    plain = hoptac("search", "éoliennes", "--index", sample_index)
    told = hoptac("search", "éoliennes", "--index", sample_index, "--why")

    assert "exactly as typed" not in plain.stdout
    assert "   éoliennes: éoliennes exactly as typed, " in told.stdout


def test_as_json_it_is_what_the_api_explains(search_json, sample_index, reader):
    """With its scores and shares."""
    url = "/api/v1/search?q=éoliennes&size=10&explain=1"

    printed = search_json(sample_index, "éoliennes", "--why")
    expected = create_app(reader).test_client().get(url).json

    assert [hit["why"] for hit in printed["hits"]] == [
        hit["why"] for hit in expected["hits"]
    ]
    assert all(hit["why"] for hit in printed["hits"])
