"""Are sentences cut where people would cut them?"""

import re
import tomllib
from importlib import resources

import pytest
from hypothesis import given, strategies as st

from corpus import LANGUAGES, sentence_at, sentence_number
from corpus.sentences import _LONGEST_ABBREVIATION, opens_sentence, sentences

TEXTS = [
    ("uk", "Перше. Друге! Третє?", ["Перше.", "Друге!", "Третє?"]),
    ("uk", "Рядок\nдругий", ["Рядок", "другий"]),
    ("pl", "„Tak.” Potem nic.", ["„Tak.”", "Potem nic."]),
    ("uk", "Ціна 3.5 зросла. Так.", ["Ціна 3.5 зросла.", "Так."]),
    ("pl", "Koniec… ale nie", ["Koniec… ale nie"]),
    ("uk", "", []),
    ("uk", " \n ", []),
]
ABBREVIATIONS = [
    ("fr", "M. Dupont parle. Il part.", ["M. Dupont parle.", "Il part."]),
    ("fr", "Né en 100 av. J.-C. Mort.", ["Né en 100 av. J.-C. Mort."]),
    ("pl", "Szef prof. Nowak rzekł. Tak.", ["Szef prof. Nowak rzekł.", "Tak."]),
    ("pl", "Prof. Nowak rzekł.", ["Prof. Nowak rzekł."]),
    ("pl", "Są m.in. Air Canada i LOT.", ["Są m.in. Air Canada i LOT."]),
    ("uk", "Вул. Садова, 5. Кінець", ["Вул. Садова, 5.", "Кінець"]),
    ("uk", "Дали 5 млрд. Гривень мало.", ["Дали 5 млрд. Гривень мало."]),
    ("vi", "Tại TP. Huế mưa. Rồi nắng.", ["Tại TP. Huế mưa.", "Rồi nắng."]),
    ("vi", "1. Hai bên họp. Xong.", ["1. Hai bên họp.", "Xong."]),
]
NO_ABBREVIATIONS = [
    ("uk", "Він був у США. Далі нічого.", ["Він був у США.", "Далі нічого."]),
    ("uk", "Таке його ім'я. На жаль.", ["Таке його ім'я.", "На жаль."]),
    ("fr", "Du vent à 20 km/h. Il pleut.", ["Du vent à 20 km/h.", "Il pleut."]),
    ("fr", "Un géant à part. Il dort.", ["Un géant à part.", "Il dort."]),
    ("pl", "Kraje z UE. Reszta czeka.", ["Kraje z UE.", "Reszta czeka."]),
    ("vi", "Họp vào tháng 9. Rồi nghỉ.", ["Họp vào tháng 9.", "Rồi nghỉ."]),
    ("vi", "Xem im. Rồi nghỉ.", ["Xem im.", "Rồi nghỉ."]),
]


@pytest.mark.parametrize(
    ("lang", "text", "expected"), TEXTS + ABBREVIATIONS + NO_ABBREVIATIONS
)
def test_sentences_end_where_they_should(lang, text, expected):
    """Signs and line breaks end a sentence; abbreviations and decimals do not.

    What is an abbreviation depends on the language: Polish `im.` is `named after`,
    Vietnamese `im.` is `silent.`
    """
    assert [text[start:end] for start, end in sentences(text, lang)] == expected


def test_an_offset_is_in_its_sentence():
    """An offset leads to its sentence and to that one's number."""
    text = "Перше речення. Друге речення."

    assert sentence_number(text, text.index("Перше"), "uk") == 0
    assert sentence_number(text, text.rindex("речення"), "uk") == 1
    assert sentence_at(text, text.rindex("речення"), "uk") == "Друге речення."
    assert sentence_at("", 0, "uk") == ""


@given(st.text(alphabet='Аб .!?…\n»"1'), st.sampled_from(LANGUAGES))
def test_sentences_keep_all_but_blanks(text, lang):
    """They follow each other, none is empty, and nothing but blanks is lost."""
    spans = sentences(text, lang)

    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)
    assert [*spans] == sorted(spans)
    assert "".join("".join(text[s:e] for s, e in spans).split()) == "".join(
        text.split()
    )


@pytest.mark.parametrize(
    ("lang", "text", "opens"),
    [
        ("uk", "Мир", True),
        ("uk", "Був Мир", False),
        ("uk", "Так. Мир", True),
        ("uk", "Так! Мир", True),
        ("uk", "Так… Мир", True),
        ("uk", "Так\nМир", True),
        ("uk", "Так, Мир", False),
        ("uk", "Так: «Мир", False),
        ("uk", "Так.Мир", False),
        ("uk", "«Мир", True),
        ("uk", "Так. — «Мир", True),
        ("uk", "Так.\n2. Мир", True),
        ("uk", "Каже проф. Мир", False),
        ("pl", "Był w UE. Mir", True),
        ("fr", "Dit M. Paix", False),
    ],
)
def test_the_first_word_of_a_sentence_opens_it(lang, text, opens):
    """Quotation marks, dashes and the number of a list may stand before it."""
    *_, last = re.finditer(r"\w+", text)

    assert opens_sentence(text, last.start(), lang) is opens


def test_abbreviations_are_short_words_without_their_stop():
    """Longer ones would not be recognised, nor such with a stop."""
    file = resources.files("corpus").joinpath("data", "abbreviations.toml")
    listed = tomllib.loads(file.read_text("utf-8"))

    assert listed.keys() == {"all", *LANGUAGES}
    for words in listed.values():
        assert len(words) == len(set(words))
        assert all(word.isalpha() for word in words)
        assert all(len(word) <= _LONGEST_ABBREVIATION for word in words)


def test_a_long_run_of_signs_costs_no_square():
    """Else these texts would take longer than a test may."""
    dots = "Vietnam" + "." * 300_000 + "x et Laos."
    dashes = "-" * 500_000 + " " + "Le " * 40_000
    capitals = range(500_001, len(dashes), 3)

    assert list(sentences(dots, "fr")) == [(0, len(dots))]
    assert [n for n in capitals if opens_sentence(dashes, n, "fr")] == [500_001]
