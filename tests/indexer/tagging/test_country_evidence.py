"""What does it take for a word to count as a country?"""

import pytest

from indexer.tagging.countries import find_countries


def mentions(lang, text):
    """Return the mentions in the body of an article without a title."""
    return find_countries(lang, [("body", text)])


def test_countries_come_in_reading_order():
    """Every mention is returned, also a repeated one."""
    text = "З Індії до Китаю, з Китаю до Індії."

    assert [p.value for p in mentions("uk", text)] == ["IN", "CN", "CN", "IN"]


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
    assert mentions(lang, text) == ()


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
def test_an_uncertain_term_counts_with_a_certain_mention_elsewhere(
    lang, alone, proof, code
):
    """A capital or an ambiguous name needs another mention of the country."""
    assert code not in {p.value for p in mentions(lang, alone)}

    fields = [("title", proof), ("body", alone)]
    in_both = find_countries(lang, fields)

    assert {p.value for p in in_both} == {code}
    if lang != "vi":
        assert {p.field for p in in_both} == {"title", "body"}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Kuba i Francja mówią nie.", ["CU", "FR"]),
        ("Kuba, Francja i inni mówią nie.", ["CU", "FR"]),
        ("Kuba mówi nie, gdy Francja się cieszy.", ["FR"]),
        ("Kuba oraz  Francja mówią nie.", ["FR"]),
        ("Kuba Francja.", ["FR"]),
    ],
)
def test_an_uncertain_name_counts_in_a_list_with_a_certain_one(text, codes):
    """Only a comma or a short word is between the two, but not nothing."""
    assert [mention.value for mention in mentions("pl", text)] == codes


def test_a_match_never_runs_across_a_sign():
    """Words of two clauses are no name together."""
    assert [p.value for p in mentions("fr", "En Guinée, Bissau attend.")] == ["GN"]
    assert [p.value for p in mentions("uk", "Приїхав з Конго. Демократична рада.")] == [
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
    assert [mention.value for mention in mentions(lang, text)] == codes
