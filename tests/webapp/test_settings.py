"""Which settings are read from the environment?"""

import pytest

from webapp.app import create_app
from webapp.settings import Settings


@pytest.mark.parametrize(
    ("text", "size"),
    [("1", 1), ("25", 25), ("100", 100)]
    + [(bad, 10) for bad in ("", "0", "101", "-5", "ten", "1.5", "٣", " 7 ")],
)
def test_page_size_is_read_or_left(monkeypatch, text, size):
    """A number from 1 to 100 sets the page size; anything else leaves the default."""
    monkeypatch.setenv("HOPTAC_PAGE_SIZE", text)

    assert Settings.from_environment().page_size == size


def test_page_size_of_many_digits_leaves_the_default(monkeypatch):
    """A number too long to be read is no page size either."""
    monkeypatch.setenv("HOPTAC_PAGE_SIZE", "9" * 5000)

    assert Settings.from_environment().page_size == 10


def test_collection_has_a_name_if_one_is_set(monkeypatch):
    """The collection's name comes from HOPTAC_COLLECTION and is empty without it."""
    monkeypatch.delenv("HOPTAC_COLLECTION", raising=False)
    nameless = Settings.from_environment()
    monkeypatch.setenv("HOPTAC_COLLECTION", "Тижневик")
    named = Settings.from_environment()

    assert (nameless.collection, named.collection) == ("", "Тижневик")


def test_collection_name_is_shown_to_readers(reader, english):
    """The search page shows the name that the operator set."""
    app = create_app(reader, Settings(collection="Tygodnik Mostów"))

    assert "Tygodnik Mostów" in english(app).get("/").text


def test_page_size_is_that_of_pages_and_answers(reader, english):
    """The page and the API return as many hits as the setting says."""
    client = english(create_app(reader, Settings(page_size=3)))

    assert client.get("/").text.count('<li class="hit">') == 3
    assert len(client.get("/api/v1/search").json["hits"]) == 3
    assert len(client.get("/api/v1/search?size=5").json["hits"]) == 5


@pytest.mark.parametrize(
    ("text", "rate"),
    [("0", 0), ("1200", 1200), ("", 600), ("many", 600), ("-1", 600), ("1.5", 600)],
)
def test_rate_is_read_or_left(monkeypatch, text, rate):
    """A number sets how often one may ask, 0 lifts the limit."""
    monkeypatch.setenv("HOPTAC_RATE", text)

    assert Settings.from_environment().rate == rate


def test_proxies_and_log_are_read(monkeypatch):
    """No proxy is trusted and requests are logged where nothing else is said."""
    for name in ("HOPTAC_PROXIES", "HOPTAC_LOG"):
        monkeypatch.delenv(name, raising=False)
    default = Settings.from_environment()
    monkeypatch.setenv("HOPTAC_PROXIES", "2")
    monkeypatch.setenv("HOPTAC_LOG", "0")
    changed = Settings.from_environment()

    assert (default.proxies, default.log) == (0, True)
    assert (changed.proxies, changed.log) == (2, False)
