"""Are clauses, sentences and quotations recognised by the signs between words?"""

import pytest

from analyzers import get_document_reader
from indexer.tagging.word_context import (
    opens_sentence_or_quotation,
    starts_sentence,
    unbroken,
)


def read(text):
    """Return a Ukrainian text, analyzed."""
    (analyzed,) = get_document_reader("uk").read(text)
    return analyzed


@pytest.mark.parametrize(
    ("text", "sentence", "quotation"),
    [
        ("Мир", True, True),
        ("Був мир", False, False),
        ("Так. Мир", True, True),
        ("Так! Мир", True, True),
        ("Так… Мир", True, True),
        ("Так\nМир", True, True),
        ("Так, Мир", False, False),
        ("Так: «Мир", False, True),
        ("Так: Мир", False, False),
        ("«Мир", True, True),
        ("Каже проф. Мир", False, False),
    ],
)
def test_the_first_word_of_a_sentence_is_known(text, sentence, quotation):
    """A sentence starts the text, a line, or after its last sign."""
    analyzed = read(text)
    last = len(analyzed.starts) - 1

    assert starts_sentence(analyzed, last) is sentence
    assert opens_sentence_or_quotation(analyzed, last) is quotation


@pytest.mark.parametrize(
    ("text", "plain", "dotted"),
    [
        ("а б", True, True),
        ("а  б", True, True),
        ("а-б", True, True),
        ("а. б", False, True),
        ("а, б", False, False),
        ("а (б", False, False),
        ("а\nб", False, False),
    ],
)
def test_signs_break_a_phrase(text, plain, dotted):
    """Full stops can be allowed, as between the letters of `U. S.` they are."""
    analyzed = read(text)

    assert unbroken(analyzed, 0, len(analyzed.words)) is plain
    assert unbroken(analyzed, 0, len(analyzed.words), ".") is dotted
