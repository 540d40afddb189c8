"""Where does a name stand in the alphabet of a language?"""

import pytest

from webapp.alphabet import alphabetic_key

SORTED = {
    "uk": ["Європа", "Ємен", "Індія", "Італія", "Їжа", "Йорданія", "Куба", "Ямайка"],
    "pl": [
        "Cypr",
        "Ćwiczenia",
        "Dania",
        "Litwa",
        "Łotwa",
        "Malta",
        "Środowisko",
        "Żywność",
    ],
    "fr": [
        "Économie",
        "Égypte",
        "Énergie",
        "Espagne",
        "États-Unis",
        "Europe",
        "France",
    ],
    "vi": ["An ninh", "Áo", "Ăn uống", "Ấn Độ", "Dân số", "Đan Mạch", "Ý"],
    "en": ["Argentina", "bird", "Cuba"],
}


@pytest.mark.parametrize("lang", SORTED)
def test_names_stand_in_the_order_of_their_alphabet(lang):
    """Neither a code point nor a diacritic puts a name out of its place."""
    names = SORTED[lang]

    assert sorted(set(names), key=lambda name: alphabetic_key(name, lang)) == names


def test_other_scripts_come_after_the_language():
    """A number comes before all letters, a Latin name after the Ukrainian ones."""
    names = ["5G", "Ямайка", "CERN"]

    assert sorted(names, key=lambda name: alphabetic_key(name, "uk")) == names
