"""Which paragraphs do lines make?"""

from __future__ import annotations

from corpus.documents.layout import Line, Word
from corpus.documents.paragraphs import paragraphs_of

FULL = "aaaa bbbb cccc dddd"
STEP = 12.0


def line(text: str, number: float = 0, left: float = 50, height: float = 10) -> Line:
    """Return a line of signs that are half as wide as high, at a number of steps."""
    words, x = [], left
    for part in text.split():
        end = x + len(part) * height / 2
        words.append(Word(part, x, end, 700 - STEP * number, height))
        x = end + height / 4
    return Line(tuple(words), 700 - STEP * number, height)


def texts(*columns: list[Line]) -> list[str]:
    """Return the paragraphs of a page."""
    return [part.text for part in paragraphs_of([columns])]


def test_a_line_that_had_room_for_the_next_word_ends_a_paragraph():
    """Whether its text is justified or not."""
    lines = [FULL, FULL, "eeee ff.", FULL, "gg."]
    column = [line(text, n) for n, text in enumerate(lines)]

    assert texts(column) == [f"{FULL} {FULL} eeee ff.", f"{FULL} gg."]


def test_more_space_another_size_and_an_indent_begin_one():
    """Each of them alone."""
    space = [line(FULL, 0), line(FULL, 1), line(FULL, 2.8), line(FULL, 3.8)]
    size = [line(FULL, 0), line(FULL, 1), line(FULL, 2, height=13)]
    indent = [line(FULL, 0), line(FULL[5:], 1, left=62), line(FULL, 2)]

    assert texts(space) == [f"{FULL} {FULL}"] * 2
    assert texts(size) == [f"{FULL} {FULL}", FULL]
    assert texts(indent) == [FULL, f"{FULL[5:]} {FULL}"]


def test_a_paragraph_goes_on_in_the_next_column():
    """Unless it had ended with its last line."""
    first, second = [line(FULL, n) for n in range(3)], [line(FULL, n) for n in range(3)]
    ended = [*first[:2], line("eeee.", 2)]
    capital = [line(f"Е{FULL[1:]}", 0), *second[1:]]

    assert len(texts(first, second)) == 1
    assert len(texts(ended, capital)) == 2


def test_a_large_headline_of_two_lines_is_one():
    """It is broken where it looks well."""
    head = [line("Новий пором", 0, height=16), line("через річку", 1.5, height=16)]
    text = [line(f"{FULL} {FULL}", 4 + n) for n in range(4)]

    assert texts(head + text)[0] == "Новий пором через річку"


def test_an_item_of_a_list_is_a_paragraph():
    """By its mark."""
    items = [line(f"{mark} {FULL}", n) for n, mark in enumerate(["•", "2.", "в)", "—"])]

    assert len(texts(items)) == 4


def test_no_lines_make_no_paragraphs():
    """A scan has none."""
    assert paragraphs_of([[]]) == []
