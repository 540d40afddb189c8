"""Are lines sorted as if all were in memory?"""

import pytest
from hypothesis import given, strategies as st

from search.suggestion import sorted_lines
from search.suggestion.sorted_lines import SortedLines

LINES = st.lists(st.text("aбв\u1000\u2000\U0001f600 ", min_size=1, max_size=4))


@given(LINES, st.integers(1, 9))
def test_lines_are_sorted_with_few_in_memory(tmp_path_factory, lines, most):
    """Those that are there twice, too; and no temporary file is left."""
    folder = tmp_path_factory.mktemp("sorted")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sorted_lines, "MOST", most)
        some = SortedLines(folder / "lines")
        for line in lines:
            some.add([line])

        groups = [*some.by_initial()]

    assert [line for _, group in groups for line in group] == sorted(lines)
    assert [letter for letter, _ in groups] == sorted({letter for letter, _ in groups})
    assert [*folder.iterdir()] == []
