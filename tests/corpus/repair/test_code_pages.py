"""Is text restored whose encoding was mistaken for another, and no other touched?"""

from __future__ import annotations

import pytest

from corpus.repair.code_pages import mend_code_page
from corpus.repair.texts import mend
from tests.corpus.repair.conftest import sentences, whole

TEXTS = {
    "uk": (
        "Міністр транспорту зустрівся вчора з литовською делегацією у Львові. Обидві "
        "країни хочуть відкрити нічний рейс ще цього року. «Угоду» подадуть до ради."
    ),
    "pl": (
        "Minister spotkał się wczoraj z delegacją z Wilna. Oba kraje chcą uruchomić "
        "nocny pociąg jeszcze w tym roku – źródło: „Żółć”, później także Łódź."
    ),
    "fr": (
        "La ministre a reçu hier la délégation à l’Élysée. L’accord d’été sera signé "
        "dès février, près de Besançon, où la forêt brûle."
    ),
}
MISTAKES = [
    row.split()
    for row in (
        "uk cp1251 cp1252",
        "uk cp1251 latin-1",
        "uk koi8_u cp1252",
        "uk iso8859_5 cp1252",
        "uk cp1251 cp1250",
        "uk cp1251 cp1258",
        "uk cp1251 mac_roman",
        "uk koi8_u cp1251",
        "uk cp1251 koi8_u",
        "pl cp1250 cp1252",
        "pl cp1250 latin-1",
        "pl cp1250 cp1251",
        "pl iso8859_2 cp1252",
        "pl iso8859_2 cp1250",
        "pl cp852 cp1252",
        "fr cp1252 cp1251",
        "fr mac_roman cp1252",
        "fr cp850 cp1252",
    )
]


def mistaken(text: str, written: str, read: str) -> tuple[str, str]:
    """Return a text as far as an encoding has it, and how it looks in another one."""
    data = text.encode(written, "ignore")
    shown = "".join(bytes([byte]).decode(read, "ignore") or chr(byte) for byte in data)
    return data.decode(written), shown


@pytest.mark.parametrize(("lang", "written", "read"), MISTAKES)
def test_a_text_is_restored_to_the_letter(lang, written, read):
    """By itself, and with all other repairs."""
    text, shown = mistaken(TEXTS[lang], written, read)

    found = mend_code_page(shown)

    assert found.text == mend(shown).text == text
    assert found.kinds[0].startswith(f"repaired: {written} misread as")


def test_a_headline_in_unicode_stays():
    """It cannot be written in the encoding that was mistaken."""
    text, shown = mistaken(TEXTS["uk"], "cp1251", "cp1252")

    assert mend(f"Новини дня\n\n{shown}").text == f"Новини дня\n\n{text}"


CAPITALS = "ЗУСТРІЧ МІНІСТРІВ У ЛЬВОВІ: УГОДУ ПІДПИШУТЬ УЖЕ ВОСЕНИ, КАЖЕ РАДА"


@pytest.mark.parametrize("read", ["cp1252", "cp1250"])
def test_capitals_are_restored(read):
    """Headlines are often written so."""
    assert mend(mistaken(CAPITALS, "cp1251", read)[1]).text == CAPITALS


@pytest.mark.parametrize(
    "text",
    [
        *sentences(),
        *TEXTS.values(),
        *whole("code page"),
        *whole("misread"),
        *whole("fonts"),
        CAPITALS,
    ],
)
def test_whole_texts_stay(text):
    """Also those with foreign names, units, two scripts, or in another language."""
    assert mend_code_page(text) == (text, (), "")
