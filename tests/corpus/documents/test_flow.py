"""What does the file of a word processor hold, whichever program wrote it?"""

from __future__ import annotations

import pytest

from corpus.documents.flow import Block, Flow, Role, row_of, title_of

LONG = "Речення, що стоїть у документі й закінчується крапкою, як усі."


@pytest.mark.parametrize(
    ("blocks", "stated", "title", "place"),
    [
        (
            [Block("Назва", Role.TITLE), Block("Г", Role.HEADING)],
            "x y",
            "Назва",
            "title style",
        ),
        ([Block(LONG), Block("Г Д", Role.HEADING)], "x y", "Г Д", "first heading"),
        ([Block("Перший рядок")], "Стан справ", "Стан справ", "properties"),
        (
            [Block("Перший рядок"), Block(LONG)],
            "Документ1",
            "Перший рядок",
            "first line",
        ),
        (
            [Block("КИЇВ"), Block("6 березня 2024 р."), Block("А Б")],
            "",
            "А Б",
            "first line",
        ),
        ([Block(LONG), Block("А Б")], "", "", ""),
        ([], "", "", ""),
    ],
)
def test_the_title_is_by_style_property_or_place(blocks, stated, title, place):
    """In this order."""
    assert title_of(Flow(blocks=tuple(blocks), title=stated)) == (title, place)


def test_short_cells_are_beside_each_other():
    """Empty ones are passed over; longer ones are paragraphs."""
    short, long = Block("Київ"), Block(LONG)

    assert row_of([[short], [], [Block("8:00")]]) == [Block("Київ | 8:00")]
    assert row_of([[short, short], [long]]) == [short, short, long]
    assert row_of([[long]]) == [long]
    assert row_of([[], []]) == []
