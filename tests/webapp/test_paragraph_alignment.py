"""Do aligned paragraphs keep their order, and is none missing?"""

from hypothesis import given, strategies as st

from webapp.paragraph_alignment import align

LENGTHS = st.lists(st.integers(0, 900), max_size=14)


@given(left=LENGTHS, right=LENGTHS)
def test_order_is_kept_and_nothing_is_lost(left, right):
    """Read down the rows, each side has every paragraph once, in its order."""
    rows = align(left, right)

    assert [i for row in rows for i in row.left] == list(range(len(left)))
    assert [j for row in rows for j in row.right] == list(range(len(right)))
    assert all(row.left or row.right for row in rows)


@given(lengths=st.lists(st.tuples(st.integers(1, 900), st.integers(1, 900))))
def test_as_many_paragraphs_are_aligned_one_to_one(lengths):
    """Versions with as many paragraphs are aligned row by row."""
    rows = align([a for a, _ in lengths], [b for _, b in lengths])

    assert all(len(row.left) == len(row.right) == 1 for row in rows)


def test_paragraph_cut_in_two_is_aligned_with_both_halves():
    """One long paragraph is aligned with the two that say the same."""
    rows = align([100, 400, 90], [110, 210, 190, 95])

    assert [(len(row.left), len(row.right)) for row in rows] == [(1, 1), (1, 2), (1, 1)]


def test_very_long_versions_lose_nothing():
    """Texts too long to be aligned are paired by position, the rest is unpaired."""
    rows = align([10] * 700, [10] * 600)

    assert [i for row in rows for i in row.left] == list(range(700))
    assert [j for row in rows for j in row.right] == list(range(600))
