"""Is every facet declared, so that all that follows from it can?"""

import pytest

from corpus import Article
from search.port.document import Document
from search.port.facet_values import facet_values
from search.query.facets import FILTER_FIELDS, FacetField, filter_field
from search.query.lexer import Lexeme, lexemes


def test_facets_are_declared_in_their_order():
    """The fields that filter begin with those that are counted."""
    names = [field.name for field in FILTER_FIELDS]

    assert names[: len(FacetField)] == list(FacetField)
    assert len(set(names)) == len(names)


def test_every_field_has_values_in_a_document():
    """A document has values for exactly the declared fields."""
    document = Document(article=Article(id="a", lang="uk", title="t", body="b"))

    assert list(facet_values(document)) == [field.name for field in FILTER_FIELDS]


@pytest.mark.parametrize("facet", FacetField)
def test_every_facet_can_be_shown_and_described(facet):
    """It has a title, a description for programs, and labels for its values."""
    field = filter_field(facet)

    assert field.title.template
    assert field.description
    assert field.label("x", "en", None)


@pytest.mark.parametrize("field", FILTER_FIELDS, ids=lambda field: field.name)
def test_a_field_of_questions_takes_its_example(field):
    """A question may limit the field; a field of no question is a word like any."""
    first, *_ = lexemes(f"{field.name}:x")

    assert (first == Lexeme("field", field.name)) == field.in_questions
    if field.in_questions:
        assert field.canonical(field.example) == field.example


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        ("country", "kr", "KR"),
        ("country", "Польща", "Польща"),
        ("organization", "asean", "ASEAN"),
        ("organization", "foo", "foo"),
        ("lang", "UK", "uk"),
        ("lang", "Polish", "Polish"),
        ("topic", "Energy", "Energy"),
        ("source", "Le Monde", "Le Monde"),
        ("year", "2025", "2025"),
    ],
)
def test_codes_are_known_in_any_case(field, text, value):
    """What is no code stays as it was typed, to be looked up among the names."""
    assert filter_field(field).canonical(text) == value
