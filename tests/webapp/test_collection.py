"""Does the operator's file name the collection, and is every mistake in it named?"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from corpus import load_topics
from search.query.facets import FacetField
from tests.conftest import ROOT
from webapp.app import create_app
from webapp.collection import Collection, named
from webapp.collection_file import read_collection, unknown_values
from webapp.languages import INTERFACE
from webapp.setting_error import SettingError
from webapp.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from flask import Flask
    from flask.testing import FlaskClient

    from search.searcher.reader import Reader
    from tests.webapp.conftest import Element

MISTAKES = {
    "unknown key": ('headline = "x"', "headline", "name, description, country"),
    "unknown language": ('name.de = "x"', "name.de", "uk, fr, pl, vi, en"),
    "number as name": ("name = 5", "name", "table"),
    "number in a language": ("name.uk = 5", "name.uk", "quotation marks"),
    "empty": ('name = "  "', "name", "leave the key out"),
    "no language": ("[description]", "description", "leave the key out"),
    "long name": (f'name = "{"x" * 81}"', "name", "81 characters; at most 80"),
    "long description": (f'description.en = "{"x" * 601}"', "description.en", "600"),
    "long label": (f'country.KR = "{"x" * 101}"', "country.KR", "at most 100"),
    "control character": ('name = "a\\u0007b"', "name", "control character"),
    "lower-case country": ('country.kr = "Korea"', "country.kr", "write KR"),
    "no country": ('country.XX = "Nowhere"', "country.XX", "ISO 3166-1"),
    "name of a country": ('country.Poland = "Poland"', "country.Poland", "ISO 3166-1"),
    "one name for two": (
        'country.PL = "Alpha"\ncountry.FR = "alpha"',
        "country",
        "PL and FR are both called “alpha”; write another name",
    ),
    "no table": ('country = "Korea"', "country", "table of names"),
    "language of a label": ('topic.energy.de = "x"', "topic.energy.de", "uk, fr"),
}


def write(folder: Path, text: str) -> Path:
    """Return a file of some text."""
    file = folder / "collection.toml"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_named_with_its_place_and_its_remedy(
    tmp_path: Path, name: str
) -> None:
    """One sentence has the file, the key and what to write."""
    text, key, remedy = MISTAKES[name]
    file = write(tmp_path, text)

    with pytest.raises(SettingError) as caught:
        read_collection(file)

    assert str(caught.value).startswith(f"{file}: {key}: ")
    assert remedy in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b'name = "open', "no TOML: "),
        (b"name = \xff", "line 1: not UTF-8"),
        (b'\nname = "\xe9"', "line 2: not UTF-8"),
        (b"#" * 1_000_001, "1,000,000 bytes"),
        (b"name = " + b"[" * 5000, "no TOML: "),
    ],
    ids=["not TOML", "first line", "second line", "long", "deep"],
)
def test_a_file_that_is_no_toml_is_refused(
    tmp_path: Path, data: bytes, reason: str
) -> None:
    """Whatever the file holds, a sentence says what is wrong."""
    file = tmp_path / "collection.toml"
    file.write_bytes(data)

    with pytest.raises(SettingError, match=reason):
        read_collection(file)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """The sentence names it; so it does where a folder or a pipe is named."""
    os.mkfifo(tmp_path / "pipe.toml")
    for path in (tmp_path / "missing.toml", tmp_path / "pipe.toml", tmp_path):
        with pytest.raises(SettingError, match=f"^{path}: .*; name a file in TOML"):
            read_collection(path)


def test_the_example_is_whole() -> None:
    """It can be used as it is, and no value in it is unknown."""
    collection = read_collection(ROOT / "deploy" / "collection.toml")

    assert all(collection.names.get(lang) for lang in INTERFACE)
    assert collection.label(FacetField.COUNTRY, "HK", "en") == "Hong Kong"
    assert unknown_values(collection, load_topics()) == ()


def test_a_text_falls_back_to_another_language_and_a_label_to_ours() -> None:
    """A name is better in another language than none; of a country there is ours."""
    collection = Collection(
        {"pl": "Mosty", "en": "Bridges"},
        {"pl": "Tygodnik"},
        {FacetField.COUNTRY: {"HK": {"pl": "Hongkong"}, "MM": {"": "Myanmar"}}},
    )

    assert [collection.name(lang) for lang in INTERFACE] == [
        *("Bridges", "Bridges", "Mosty", "Bridges", "Bridges")
    ]
    assert {collection.description(lang) for lang in INTERFACE} == {"Tygodnik"}
    assert collection.label(FacetField.COUNTRY, "HK", "pl") == "Hongkong"
    assert collection.label(FacetField.COUNTRY, "HK", "fr") == ""
    assert collection.label(FacetField.COUNTRY, "MM", "fr") == "Myanmar"
    assert named("").name("fr") == Collection().name("fr") == ""


def test_values_that_no_article_can_have_are_named(tmp_path: Path) -> None:
    """A topic or an organization that is not known is no error: indexes differ."""
    file = write(
        tmp_path, 'topic.enrgy = "Power"\ntopic.energy = "E"\norganization.X = "X"'
    )

    topic, organization = unknown_values(read_collection(file), load_topics())

    assert "topic.enrgy" in topic
    assert "organization.X" in organization


@pytest.fixture(scope="module")
def renamed(reader: Reader, english: Callable[[Flask], FlaskClient]) -> FlaskClient:
    """Return a client of a collection with a name and with names of its own."""
    labels = {
        FacetField.COUNTRY: {"LA": {"en": "Lao PDR", "pl": "Laos (LRD)"}},
        FacetField.TOPIC: {"energy": {"": "Strom <&>"}},
    }
    collection = Collection({"": "Archive & <b>"}, {"": "What was written."}, labels)
    return english(create_app(reader, Settings(rate=0, collection=collection)))


@pytest.mark.parametrize("path", ["/", "/?q=Laos&country=LA", "/overview?q=Laos"])
def test_names_of_the_operator_are_on_every_page(
    renamed: FlaskClient, parse_html: Callable[[str], Element], path: str
) -> None:
    """The collection's name stands in the head; countries and topics are renamed."""
    page = parse_html(renamed.get(path).text)

    assert page.one("header").one("p", "name").text == "Hoptac Archive & <b>"
    assert "Lao PDR" in page.one("main").text
    assert "Strom <&>" in page.one("main").text


def test_a_language_without_a_name_keeps_ours(renamed: FlaskClient) -> None:
    """The French page has CLDR's name of Laos, the Polish one the operator's."""
    assert "Lao PDR" not in renamed.get("/fr/?q=Laos").text
    assert "Laos (LRD)" in renamed.get("/pl/?q=Laos").text


def test_browsers_are_told_the_name(renamed: FlaskClient) -> None:
    """The OpenSearch description has it, and the collection's description."""
    text = renamed.get("/en/opensearch.xml").text

    assert "<ShortName>Archive &amp; &lt;b&gt;" in text
    assert "<Description>What was written.</Description>" in text
