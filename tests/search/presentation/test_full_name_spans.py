"""Where does a text have a full name that was asked for?"""

import pytest

from search.planning.full_name_planner import plan_full_names
from search.presentation.full_name_spans import full_name_spans
from search.presentation.query_terms import query_terms


def found(question, text, lang):
    """Return the parts of a text that are the full name of a question."""
    ((_, _, plan),) = plan_full_names(question, lang)
    spans = full_name_spans(query_terms(plan), text, lang)
    return [text[span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    ("question", "text", "lang", "name"),
    [
        ("Joe Biden", "Учора Джо Байден приїхав", "uk", "Джо Байден"),
        ("Терези Мей", "Hier Theresa May est venue", "fr", "Theresa May"),
        ("Урсула фон дер Ляєн", "z Ursulą von der Leyen", "pl", "Ursulą von der Leyen"),
        ("D. Trump", "з Дональдом Трампом", "uk", "Дональдом Трампом"),
        ("Donald Trump", "з Д. Трампом", "uk", "Д. Трампом"),
        ("Giscard d'Estaing", "M. Giscard d'Estaing", "fr", "Giscard d'Estaing"),
    ],
)
def test_a_name_is_found_in_any_spelling(question, text, lang, name):
    """From its first to its last word."""
    assert found(question, text, lang) == [name]


@pytest.mark.parametrize(
    ("question", "text"),
    [("Joe Biden", "Джилл Байден"), ("Joe Biden", "Байден"), ("D. Trump", "М. Трамп")],
)
def test_other_persons_are_not(question, text):
    """One name is not enough."""
    assert found(question, text, "uk") == []
