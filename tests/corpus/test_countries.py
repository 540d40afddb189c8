"""What are countries and languages called?"""

from __future__ import annotations

import json
import unicodedata
from collections import defaultdict

import pytest

from corpus import LANGUAGES, country_label, country_names, is_country, language_label
from corpus.countries import city_states, cldr_country_name, country_codes, no_partners

LOCALES = (*LANGUAGES, "en")


@pytest.mark.parametrize("code", ["VN", "UA", "FR", "PL", "KR", "TL", "SS", "TW", "PS"])
def test_iso_codes_are_countries(code):
    """Partner countries are named by ISO 3166-1 alpha-2 codes."""
    assert is_country(code)


@pytest.mark.parametrize(
    "code", ["EU", "UN", "XX", "ZZ", "XA", "QO", "UK", "ua", "UKR", "001", ""]
)
def test_other_codes_are_no_countries(code):
    """Unions, regions, reservations, old and small codes are none."""
    assert not is_country(code)


def test_there_are_as_many_countries_as_iso_lists():
    """ISO 3166-1 has 249 entries; CLDR's own `XK` (Kosovo) may come on top."""
    assert len(country_codes() - {"XK"}) == 249


@pytest.mark.parametrize("locale", LOCALES)
def test_every_country_has_a_label(locale):
    """Nobody is shown a code, and no two countries look alike."""
    labels = {code: country_label(code, locale) for code in country_codes()}

    assert not [code for code, label in labels.items() if label in {"", code}]
    assert len(set(labels.values())) == len(labels)


@pytest.mark.parametrize(
    ("code", "labels"),
    [
        ("HK", ("Hong Kong", "Гонконг", "Hong Kong", "Hongkong", "Hồng Kông")),
        ("MM", ("Myanmar", "М’янма", "Birmanie", "Mjanma", "Myanmar")),
        ("PS", ("Palestine", "Палестина", "Palestine", "Palestyna", "Palestine")),
        ("LB", ("Lebanon", "Ліван", "Liban", "Liban", "Liban")),
    ],
)
def test_a_label_is_a_plain_short_name(code, labels):
    """CLDR's explanations are not what one prints."""
    locales = ("en", "uk", "fr", "pl", "vi")
    assert tuple(country_label(code, locale) for locale in locales) == labels
    assert country_label(code, "uk_UA") == labels[1]


@pytest.mark.parametrize("locale", ["en", "uk", "fr", "pl", "vi"])
def test_no_label_explains(locale):
    """There is nothing in brackets, behind a comma or after a dash."""
    labels = {country_label(code, locale) for code in country_codes()}

    assert not {
        label
        for label in labels
        if any(sign in label for sign in (",", " - ", " – ", "R.A.S.", "SAR", "SRA"))
        or ("(" in label and "Keeling" not in label)
    }


def test_the_names_of_cldr_are_known_as_before():
    """What one does not print one may still type, and articles have it."""
    assert cldr_country_name("PS", "uk") == "Палестинські території"
    assert ("PS", "Палестинські території") in country_names("uk")
    assert ("LB", "Li-băng") in country_names("vi")


@pytest.mark.parametrize(
    ("locale", "label"),
    [
        ("uk", "Польща"),
        ("fr", "Pologne"),
        ("pl", "Polska"),
        ("vi", "Ba Lan"),
        ("en", "Poland"),
    ],
)
def test_country_is_called_as_people_call_it(locale, label):
    """A label is in the reader's language."""
    assert country_label("PL", locale) == label


@pytest.mark.parametrize("locale", LOCALES)
def test_unknown_codes_are_shown_as_they_are(locale):
    """A label is never missing."""
    assert country_label("Q0", locale) == "Q0"
    assert language_label("q0", locale) == "q0"


@pytest.mark.parametrize("locale", LOCALES)
def test_every_language_has_a_label(locale):
    """The labels of the four languages differ in every locale."""
    labels = {language_label(lang, locale) for lang in LANGUAGES}

    assert len(labels) == 4
    assert not labels & set(LANGUAGES)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_country_has_a_name_to_look_for(lang):
    """Names are composed, unblemished by blanks, and mean one country each."""
    codes = defaultdict(set)
    for code, name in country_names(lang):
        codes[name].add(code)
        assert name == unicodedata.normalize("NFC", name).strip()

    assert set().union(*codes.values()) == country_codes()
    assert {name: shared for name, shared in codes.items() if len(shared) > 1} == {}


@pytest.mark.parametrize("lang", ["uk", "fr", "pl", "vi"])
def test_our_names_beat_the_standard_ones(lang):
    """A bare `Kongo` is the larger state, also where CLDR has it otherwise."""
    owners = {name: code for code, name in country_names(lang)}
    bare = {"uk": "Конго", "fr": "Congo", "pl": "Kongo", "vi": "Congo"}[lang]

    assert owners.get(bare, "CD") == "CD"


def test_special_codes_are_countries():
    """A slip in a list of codes would never be found otherwise."""
    assert no_partners() <= country_codes()
    assert city_states() <= country_codes()


@pytest.mark.parametrize("locale", LOCALES)
def test_labels_agree_with_the_reference(shared, locale):
    """The names that CLDR gave us are those of its own files."""
    text = (shared / "reference/cldr_territories.json").read_text("utf-8")

    missing = [c for c in country_codes() if f'"{c}"' not in text]

    assert missing == []
    for code in ("VN", "KR", "LA"):
        assert json.dumps(country_label(code, locale), ensure_ascii=False) in text
