"""What is an article, and how does a refusal read?"""

from __future__ import annotations

import dataclasses

import pytest

from corpus import LANGUAGES, Rejection


def test_the_languages_are_the_four_of_the_collection():
    """The order is the one in which people see them."""
    assert LANGUAGES == ("uk", "fr", "pl", "vi")


@pytest.mark.parametrize(
    ("line", "text"),
    [(0, "in/a.txt: no text; drop it"), (7, "in/a.txt:7: no text; drop it")],
    ids=["whole file", "one line"],
)
def test_rejection_reads_as_location_and_reason(line, text):
    """A line is named only where one is meant."""
    assert str(Rejection("in/a.txt", line, "no text; drop it")) == text


def test_an_article_cannot_be_changed(article):
    """What was read stays as it was read."""
    item = article("Текст")

    with pytest.raises(dataclasses.FrozenInstanceError):
        item.title = "Інша"
