"""Which part of an article's text repeats the title that was made of it?"""

import pytest

from search.presentation.derived_title import (
    end_of_derived_title,
    is_cut,
    without_derived_title,
)
from search.presentation.query_terms import query_terms
from search.presentation.result import Fragment
from search.presentation.snippet import make_snippet

BODY = "Міністри зустрілися.  Вони домовилися.\n\nДалі буде."


@pytest.fixture
def untitled(article):
    """Return a function that makes an article without a headline."""

    def make(title, body=BODY, **values):
        return article(body, title=title, headline=False, **values)

    return make


@pytest.mark.parametrize(
    ("title", "body", "rest"),
    [
        ("Міністри зустрілися.", BODY, "Вони домовилися.\n\nДалі буде."),
        ("Міністри…", "Міністри зустрілися далеко", "зустрілися далеко"),
        ("Міністри зустрілися.", "Міністри  зустрілися.\n\nДалі", "Далі"),
        ("Міністри зустрілися.", "Міністри зустрілися.", ""),
        ("Щось інше", "Міністри зустрілися.", "Міністри зустрілися."),
        ("Ціна (2+2)*", "Ціна (2+2)* росте", "росте"),
    ],
)
def test_the_text_goes_on_after_the_title(untitled, title, body, rest):
    """Blanks do not matter; a body that begins otherwise repeats nothing."""
    assert body[end_of_derived_title(untitled(title, body)) :] == rest


def test_a_headline_is_no_part_of_the_text(article):
    """Even where the text begins with the same words."""
    headed = article("Назва й далі", title="Назва")

    assert end_of_derived_title(headed) == 0
    assert not is_cut(article("Назва", title="Назва…"))


def test_a_snippet_begins_after_the_title(untitled):
    """What stands above it is not said again; where it breaks off, the text goes on."""
    _, snippet = make_snippet(untitled("Міністри зустрілися."), query_terms(None))
    _, of_cut = make_snippet(untitled("Міністри…"), query_terms(None))
    _, nothing = make_snippet(untitled("Мир.", "Мир."), query_terms(None))

    assert "".join(part.text for part in snippet).startswith("Вони домовилися.")
    assert "".join(part.text for part in of_cut).startswith("…зустрілися.")
    assert nothing == ()


def test_a_match_is_on_one_side(untitled):
    """On that where it begins."""
    body = (Fragment("Мі", match=False), Fragment("ністри зустр", match=True))
    body += (Fragment("ілися.", match=False),)
    beginning, rest = without_derived_title(
        untitled("Міністри…", "Міністри зустрілися."), body
    )

    assert [part.text for part in beginning] == ["Мі", "ністри зустр"]
    assert [part.text for part in rest] == ["ілися."]
