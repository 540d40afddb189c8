"""Can a question that is typed on an article's page keep the filters of its list?"""

from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest

WIND = "/article/laos-wind-power.vi"
LIST = (
    "q=energia&country=LA&country=KR&all=country&not-topic=sport&lang=vi"
    "&from=2010-01-01&sort=newest&group=article&size=5&without=x&equivalents=0&page=2"
)


def submitted(form, typed):
    """Return the arguments that a form sends as it stands."""
    args = []
    for field in form.all("input"):
        if field.attrs.get("type") == "checkbox" and "checked" not in field.attrs:
            continue
        name = field.attrs.get("name")
        if name:
            args.append((name, typed if name == "q" else field.attrs.get("value", "")))
    return args


def boxes(shown):
    """Return the names, values and labels of a page's boxes of filters."""
    labels = [
        label for kept in shown.all("fieldset", "kept") for label in kept.all("label")
    ]
    return [
        (box.attrs["name"], box.attrs["value"], label.text)
        for label in labels
        for box in label.all("input", type="checkbox")
    ]


@pytest.mark.parametrize(
    "address",
    [f"{WIND}?{LIST}", f"{WIND}?{LIST}&with=fr", f"/overview?{LIST}"],
    ids=["article", "comparison", "overview"],
)
def test_each_filter_is_a_ticked_box(page, address):
    """On an article's page, where two versions are side by side, and drawn."""
    shown = page(address)

    assert boxes(shown) == [
        ("country", "KR", "Partner country: South Korea"),
        ("country", "LA", "Partner country: Laos"),
        ("lang", "vi", "Language: Vietnamese"),
        ("not-topic", "sport", "not: Sport"),
    ]
    for box in shown.one("fieldset", "kept").all("input"):
        assert "checked" in box.attrs


@pytest.mark.parametrize("path", [WIND, "/overview"])
def test_a_new_question_keeps_filters_dates_and_order(page, path):
    """What was said of the words before is left behind, and so is the page."""
    form = page(f"{path}?{LIST}").one("form", "ask")

    args = submitted(form, "wiatr")

    assert sorted(arg for arg in args if arg[1]) == sorted(
        [
            ("q", "wiatr"),
            ("country", "KR"),
            ("country", "LA"),
            ("lang", "vi"),
            ("not-topic", "sport"),
            ("all", "country"),
            ("from", "2010-01-01"),
            ("sort", "newest"),
            ("group", "article"),
            ("size", "5"),
            ("equivalents", "0"),
        ]
    )


@pytest.mark.parametrize("path", [WIND, "/overview", "/"])
def test_the_advanced_form_is_opened_with_the_filters(page, path):
    """Those with a box, too."""
    link = page(f"{path}?{LIST}").one("p", "to-advanced").one("a").attrs["href"]

    kept = dict(parse_qsl(urlsplit(link).query))

    assert {"country", "lang", "not-topic", "all", "sort", "from", "q"} <= kept.keys()


def test_without_a_list_there_is_nothing_to_keep(page):
    """Nor where the list cannot be read."""
    assert boxes(page(WIND)) == boxes(page(f"{WIND}?country=LA&from=xx")) == []


def test_empty_fields_leave_the_address(client, page):
    """A form without scripts sends them; what they lead to is the address without."""
    args = submitted(page(f"{WIND}?q=energia&country=LA").one("form", "ask"), "wiatr")
    assert ("from", "") in args

    answer = client.get(f"/?{urlencode(args)}")

    assert answer.status_code == 302
    assert answer.location == "/en/?q=wiatr&country=LA"
    assert client.get(answer.location).status_code == 200


@pytest.mark.parametrize("path", ["/", "/overview", "/article/laos-wind-power.vi"])
def test_an_address_of_empty_arguments_only_is_the_pages_own(client, path):
    """Nothing of it stays."""
    answer = client.get(f"{path}?q=&from=&to=")

    assert answer.location == f"/en{path}"
