"""Does a page name a wrong field as its reader knows it, and the API by its name?"""

from urllib.parse import urlencode

import pytest

WRONG = {
    "day": ("from", "2025-02-30", "Від: «2025-02-30»"),
    "page": ("page", "-1", "Сторінка: «-1»"),
    "language": ("prefer", "xx", "Мова, яку показують першою: «xx»"),
    "order": ("sort", "foo", "«foo»"),
    "all": ("all", "lang", "Обов’язкові всі вибрані значення: «lang»"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_page_names_the_field_in_its_language(page, case):
    """With the quotation marks of the language, and without the argument's name."""
    name, value, said = WRONG[case]
    alert = page(f"/uk/?{urlencode({name: value})}", 400).one(role="alert").text

    assert said.partition(": ")[2] in alert
    assert f"{name}:" not in alert
    assert f"'{value}'" not in alert


@pytest.mark.parametrize("case", WRONG)
def test_the_api_names_the_argument(client, case):
    """Programs know it by that name only."""
    name, value, _ = WRONG[case]
    answer = client.get(f"/api/v1/search?{urlencode({name: value})}")

    detail = answer.get_json(force=True)["detail"]
    assert detail.startswith(f"{name} is “{value}”; it takes ")


def test_a_list_is_not_called_a_search(page):
    """Its address names articles: there is nothing that could be run."""
    found = page("/fr/list.txt?style=foo&id=laos-wind-power.uk", 400)

    assert found.one("h1").text == "L’adresse contient une erreur"
