"""Which signs of a question are apostrophes, though they look like quotation marks?"""

from __future__ import annotations

import pytest

from search.query.ast import And, Prefix, QuotedPhrase, Words
from search.query.parser import parse

QUESTIONS = {
    "quotation mark": ('об"єкт', Words("об'єкт")),
    "asterisk": ("з*їзд суддів", Words("з'їзд суддів")),
    "in a phrase": ('"право на з"їзд"', QuotedPhrase("право на з'їзд")),
    "in a field": ('title:п"ять', Words("п'ять", "title")),
    "closing a quotation": (
        '"суд"єдиний',
        And((QuotedPhrase("суд"), Words("єдиний"))),
    ),
    "a quotation": ('"яблуко"', QuotedPhrase("яблуко")),
    "a prefix": ("об*", Prefix("об")),
    "a prefix before a blank": ("мов* єднає", And((Prefix("мов"), Words("єднає")))),
    "two scripts": ("догoвiр", Words("договір")),
    "two scripts in a phrase": ('"догoвiр"', QuotedPhrase("догoвiр")),
    "two scripts in a prefix": ("догoв*", Prefix("догов")),
    "eth": ("Ðà Nẵng", Words("Đà Nẵng")),
    "ligature and raised": ("ﬁnance 20 km²", Words("finance 20 km2")),
}


@pytest.mark.parametrize(("typed", "node"), QUESTIONS.values(), ids=QUESTIONS)
def test_a_question_is_read_in_plain_characters(typed, node):
    """What stands in quotation marks is looked for as it is typed."""
    assert parse(typed).node == node
