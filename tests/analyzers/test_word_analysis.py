"""Is a serialized analysis of a word the same when it is read?"""

import pytest
from hypothesis import given, strategies as st

from analyzers import LANGUAGES, WordAnalysis, get_analyzer, name_keys
from analyzers.word_analysis import analyze_word, deserialize, serialize

TERMS = st.lists(st.text(max_size=8), max_size=3).map(tuple)
ANALYSES = st.builds(
    WordAnalysis, st.text(max_size=8), TERMS, TERMS, TERMS, TERMS, st.booleans()
)


@given(word=st.text(), analysis=ANALYSES)
def test_an_analysis_is_read_as_it_was_written(word, analysis):
    """Or it is not written: no line is read as another analysis."""
    line = serialize(word, analysis)

    assert line == "" or deserialize(line) == analysis
    assert "\n" not in line
    assert line == "" or "\t" in word or line.startswith(f"{word}\t")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_analyses_of_usual_words_are_serialized(lang):
    """With all their terms and keys."""
    for word in ("Угодою", "Paris", "współpracy", "Nguyễn", "AI", "3,5", "l'eau"):
        analysis = analyze_word(get_analyzer(lang), word)
        assert deserialize(serialize(word, analysis)) == analysis


def test_a_capitalised_word_may_be_a_name():
    """It has name keys, and the dictionary decides whether it is also a word."""
    analysis = analyze_word(get_analyzer("uk"), "Угода")
    small = analyze_word(get_analyzer("uk"), "угода")

    assert analysis.name_keys == name_keys("Угода", "uk") != ()
    assert analysis.common
    assert small.name_keys == ()
    assert not small.common
    assert small.phonetic_keys == analysis.phonetic_keys != ()


@pytest.mark.parametrize("line", ["", "a", "a\tb", "\t" * 5, "\t" * 7])
def test_another_text_is_no_analysis(line):
    """A line has seven fields."""
    assert deserialize(line) is None
