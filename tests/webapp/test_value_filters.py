"""Do page and API filter by any name, by every value, and without some?"""

from __future__ import annotations

from urllib.parse import urlencode

import pytest

from search.query.facets import FacetField
from webapp.languages import INTERFACE


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
    """A link stands in it."""
    (note,) = page("/?topic=enregy").all("p", "note", role="status")

    assert note.one("a").attrs["href"] == "/en/help#values"


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
