"""Do page and API say why the collection's own country is no partner?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus import country_label, with_one_apostrophe
from webapp.languages import INTERFACE

if TYPE_CHECKING:
    from collections.abc import Callable

    from flask.testing import FlaskClient

    from tests.webapp.conftest import Element

ENGLISH = (
    "No article has Vietnam as its partner: it is the collection's own country. "
    "Search for its name instead."
)


@pytest.mark.parametrize("url", ["q=country:VN", "country=VN", "country=vn&q=Laos"])
def test_the_api_gives_the_note(client: FlaskClient, url: str) -> None:
    """It stands among the notes, and nothing is found."""
    answer = client.get(f"/api/v1/search?{url}").json
    assert answer["notes"] == [ENGLISH]
    assert answer["total"]["articles"] == 0


@pytest.mark.parametrize("url", ["q=country:LA", "country=LA", "q=-country:VN"])
def test_the_api_has_no_note_on_other_countries(client: FlaskClient, url: str) -> None:
    """They may be partners."""
    answer = client.get(f"/api/v1/search?{url}").json
    assert answer["notes"] == []
    assert answer["total"]["articles"] > 0


@pytest.mark.parametrize("lang", INTERFACE)
@pytest.mark.parametrize("path", ["?", "overview?"])
def test_the_page_gives_it_in_its_language(
    page: Callable[..., Element], lang: str, path: str
) -> None:
    """Each catalog has the sentence, and the country its name."""
    found = page(f"/{lang}/{path}country=VN")
    (note,) = [p.text for p in found.all("p", "note", role="status")]
    assert with_one_apostrophe(country_label("VN", lang)) in note
    assert (note == ENGLISH) == (lang == "en")
