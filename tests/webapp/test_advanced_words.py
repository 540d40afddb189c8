"""Does the advanced form ask exactly what stands in its fields?"""

from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st

from search.errors import QueryError
from search.query.ast import And, FieldValue, Node, Not, Or, QuotedPhrase, Words
from search.query.parser import parse
from webapp.advanced_words import AdvancedWords, composed, fields_of


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"words": "угода мир"}, "угода мир"),
        ({"words": 'угода "сталий мир"'}, 'угода "сталий мир"'),
        ({"phrase": "сталий мир"}, '"сталий мир"'),
        ({"phrase": 'він сказав "мир"'}, '"він сказав мир"'),
        ({"some": "мир, війна"}, "(мир OR війна)"),
        ({"some": "мир"}, "мир"),
        ({"none": "війна «стара угода»"}, '-війна -"стара угода"'),
        ({"title": 'мир "нова угода"'}, 'title:мир title:"нова угода"'),
        ({"words": "мир -війна"}, "мир війна"),
        ({"words": "північно-східний Ле-Ман"}, "північно-східний Ле-Ман"),
        ({"words": "мир AND OR NOT війна"}, "мир and or not війна"),
        ({"words": "(мир) en* en~1 *x"}, 'мир en "en 1" x'),
        ({"words": "country:PL title:мир"}, '"country:PL" "title:мир"'),
        ({"none": "country:PL"}, '-"country:PL"'),
        ({"words": '"', "phrase": '""', "some": "( )", "none": "-", "title": "*"}, ""),
        ({"rest": "a OR b", "words": "мир"}, "(a OR b) мир"),
        ({"rest": "енерг*", "none": "мир"}, "енерг* -мир"),
        ({}, ""),
    ],
)
def test_fields_are_written_in_the_query_language(fields, text):
    """What is a sign of it in a field has no meaning there."""
    assert composed(AdvancedWords(**fields)) == text


TEXTS = st.text(max_size=30) | st.lists(
    st.sampled_from(
        ['"', "(", ")", "-", "OR", "AND", "NOT",
         "*", "~2", "мир", "a-b", "title:", "„x",
         "country:PL", "в'їзд", "«", "“", "ＡＮＤ", "＊", "-x", ":", "date:.."]
    ),
    max_size=8,
).map(" ".join)  # fmt: skip


def is_plain(node: Node) -> bool:
    """Return whether a question has only what the form can ask for."""
    match node:
        case And() | Or():
            return all(map(is_plain, node.parts))
        case Not():
            return isinstance(node.part, Words | QuotedPhrase)
        case FieldValue():
            return False
        case _:
            return isinstance(node, Words | QuotedPhrase)


@settings(max_examples=150, deadline=None)
@given(words=TEXTS, phrase=TEXTS, some=TEXTS, none=TEXTS, title=TEXTS)
def test_whatever_is_typed_is_words_and_phrases(words, phrase, some, none, title):
    """The question parses without a note, and only its own operators."""
    text = composed(AdvancedWords(words, phrase, some, none, title))
    try:
        question = parse(text)
    except QueryError:  # too many words
        return

    assert question.notes == ()
    assert question.node is None or is_plain(question.node)


@pytest.mark.parametrize(
    "text",
    [
        "угода мир",
        '"сталий мир"',
        'угода "сталий мир" "нова угода"',
        "(мир OR війна)",
        'мир (a OR "b c") title:угода title:"нова угода" -війна -"стара угода"',
    ],
)
def test_a_question_fills_the_fields_in(text):
    """And they ask for it again."""
    node = parse(text).node
    fields = fields_of(node.parts if isinstance(node, And) else (node,))
    again = parse(composed(fields)).node

    parts = again.parts if isinstance(again, And) else (again,)
    assert set(parts) == set(node.parts if isinstance(node, And) else (node,))


@pytest.mark.parametrize(
    "text", ["енерг*", "слово~1", '"a b"~3', '~"a b"', "(a b) OR c", "-(a OR b)"]
)
def test_what_no_field_can_ask_fills_none_in(text):
    """It stays in the query language."""
    assert fields_of((parse(text).node,)) is None
