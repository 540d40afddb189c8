"""Do page and API filter by any name, by every value, and without some?"""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest

from search.query.facets import FacetField
from webapp.app import create_app
from webapp.collection import Collection
from webapp.languages import INTERFACE
from webapp.settings import Settings


def ids(answer):
    """Return the ids of an answer's hits."""
    return {hit["id"] for hit in answer["hits"]}


def test_the_answer_has_the_filters_that_names_stand_for(api):
    """Selected, excluded, and whether all are required."""
    pairs = [("country", "Польща"), ("country", "france"), ("all", "country")]
    answer = api(*pairs, ("not-topic", "Sport"), ("not-lang", "wietnamski"), size="100")

    assert answer["filters"] == {
        "country": {"selected": ["FR", "PL"], "excluded": [], "all": True},
        "topic": {"selected": [], "excluded": ["sport"], "all": False},
        "lang": {"selected": [], "excluded": ["vi"], "all": False},
    }
    for hit in answer["hits"]:
        assert {"FR", "PL"} <= set(hit["countries"])
        assert hit["lang"] != "vi"
    assert answer["hits"]


@pytest.mark.parametrize("lang", INTERFACE)
def test_unknown_values_are_said_on_page_and_overview(page, lang):
    """In the language of the page, as a note."""
    for path in ("", "overview"):
        found = page(f"/{lang}/{path}?{urlencode({'country': 'Polnad'})}")
        (note,) = [p.text for p in found.all("p", "note", role="status")]
        assert "Polnad" in note
        assert "PL" in note


def test_a_note_on_values_leads_to_the_list_of_them(page):
    """Links stand in it: to the nearest value, and to the list of all."""
    (note,) = page("/?topic=enregy").all("p", "note", role="status")

    nearest, listed = (link.attrs["href"] for link in note.all("a"))
    assert nearest == "/en/?topic=energy"
    assert listed == "/en/help#values"


@pytest.mark.parametrize("path", ["", "overview"])
@pytest.mark.parametrize(
    ("args", "mended"),
    [
        ({"country": "Polnad", "q": "мир"}, {"q": "мир", "country": "PL"}),
        ({"not-country": "Polnad", "q": "мир"}, {"q": "мир", "not-country": "PL"}),
        ({"q": "мир country:Polnad"}, {"q": "мир country:PL"}),
        ({"q": '(country:"Polnad" OR x)'}, {"q": "(country:PL OR x)"}),
        ({"q": "-country:«Polnad»"}, {"q": "-country:PL"}),
        ({"q": "polnad country:polnad"}, {"q": "polnad country:PL"}),
        (
            {"q": "topic:enregy", "country": "FR"},
            {"q": "topic:energy", "country": "FR"},
        ),
    ],
    ids=["filter", "excluded", "typed", "quoted", "angled", "also a word", "others"],
)
def test_what_was_meant_is_a_link_that_replaces_the_value(page, path, args, mended):
    """In the language of the page; nothing else of the search changes."""
    shown = page(f"/fr/{path}?{urlencode(args)}")
    note = shown.all("p", "note", role="status")[0]
    near, values = note.all("a")

    assert near.text in {"Pologne (PL)", "Énergie"}
    url = urlsplit(near.attrs["href"])
    assert url.path == f"/fr/{path}"
    assert dict(parse_qsl(url.query)) == mended
    assert values.attrs["href"] == "/fr/help#values"
    left = page(near.attrs["href"]).all("p", "note", role="status")
    assert not any(each.all("a", href="/fr/help#values") for each in left)


def test_a_value_in_a_note_is_text(page):
    """Whatever it looks like."""
    args = {"country": "<b>Polnad</b>", "q": 'topic:"<i>enregy"'}
    for path in ("", "overview"):
        notes = page(f"/?{urlencode(args)}").all("p", "note", role="status")

        assert not any(note.all("b") or note.all("i") for note in notes), path
        assert "<b>Polnad</b>" in " ".join(note.text for note in notes)


@pytest.mark.parametrize("lang", INTERFACE)
@pytest.mark.parametrize(
    "args", [{"from": "2025", "to": "2024"}, {"q": "date:2025..2024"}]
)
def test_a_period_that_ends_before_it_begins_is_said(page, api, lang, args):
    """Page, overview and API find nothing, and say why."""
    for path in ("", "overview"):
        (note,) = page(f"/{lang}/{path}?{urlencode(args)}").all("p", "note")
        assert "2025" in note.text
        assert "2024" in note.text
    answer = api(**args)

    assert answer["total"] == {"articles": 0}
    assert "ends before it begins" in answer["notes"][0]


def test_labels_of_the_api_are_the_operators(reader, english):
    """As on the pages."""
    label = {FacetField.COUNTRY: {"PL": {"en": "Poland, our neighbor"}}}
    settings = Settings(collection=Collection(labels=label))
    client = english(create_app(reader, settings))
    listed = client.get("/api/v1/values?field=country").json
    facets = client.get("/api/v1/search?country=PL").json["facets"]["country"]

    for values in (listed, facets):
        labels = {each["value"]: each["label"] for each in values}
        assert labels["PL"] == "Poland, our neighbor"


def test_links_and_chips_have_the_values_of_the_index(page):
    """Whatever name stood in the address."""
    found = page(f"/?{urlencode({'country': 'Польща'})}")

    assert "Poland" in found.one("ul", "chips").text
    export = found.all("link", rel="alternate", type="application/atom+xml")[0]
    assert "country=PL" in export.attrs["href"]


@pytest.mark.parametrize("field", FacetField)
@pytest.mark.parametrize("locale", INTERFACE)
def test_the_values_of_a_filter_are_listed(client, api, field, locale):
    """Each with its label, and with the numbers that it finds."""
    url = f"/api/v1/values?{urlencode({'field': field, 'locale': locale})}"
    listed = client.get(url).json
    first = listed[0]

    answer = api((field, first["value"]), size="1")
    assert first["count"] == answer["total"]["articles"]
    assert first["stories"] == answer["stories"]
    assert len({each["value"] for each in listed}) == len(listed)
    assert api((field, first["label"]), size="1")["total"] == answer["total"]


@pytest.mark.parametrize("args", ["", "field=author", "field=country&locale=de"])
def test_a_list_of_nothing_is_refused(client, args):
    """The values that there are are named."""
    answer = client.get(f"/api/v1/values?{args}")

    assert answer.status_code == 400
    assert "takes one of" in answer.json["detail"]
