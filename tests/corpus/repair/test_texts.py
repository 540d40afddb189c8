"""Do all repairs together restore a text, and leave a whole one alone?"""

from __future__ import annotations

import json
import unicodedata
from itertools import chain

import pytest
from hypothesis import given, strategies as st

from corpus.repair.texts import mend
from tests.corpus.repair.conftest import sentences, whole
from tests.corpus.repair.test_misread import ENCODINGS, misread
from tests.corpus.repair.test_vietnamese_fonts import FONTS, TEXTS, typed


@given(
    st.lists(st.sampled_from(sentences()), min_size=1),
    st.sampled_from(["\n", " ", "\n\n"]),
)
def test_whole_texts_stay(chosen, between):
    """Whatever sentences stand side by side, in one language or several."""
    text = between.join(chosen)

    assert mend(text) == (text, (), "")


@pytest.mark.parametrize("sentence", [*sentences(), *whole("foreign")])
def test_other_forms_and_scripts_stay(sentence):
    """Letters may be decomposed, names in any script, and emoji anywhere."""
    for form in ("NFC", "NFD"):
        text = unicodedata.normalize(form, sentence)

        assert mend(text) == (text, (), "")


@given(st.text())
def test_any_text_keeps_its_lines(text):
    """Nothing fails, and joined texts can be parted again."""
    assert mend(text).text.count("\n") == text.count("\n")


@given(st.lists(st.sampled_from(sentences()), min_size=2), st.sampled_from(ENCODINGS))
def test_a_repaired_text_needs_no_repair(chosen, encoding):
    """Doing it again changes nothing."""
    text = "\n".join(chosen)

    assert mend(misread(text, encoding)).text == text
    assert mend(mend(misread(text, encoding)).text) == (text, (), "")


@pytest.mark.parametrize("font", FONTS)
def test_a_font_that_was_misread_is_restored(font):
    """The text went through two programs."""
    text = " ".join(TEXTS)

    assert mend(misread(typed(text, font), "cp1252")).text == text


def test_no_whole_article_is_touched(shared):
    """4,512 articles in four languages, translated by professionals."""
    files = chain(
        (shared / "eval" / "retrieval").glob("d*.jsonl"),
        (shared / "eval" / "tagging").glob("*/docs.jsonl"),
    )
    rows = chain.from_iterable(file.read_text("utf-8").splitlines() for file in files)
    texts = [
        f"{row.get('title') or ''}\n{row['body']}" for row in map(json.loads, rows)
    ]

    assert len(texts) >= 4512
    assert [text for text in texts if mend(text) != (text, (), "")] == []


@pytest.mark.parametrize("shown_as", ["cp1252", "latin-1"])
@pytest.mark.parametrize("font", FONTS)
@pytest.mark.parametrize("text", [*TEXTS, "Địa phương đầm lầy, “hàng xóm” và đỏ rực."])
def test_letters_of_a_font_are_not_taken_for_misread_ones(text, font, shown_as):
    """`Ð¸a` is `Địa` in VISCII, and `иa` where UTF-8 was misread."""
    garbled = typed(text.replace("“", "").replace("”", ""), font, shown_as)

    assert mend(garbled).text.lower() == (
        text.replace("“", "").replace("”", "").lower()
    )
