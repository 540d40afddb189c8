"""Which settings are read from the environment, and which are refused?"""

import os

import pytest

from webapp.app import create_app
from webapp.collection import named
from webapp.setting_error import SettingError
from webapp.settings import PREFIX, Settings

NUMBERS = [
    ("PAGE_SIZE", "page_size", {"1": 1, "025": 25, "100": 100, "": 10, " 7 ": 7}),
    ("RATE", "rate", {"0": 0, "1200": 1200, "": 600}),
    ("PROXIES", "proxies", {"0": 0, "2": 2, " ": 0}),
]
SWITCHES = [
    ("LOG", "log", {"0": False, "1": True, "": True}),
    ("STATUS", "status", {"0": False, "1": True, "": False}),
]
READ = [
    (name, attribute, text, value)
    for name, attribute, values in (*NUMBERS, *SWITCHES)
    for text, value in values.items()
]
WRONG = [
    (name, text)
    for name, texts in {
        "PAGE_SIZE": ("0", "101", "200", "-5", "ten", "1.5", "٣", "9" * 5000),
        "RATE": ("abc", "-1", "1.5", "many", "1e3", "9" * 5000),
        "PROXIES": ("yes", "-1", "10", "1,2"),
        "URL": (
            "news.example.org",
            "ftp://news.example.org",
            "https://",
            "https://..",
            "https://a@b",
            "https://a/b?c",
            "https://a/../b c",
        ),
        "LOG": ("no", "false", "2", "00"),
        "STATUS": ("yes", "true", "on"),
        "COLLECTION": ("x" * 81,),
        "COLLECTION_FILE": ("/nowhere.toml",),
    }.items()
    for text in texts
]


@pytest.fixture(autouse=True)
def _no_settings(monkeypatch):
    """Let only what a test sets be set."""
    for name in [name for name in os.environ if name.startswith(PREFIX)]:
        monkeypatch.delenv(name)


@pytest.mark.parametrize(
    ("name", "attribute", "text", "value"),
    READ,
    ids=[f"{name} {text!r}" for name, _, text, _ in READ],
)
def test_a_setting_is_read(monkeypatch, name, attribute, text, value):
    """An empty one is the default."""
    monkeypatch.setenv(f"HOPTAC_{name}", text)

    assert getattr(Settings.from_environment(), attribute) == value


@pytest.mark.parametrize(
    ("name", "text"), WRONG, ids=[f"{name} {text[:9]}" for name, text in WRONG]
)
def test_a_mistyped_setting_is_refused(monkeypatch, name, text):
    """A short sentence names the setting and what to write."""
    monkeypatch.setenv(f"HOPTAC_{name}", text)

    with pytest.raises(SettingError) as caught:
        Settings.from_environment()

    sentence = str(caught.value)
    assert f"HOPTAC_{name}" in sentence or text in sentence
    assert ";" in sentence
    assert len(sentence) < 200
    assert "\n" not in sentence


def test_collection_has_a_name_if_one_is_set(monkeypatch):
    """The collection's name comes from HOPTAC_COLLECTION and is empty without it."""
    nameless = Settings.from_environment()
    monkeypatch.setenv("HOPTAC_COLLECTION", "Тижневик")
    named_one = Settings.from_environment()

    assert nameless.collection.name("uk") == ""
    assert named_one.collection.name("uk") == "Тижневик"


def test_the_file_says_more_than_the_name(monkeypatch, tmp_path):
    """Its name comes first; the plain name serves where the file has none."""
    file = tmp_path / "one.toml"
    file.write_text('description = "What was written."', encoding="utf-8")
    monkeypatch.setenv("HOPTAC_COLLECTION", "Plain")
    monkeypatch.setenv("HOPTAC_COLLECTION_FILE", os.fspath(file))
    without = Settings.from_environment().collection
    file.write_text('name = "Full"', encoding="utf-8")
    with_name = Settings.from_environment().collection

    assert without.name("en") == "Plain"
    assert without.description("en") == "What was written."
    assert with_name.name("en") == "Full"


def test_collection_name_is_shown_to_readers(reader, english):
    """The search page shows the name that the operator set."""
    app = create_app(reader, Settings(collection=named("Tygodnik Mostów")))

    assert "Tygodnik Mostów" in english(app).get("/").text


def test_page_size_is_that_of_pages_and_answers(reader, english):
    """The page and the API return as many hits as the setting says."""
    client = english(create_app(reader, Settings(page_size=3)))

    assert client.get("/").text.count('<li class="hit"') == 3
    assert len(client.get("/api/v1/search").json["hits"]) == 3
    assert len(client.get("/api/v1/search?size=5").json["hits"]) == 5
