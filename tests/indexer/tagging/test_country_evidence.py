"""What does it take for a word to count as a country?"""

import pytest

from indexer.tagging.countries import find_countries


def found(lang, text):
    """Give the mentions in a text that stands alone."""
    return find_countries(lang, [("body", text)])


def test_countries_come_in_reading_order():
    """Every mention is given, also a repeated one."""
    text = "З Індії до Китаю, з Китаю до Індії."

    assert [p.value for p in found("uk", text)] == ["IN", "CN", "CN", "IN"]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("uk", "з франції"),
        ("fr", "la france"),
        ("pl", "do francji"),
        ("vi", "nước pháp"),
    ],
)
def test_a_name_in_small_letters_is_none(lang, text):
    """Names are capitalised."""
    assert found(lang, text) == ()


@pytest.mark.parametrize(
    ("lang", "alone", "proof", "code"),
    [
        ("uk", "Він жив у Токіо.", "Японія виграла.", "JP"),
        ("fr", "Il vit à Tokyo.", "Le Japon gagne.", "JP"),
        ("pl", "Mieszka w Tokio.", "Japończycy wygrali.", "JP"),
        ("vi", "Anh đến đây.", "Họ sống ở nước Anh.", "GB"),
        ("uk", "Малі закрили кордон.", "Малійські війська йдуть.", "ML"),
        ("pl", "Kuba mówi nie.", "Kubański rząd milczy.", "CU"),
    ],
)
def test_what_is_unsure_counts_beside_what_is_sure(lang, alone, proof, code):
    """A capital or a doubtful name needs the country beyond doubt elsewhere."""
    assert code not in {p.value for p in found(lang, alone)}

    fields = [("title", proof), ("body", alone)]
    places = find_countries(lang, fields)

    assert {p.value for p in places} == {code}
    if lang != "vi":
        assert {p.field for p in places} == {"title", "body"}


def test_a_match_never_runs_across_a_sign():
    """Words of two clauses are no name together."""
    assert [p.value for p in found("fr", "En Guinée, Bissau attend.")] == ["GN"]
    assert [p.value for p in found("uk", "Приїхав з Конго. Демократична рада.")] == [
        "CD"
    ]


@pytest.mark.parametrize(
    ("lang", "text", "codes"),
    [
        ("pl", "W języku wietnamskim, angielskim i francuskim.", []),
        ("pl", "W języku wietnamskim i polskie firmy.", ["PL"]),
        ("uk", "Виступив англійською та французькою мовами.", []),
        ("fr", "Disponible en anglais, espagnol et russe.", []),
        ("vi", "Họ nói tiếng Anh và Nhật.", []),
    ],
)
def test_a_list_of_languages_names_no_country(lang, text, codes):
    """What agrees with the name of a language in a list is one, too."""
    assert [place.value for place in found(lang, text)] == codes
