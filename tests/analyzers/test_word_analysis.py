"""Is what is kept of a word what was told of it?"""

import pytest
from hypothesis import given, strategies as st

from analyzers import LANGUAGES, WordAnalysis, get_analyzer
from analyzers.word_analysis import analyze_word, deserialize, serialize

TERMS = st.lists(st.text(max_size=8), max_size=3).map(tuple)
ANY = st.builds(
    WordAnalysis, st.text(max_size=8), TERMS, TERMS, TERMS, TERMS, st.booleans()
)


@given(written=st.text(), told=ANY)
def test_a_line_is_read_as_it_was_written(written, told):
    """Or there is none: nothing is kept that would be read otherwise."""
    line = serialize(written, told)

    assert line == "" or deserialize(line) == told
    assert "\n" not in line
    assert line == "" or "\t" in written or line.startswith(f"{written}\t")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_usual_words_are_kept(lang):
    """With all that is told of them."""
    for written in ("Угодою", "Paris", "współpracy", "Nguyễn", "AI", "3,5", "l'eau"):
        told = analyze_word(get_analyzer(lang), written)
        assert deserialize(serialize(written, told)) == told


@pytest.mark.parametrize("line", ["", "a", "a\tb", "\t" * 5, "\t" * 7])
def test_another_text_tells_nothing(line):
    """A line of other fields is none of ours."""
    assert deserialize(line) is None
