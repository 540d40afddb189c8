"""Is a note given where a collection's own country is asked for, and only there?"""

from __future__ import annotations

import pytest

from search.query.facets import FacetField
from search.query.parser import parse
from search.query.request import Query
from search.searcher.home_note import home_notes
from search.searcher.value_labels import Naming


def asked(text: str = "", *countries: str, home: str = "VN") -> tuple[str, ...]:
    """Return the notes on a question with countries selected as partners."""
    filters = {FacetField.COUNTRY: frozenset(countries)}
    query = Query(question=parse(text), filters=filters)
    return tuple(map(str, home_notes(query, home, Naming())))


@pytest.mark.parametrize(
    "text",
    [
        "country:VN",
        "country:vn енергетика",
        "country:VN OR country:KR",
        "(country:KR OR country:VN) угода",
    ],
)
def test_a_question_for_the_home_country_is_told_so(text: str) -> None:
    """The note names the country, the reason and the remedy."""
    (note,) = asked(text)
    assert "Vietnam" in note
    assert "collection's own country" in note
    assert "Search for its name instead" in note


def test_a_selected_home_country_is_told_so() -> None:
    """Alone, beside others, and once if the question has it, too."""
    assert len(asked("", "VN")) == 1
    assert len(asked("", "VN", "KR")) == 1
    assert len(asked("country:VN", "VN")) == 1


@pytest.mark.parametrize(
    "text", ["", "VN", '"country VN"', "-country:VN", "NOT country:VN угода", "lang:vi"]
)
def test_a_question_for_something_else_is_not(text: str) -> None:
    """To exclude the home country excludes nothing, and its code may be a word."""
    assert asked(text) == ()


def test_another_country_is_not() -> None:
    """Nor any where the collection has no country of its own."""
    assert asked("country:KR", "LA") == ()
    assert asked("country:VN", "VN", home="PL") == ()
    assert asked("country:VN", "VN", home="") == ()
    assert asked("", home="") == ()
