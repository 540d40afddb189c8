"""Are letters that look like others no evidence that a text was garbled?"""

from __future__ import annotations

import json
import random

import pytest

from analyzers.data_files import read_lines
from corpus.repair.doubles import as_meant
from corpus.repair.texts import mend
from tests.corpus.repair.conftest import whole
from tests.corpus.repair.test_code_pages import mistaken
from tests.corpus.repair.test_misread import misread
from tests.corpus.repair.test_vietnamese_fonts import FONTS, typed

PHRASES = 300
"""In each language; each in seven guises, and alone or as title and text."""


def test_words_are_read_as_they_are_meant():
    """Eth for Đ, letters of two scripts, words in a script that is not the text's."""
    assert as_meant("Ðá bóng, ðã và Ɖà Nẵng") == "Đá bóng, đã và Đà Nẵng"
    assert as_meant("Рrezydent „Сzech” w Wаrszawie") == "Prezydent „Czech” w Warszawie"
    assert as_meant("l’еxpanѕіon ѕur lui") == "l’expansion sur lui"
    assert as_meant("Hiж Пpaгa, мiсто") == "Ніж Прага, місто"


@pytest.mark.parametrize(
    "text", ["byЕ‚a", "dГ©jГ\u00a0", "delegacj№", "siк", "Ì³í³ñ", "міст"]
)
def test_words_with_other_signs_are_not_read_otherwise(text):
    """Garbled words are of two scripts by chance."""
    assert as_meant(text) == text


@pytest.mark.parametrize("text", whole("doubles"))
def test_a_phrase_with_doubles_stays(text):
    """As a title, as title and text, and on one line of several."""
    for whole_text in (text, f"{text}\n\n{text}", f"{text}. {text}!\n{text}"):
        assert mend(whole_text) == (whole_text, (), "")


@pytest.mark.parametrize("font", FONTS)
def test_a_title_with_doubles_above_a_garbled_text_stays(font):
    """The letter of Đ is another one in some fonts."""
    body = "Hội nghị thượng đỉnh khai mạc sáng nay tại thành phố Huế."

    found = mend(f"Ðá bóng và\n{typed(body, font)}").text

    assert as_meant(found) == f"Đá bóng và\n{body}"


@pytest.mark.parametrize(
    ("text", "written", "read"),
    [
        ("Minister spotkał się z delegacją Łodzi", "cp1250", "cp1251"),
        ("Siostry z południa też ma drużyna, która prezentowała", "cp1250", "cp1251"),
        ("Rząd chce uruchomić pociąg", "iso8859_2", "cp1251"),
        ("Le député a été reçu à l’Élysée", "cp1252", "cp1251"),
        ("Зустріч міністрів у Львові", "cp1251", "cp1252"),
    ],
)
def test_a_garbled_headline_is_restored_still(text, written, read):
    """Letters of two scripts are in it, too, but others as well."""
    assert mend(mistaken(text, written, read)[1]).text == text


@pytest.mark.parametrize("text", ["Ðá bóng và Đà Nẵng đẹp", "Żółć była już gorzka"])
def test_a_misread_headline_is_restored_still(text):
    """Every word of it is damaged, some only as by look-alikes: `Еј` is `ż`."""
    assert mend(misread(text, "cp1251")).text == text


@pytest.mark.parametrize("lang", ["uk", "fr", "pl", "vi"])
def test_short_phrases_are_never_changed(shared, lang):
    """Clean, with eth or the African D for Đ, or with look-alikes, in either case."""
    chance = random.Random(lang)  # noqa: S311 - a sample, no secret
    for phrase in _phrases(shared, lang, chance):
        for guise in _guises(phrase, chance):
            for text in (guise, f"{guise}\n\n{guise}. {guise}."):
                assert mend(text) == (text, (), "")


def _phrases(shared, lang: str, chance: random.Random) -> list[str]:
    lines = (shared / "eval/retrieval/distractors.jsonl").read_text("utf-8").split("\n")
    rows = [json.loads(line) for line in lines if f'"lang": "{lang}"' in line]
    bodies = [row["body"].split() for row in rows]
    phrases = []
    for words in chance.sample([b for b in bodies if len(b) > 6], PHRASES):
        start = chance.randrange(len(words) - 6)
        phrases.append(" ".join(words[start : start + chance.randint(2, 6)]))
    return phrases


def _guises(phrase: str, chance: random.Random) -> list[str]:
    title = phrase[:1].upper() + phrase[1:]
    eths = [
        text.translate(str.maketrans("Đđ", letters))
        for text in (title, title.upper())
        for letters in ("Ðđ", "Ðð", "Ɖđ")
    ]
    share = chance.choice((0.1, 0.3, 1))
    doubles = "".join(
        chance.choice(_doubles().get(sign, sign)) if chance.random() < share else sign
        for sign in title
    )
    return [phrase, title, *eths, doubles]


def _doubles() -> dict[str, str]:
    rows = [line.split("\t") for line in read_lines("look_alikes.tsv")]
    latin = {row[0]: row[1] for row in rows if row[1] != "."}
    return latin | {double: letter for letter, double in latin.items()}
