"""In which order are the lines of a page read?"""

from __future__ import annotations

import time

from hypothesis import given, strategies as st

from corpus.documents.columns import columns_of, lines_of
from corpus.documents.layout import Word


def words(
    text: str, x: float, y: float, size: float = 10, blank: float = 3
) -> list[Word]:
    """Return the words of a line; each sign is half as wide as high."""
    line = []
    for part in text.split():
        end = x + len(part) * size / 2
        line.append(Word(part, x, end, y, size))
        x = end + blank
    return line


def block(name: str, x: float, y: float, count: int = 6) -> list[Word]:
    """Return lines of about 150 points, each with its number."""
    lines = (
        words(f"{name}{n} aaaaaa bbbbbbb cccccc", x, y - 12 * n) for n in range(count)
    )
    return [word for line in lines for word in line]


def order(page: list[Word]) -> list[str]:
    """Return the first word of each line, as they are read."""
    page.sort(key=lambda word: word.text[::-1])  # files have them in any order
    return [line.words[0].text for column in columns_of(page) for line in column]


def names(name: str, count: int = 6) -> list[str]:
    """Return the first words of a block."""
    return [f"{name}{n}" for n in range(count)]


def test_columns_are_read_one_after_the_other():
    """Also if their lines are not at one height, and three of them."""
    page = block("a", 50, 700) + block("b", 220, 696) + block("c", 390, 700)

    assert order(page) == names("a") + names("b") + names("c")


def test_a_line_across_the_page_ends_columns():
    """What is above it is read first."""
    above = block("a", 50, 700) + block("b", 220, 700)
    below = block("c", 50, 560) + block("d", 220, 560)
    page = above + words("Заголовок на обидві колонки сторінки", 50, 600, 14) + below

    assert order(page) == [
        *names("a"),
        *names("b"),
        "Заголовок",
        *names("c"),
        *names("d"),
    ]


def test_wide_blanks_of_justified_text_are_no_columns():
    """They do not stand one below the other."""
    page = []
    for n in range(30):
        text = (
            f"l{n} {'a' * (5 + n % 7)} {'b' * (9 - n % 5)} {'c' * (4 + n % 3)} dddd eee"
        )
        page += words(text, 50, 700 - 12 * n, blank=8 + n % 3)

    assert order(page) == names("l", 30)


def test_rows_of_a_table_are_lines():
    """Their cells are no columns of text."""
    page = []
    for n in range(8):
        page += words(f"r{n}", 50, 700 - 12 * n) + words("2024", 150, 700 - 12 * n)

    assert [line.text for line in lines_of(page)] == [f"r{n} 2024" for n in range(8)]
    assert order(page) == names("r", 8)


def test_a_list_is_read_with_its_numbers():
    """They stand in a column of their own."""
    page = []
    for n in range(6):
        page += words(f"{n}.", 50, 700 - 12 * n)
        page += words("bbbbbbb cccccc ddddd", 70, 700 - 12 * n)

    assert order(page) == [f"{n}." for n in range(6)]


def test_a_word_that_is_printed_twice_is_one():
    """Old programs make letters bold so."""
    page = words("слово", 50, 700) + words("слово", 50.3, 700)

    assert lines_of(page)[0].text == "слово"


@given(
    st.lists(
        st.builds(
            Word,
            st.text("ab", min_size=1, max_size=9),
            st.floats(0, 600),
            st.floats(0, 600),
            st.floats(0, 800),
            st.floats(0, 50),
        ),
        max_size=60,
    )
)
def test_no_word_is_lost(page):
    """Whatever stands where, each word comes out once or is a double."""
    read = [
        word for column in columns_of(page) for line in column for word in line.words
    ]

    assert set(read) <= set(page)
    assert {word.text for word in page} == {word.text for word in read}


def test_a_full_page_takes_little_time():
    """A page of a newspaper has a few thousand words."""
    page = [w for x in (50, 220, 390) for w in block("a", x, 800, 60)]
    begin = time.process_time()

    columns_of(page)

    assert time.process_time() - begin < 2
