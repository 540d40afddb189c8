"""Which words may a word be meant as whose characters are not those of its language?"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from analyzers.characters import MAX_READINGS, readings
from analyzers.look_alikes import in_one_script, rewritten
from analyzers.question import QUESTION_LANGUAGES, get_question_analyzer

LETTERS = (
    "абвгдеіїкмнорстухяАВСЕНІКМОРТХabcehikmoprtxyABCEHKMOPTXVαΒΟ"
    "²₂ﬁ５½Ðđ'’-1\u0301\u00ad"
)
RIGHT = (
    "договір об'єкт Європа прем'єр-міністр l'été współpraca nghiệp Đà 2026-2035 НАТО"
)
RARE = "XXI Нью-Йорк G20 北京 Ελλάδα ў Љ"
EXAMPLES = [
    tuple(line.split("\t"))
    for line in Path(__file__)
    .with_name("characters.tsv")
    .read_text("utf-8")
    .splitlines()
    if not line.startswith("#")
]


def terms(lang: str, word: str) -> set[str]:
    """Return what a word is found by in any form, without its diacritics too."""
    of_word = get_question_analyzer(lang).terms(word)
    return {*of_word.lemmas, *of_word.folded}


@pytest.mark.parametrize(("lang", "verdict", "one", "other"), EXAMPLES)
def test_spellings_of_one_word_meet_and_two_words_stay_apart(lang, verdict, one, other):
    """A reader sees one word in both, or two."""
    if verdict == "meet":
        assert terms(lang, one) & terms(lang, other)
    else:
        lemmas = get_question_analyzer(lang).terms(one).lemmas
        assert not {*lemmas} & {*get_question_analyzer(lang).terms(other).lemmas}


@pytest.mark.parametrize(("lang", "_verdict", "one", "other"), EXAMPLES)
def test_what_was_typed_is_told_apart(lang, _verdict, one, other):
    """A word in quotation marks is what was typed."""
    assert get_question_analyzer(lang).terms(one).exact != (
        get_question_analyzer(lang).terms(other).exact
    )


@pytest.mark.parametrize("lang", QUESTION_LANGUAGES)
@pytest.mark.parametrize("word", [*RIGHT.split(), *RARE.split()])
def test_right_words_are_left_as_they_are(lang, word):
    """What they are read as first is what is written."""
    assert readings(word, lang)[0] == word


@given(
    word=st.text(LETTERS, min_size=1, max_size=12), lang=st.sampled_from(["uk", "fr"])
)
def test_readings_are_few_and_read_as_themselves(word, lang):
    """What a word is meant as has nothing left to be read otherwise."""
    found = readings(word, lang)

    assert 1 <= len(found) <= MAX_READINGS
    assert len({*found}) == len(found)
    assert found[0] in readings(found[0], lang)


@given(word=st.text(LETTERS, max_size=12))
def test_a_word_is_rewritten_once(word):
    """Its letters are then of one script, or it cannot be rewritten."""
    once = in_one_script(word)

    assert in_one_script(once) == once


@given(word=st.text("АВСЕНІКМОРТХасеіорху", min_size=1))
def test_rewriting_a_word_of_look_alikes_can_be_undone(word):
    """Each letter has one double in either script."""
    assert rewritten(rewritten(word, "latin"), "cyrillic") == word
