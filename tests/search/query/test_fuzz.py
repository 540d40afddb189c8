"""Does every question have an answer, however strange it is?"""

import random
import unicodedata
from datetime import date

import pytest

from search.errors import QueryError
from search.query.facets import FacetField
from search.query.limits import MAX_LENGTH
from search.query.parser import parse
from search.query.request import Query, Sort
from search.suggestion.best_entries import LIMIT

CHUNKS = 16
QUESTIONS = 100
"""Generated questions in a chunk; chunks times questions are asked."""
CORRECTED = 40
"""Longest question that is corrected here; the edits of long words take long."""
WORDS = (
    "угода", "мир", "співпраця", "вєтнам", "hợp tác", "hop", "énergie", "umowa", "2025",
    "l'accord", "науково-технічний", "Nguyen", "Хунга", "R&D", "3,5", "в", "中国", "'",
    "e\u0301", "a\u0301\u0302", "ب", "🕊", "ß", "İ", "_", "a_b", "x" * 200, "\u00ad",
)  # fmt: skip
FIELDS = ("title", "country", "topic", "lang", "source", "date", "body", "TITLE")
VALUES = ("KR", "xx", "uk", "energy", "2025", "2025-02", "..", "2025..2020", "0000",
          "2025-13-40", "..9999", "0001..", "-1")  # fmt: skip
SIGNS = "()\"“”«»„-*~:'.,%_\\/\t\n\x00\u2028\ufeff\ud800\U0001f54a"


def word(chance):
    """Return a word, perhaps in capitals, decomposed or cut off."""
    text = chance.choice(WORDS)
    form = chance.choice(("NFC", "NFD", "NFKD"))
    text = chance.choice((str, str.upper, str.title, str.lower))(text)
    return unicodedata.normalize(form, text)[: chance.choice((1, 3, 300))]


def operand(chance):
    """Return a word or phrase with its signs."""
    words = " ".join(word(chance) for _ in range(chance.randint(0, 4)))
    number = chance.choice(("", "~", "~0", "~1", "~2", "~5", "~99", "~100", "~x"))
    return chance.choice((
        lambda: word(chance),
        lambda: word(chance) + "*",
        lambda: word(chance) + number,
        lambda: f'"{words}"{number}',
        lambda: f'~"{words}"{number}',
        lambda: f"«{words}»",
    ))()  # fmt: skip


def question(chance, depth=3):
    """Grow a question by the grammar, here and there against it."""
    if not depth or chance.random() < 0.3:
        return operand(chance)
    one, other = (question(chance, depth - 1) for _ in range(2))
    field = chance.choice(FIELDS)
    return chance.choice((
        f"{one} {other}",
        f"{one} AND {other}",
        f"{one} OR {other}",
        f"NOT {one}",
        f"{one} -{other}",
        f"({one})",
        f"{one} {field}:{chance.choice(VALUES)}",
        f"{field}:{operand(chance)} {one}",
    ))  # fmt: skip


def damaged(chance, text):
    """Insert signs and delete characters."""
    letters = list(text)
    for _ in range(chance.randint(1, 5)):
        at = chance.randrange(len(letters) + 1)
        letters[at : at + chance.randint(0, 1)] = [chance.choice(SIGNS)]
    return "".join(letters)


def noise(chance):
    """Return characters of no grammar."""
    size = chance.choice((1, 5, 40, MAX_LENGTH + 1))
    points = (0x20, 0x7F, 0x300, 0x36F, 0x400, 0x4FF, 0x1E00, 0x1EFF, 0xD800, 0x10FFFF)
    low = chance.randrange(len(points) - 1)
    return "".join(
        chr(chance.randint(points[low], points[low + 1])) for _ in range(size)
    )


def typed(chance):
    """Return something that a person, or a machine, may type."""
    grown = question(chance)
    return chance.choice((grown, grown, damaged(chance, grown), noise(chance)))


def requested(chance, text):
    """Return a query of a text with random filters, order and page."""
    filters = {FacetField.LANG: frozenset({"uk"})} if chance.random() < 0.2 else {}
    return Query(
        question=parse(text),
        filters=filters,
        since=chance.choice((None, date(2024, 1, 1))),
        sort=chance.choice(tuple(Sort)),
        page=chance.choice((1, 1, 3)),
        size=chance.choice((1, 3)),
        syllables_apart=chance.random() < 0.3,
    )


def answered(reader, chance, text):
    """Search, explain and correct; return the result, or None if it is refused."""
    try:
        query = requested(chance, text)
        result = reader.search(query)
        if len(text) <= CORRECTED and chance.random() < 0.2:
            reader.correct(result)
        for hit in result.hits[:1]:
            reader.explain(query, hit.tagged)
            reader.highlighted(hit.tagged, query)
    except QueryError:
        return None
    return result


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_nothing_but_a_query_error_is_raised(reader, chunk):
    """Any question is answered with figures that can be true, or refused by name."""
    chance = random.Random(chunk)  # noqa: S311

    for _ in range(QUESTIONS):
        text = typed(chance)
        result = answered(reader, chance, text)
        if result is not None:
            assert result.nonadjacent >= 0, text
            assert len(result.hits) <= result.query.size
            assert result.total >= len(result.hits)
            assert all(hit.score >= 0 for hit in result.hits)


@pytest.mark.parametrize("chunk", range(2))
def test_whatever_is_typed_may_be_completed(reader, chunk):
    """Any text can be completed without an error."""
    chance = random.Random(chunk)  # noqa: S311

    for _ in range(QUESTIONS * 5):
        assert len(reader.suggest(typed(chance))) <= LIMIT


def test_the_generator_grows_questions_that_match_something(reader):
    """Fuzzing means nothing if no question is of the grammar or matches articles."""
    chance = random.Random(1)  # noqa: S311

    questions = [parse(question(chance, 2)) for _ in range(60)]
    totals = [reader.search(Query(question=one, size=1)).total for one in questions]

    assert sum(not one.notes for one in questions) > 20
    assert sum(total > 0 for total in totals) > 20
