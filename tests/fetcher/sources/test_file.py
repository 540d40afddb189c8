"""Does a file of sources say what it says, or which of its keys does not?"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from fetcher.errors import SourcesError
from fetcher.sources import Contact, read_sources

CONTACT = '[contact]\nname = "A press office"\naddress = "https://a.example/robot"\n'
MISTAKES = [
    line.split("\t")
    for line in Path(__file__).with_name("mistakes.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.fixture
def write(tmp_path):
    """Return a function that writes a file of sources and returns its path."""

    def written(text, contact=CONTACT, encoding="utf-8"):
        file = tmp_path / "sources.toml"
        file.write_text(f"{contact}{text}", encoding=encoding)
        return file

    return written


@pytest.fixture
def one(write):
    """Return a function that reads a source of some keys."""
    return lambda keys: read_sources(write(f"[[source]]\n{keys}")).sources[0]


@pytest.mark.parametrize(("keys", "expected"), MISTAKES)
def test_mistake_is_named_with_its_source_key_and_remedy(write, keys, expected):
    """The message begins with the file and the source, and says what to do."""
    lines = ['name = "Мова"'] * (not keys.startswith("feeds = ") or "name" not in keys)
    text = "\n".join(("[[source]]", *lines, *keys.split(" ; ")))

    with pytest.raises(SourcesError) as error:
        read_sources(write(text))

    place, _, reason = str(error.value).partition(", ")
    assert "sources.toml: source " in place
    assert expected in reason


@pytest.mark.parametrize(
    ("contact", "expected"),
    [
        ("", "there is no contact"),
        ('[contact]\nname = "Somebody"\n', "there is no page and no mail address"),
        ('[contact]\naddress = "somewhere"\n', "'somewhere' is no page"),
        ('[contact]\nadress = "https://a.example"\n', "did you mean 'address'?"),
        ("contact = 5\n", "contact is a table"),
        ('[contact]\naddress = "https://a.example"\nname = "a\\nb"\n', "line break"),
    ],
)
def test_nobody_asks_without_a_contact(write, contact, expected):
    """A contact is somebody whom publishers can reach, and fits in a head."""
    file = write('[[source]]\nfeeds = "https://a.example/rss"', contact)

    with pytest.raises(SourcesError, match=r"sources\.toml") as error:
        read_sources(file)

    assert expected in str(error.value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "names no source"),
        ("[[sourrce]]\nname = 'a'", "did you mean 'source'?"),
        ("source = 5", "no such key"),
        ("[[source]]\nfeeds = 5\n[other]", "'other' is not known"),
        ('[[source]]\ntake = "-\\d+"', "single quotes"),
        (2 * '[[source]]\nname = "A"\nfeeds = "https://a"\n', "are named 'A'"),
    ],
)
def test_file_that_says_nothing_is_explained(write, text, expected):
    """What is wrong with the whole is said with the file's name."""
    with pytest.raises(SourcesError, match=expected):
        read_sources(write(text))


def test_file_in_another_encoding_is_explained(write):
    """Bytes that are no UTF-8 are no traceback."""
    with pytest.raises(SourcesError, match="UTF-8"):
        read_sources(write("# Укрінформ", encoding="cp1251"))


def test_what_people_write_is_understood(write):
    """One address needs no list, one source no double brackets, and a name no key."""
    file = write(
        'contact = "robot@a.example"\n[source]\nfeeds = "https://www.a.example/rss"\n',
        contact="\ufeff",
    )

    sources = read_sources(file)

    assert sources.contact == Contact("robot@a.example", "mailto:robot@a.example")
    assert sources.sources[0].name == "a.example"
    assert sources.sources[0].feeds == ("https://www.a.example/rss",)


def test_addresses_are_taken_by_the_patterns(one):
    """Without `take` all are; `skip` outweighs it."""
    source = one(
        "feeds = 'https://a.example/rss'\ntake = ['-\\d{6,}\\.htm$', '/news/']\n"
        "skip = '/news/video/'"
    )

    assert source.takes("https://a.example/x-197251025.htm")
    assert source.takes("https://a.example/news/x")
    assert not source.takes("https://a.example/news/video/x")
    assert not source.takes("https://a.example/about")
    assert one("feeds = 'https://a.example/rss'").takes("https://a.example/about")


def test_stories_have_one_id_in_a_group(one):
    """The slug of a story is its id, with the group; other versions are known by it."""
    source = one(
        "sitemaps = 'https://a.example/s.xml'\nstory_group = 'gov'\n"
        "languages = ['uk', 'fr']\nexpand = 'https://a.example/{lang}/{story}'\n"
        "story = '^https://a\\.example/(?:[a-z]{2}/)?(?P<story>[a-z0-9-]+)$'"
    )

    assert source.story_of("https://a.example/uk/a-b") == "gov:a-b"
    assert source.story_of("https://a.example/a-b") == "gov:a-b"
    assert source.story_of("https://a.example/") == ""
    assert source.versions("https://a.example/uk/a-b") == ("https://a.example/fr/a-b",)


def test_lists_are_of_a_day(one):
    """A list's address names the day as the site writes it."""
    source = one("lists = 'https://a.example/theo-ngay-{day:%d-%m-%Y}.htm'")

    assert source.lists_of(date(2026, 3, 7)) == (
        "https://a.example/theo-ngay-07-03-2026.htm",
    )


@pytest.mark.parametrize(
    ("hour", "allowed"), [(19, False), (20, True), (23, True), (3, True), (4, False)]
)
def test_hours_are_those_of_the_source(one, hour, allowed):
    """From ten in the evening to six in Kyiv is from 20 to 4 o'clock UTC in winter."""
    source = one(
        "feeds = 'https://a.example/rss'\nzone = 'Europe/Kyiv'\nhours = '22-6'"
    )

    assert source.open_at(datetime(2026, 1, 5, hour, tzinfo=UTC)) == allowed


@pytest.mark.parametrize("address", ["https://us:secret@a.example/x", "us:secret@x/y"])
def test_a_password_is_in_no_message(write, address):
    """Messages end in logs."""
    with pytest.raises(SourcesError) as error:
        read_sources(write(f"[[source]]\nfeeds = ['{address}']\n"))

    assert "secret" not in str(error.value)


def test_the_whole_day_is_no_part_of_it(one):
    """As some write it."""
    assert one("feeds = 'https://a.example/rss'\nhours = '0-24'").hours is None


def test_a_pipe_is_no_file_of_sources(tmp_path):
    """Nothing waits for who may write to it."""
    os.mkfifo(tmp_path / "sources.toml")

    with pytest.raises(OSError, match="a pipe"):
        read_sources(tmp_path / "sources.toml")
