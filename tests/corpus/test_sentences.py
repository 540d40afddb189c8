"""Is text cut into sentences where people would cut it?"""

import pytest
from hypothesis import given, strategies as st

from corpus import sentence_at, sentence_number
from corpus.sentences import sentences


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Перше. Друге! Третє?", ["Перше.", "Друге!", "Третє?"]),
        ("Рядок\nдругий", ["Рядок", "другий"]),
        ("„Tak.” Potem nic.", ["„Tak.”", "Potem nic."]),
        ("Ціна 3.5 зросла. Так.", ["Ціна 3.5 зросла.", "Так."]),
        ("M. Dupont parle. Il part.", ["M. Dupont parle.", "Il part."]),
        (
            "Tại TP. Hồ Chí Minh mưa. Rồi nắng.",
            ["Tại TP. Hồ Chí Minh mưa.", "Rồi nắng."],
        ),
        ("Вул. Садова, 5. Кінець", ["Вул. Садова, 5. Кінець"]),
        ("Koniec… ale nie", ["Koniec… ale nie"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences_end_where_they_should(text, expected):
    """Signs and line breaks end a sentence; abbreviations and decimals do not."""
    assert [text[start:end] for start, end in sentences(text)] == expected


def test_a_place_is_in_its_sentence():
    """An offset leads to its sentence and to that one's number."""
    text = "Перше речення. Друге речення."

    assert sentence_number(text, text.index("Перше")) == 0
    assert sentence_number(text, text.rindex("речення")) == 1
    assert sentence_at(text, text.rindex("речення")) == "Друге речення."
    assert sentence_at("", 0) == ""


@given(st.text(alphabet='Аб .!?…\n»"1'))
def test_sentences_keep_all_but_blanks(text):
    """They follow each other, none is empty, and nothing but blanks is lost."""
    found = sentences(text)

    assert all(text[start:end].strip() == text[start:end] != "" for start, end in found)
    assert [*found] == sorted(found)
    assert "".join(text[s:e] for s, e in found).split() == text.split() or "".join(
        "".join(text[s:e] for s, e in found).split()
    ) == "".join(text.split())
