"""Which articles do JSON lines hold?"""

from __future__ import annotations

import json
from datetime import date

import pytest

from corpus import Article

FULL = {
    "id": "n-1",
    "lang": "pl",
    "title": "Nowa linia promowa",
    "body": "Prom ruszy w maju.\nBilety są już w sprzedaży.",
    "published": "2025-03-04",
    "url": "https://example.org/prom",
    "source": "Gazeta Próbna",
    "countries": ["SE", "DK"],
    "topics": ["transport"],
    "story": "prom-2025",
}


def test_every_key_has_its_field(write, read):
    """Nothing that the input states is lost or changed."""
    file = write("a.jsonl", json.dumps(FULL))

    assert read(file) == [
        Article(
            **{
                **FULL,
                "published": date(2025, 3, 4),
                "countries": ("SE", "DK"),
                "topics": ("transport",),
                "origin": str(file),
            }
        )
    ]


def test_body_and_id_are_enough(write, read, json_line):
    """What is silent stays empty; the first sentence makes the title."""
    (article,) = read(write("a.jsonl", json_line()))

    assert (article.lang, article.title, article.headline) == (
        "uk",
        article.body,
        False,
    )
    assert (article.published, article.url, article.source) == (None, "", "")
    assert (article.countries, article.topics, article.story) == ((), (), "")


@pytest.mark.parametrize("empty", [None, ""], ids=["null", "empty"])
@pytest.mark.parametrize(
    "key", ["lang", "title", "published", "url", "source", "story"]
)
def test_null_and_empty_mean_silence(write, read, json_line, key, empty):
    """Exports write them for what they do not know."""
    silent = read(write("a.jsonl", json_line()))

    assert read(write("a.jsonl", json_line(**{key: empty}))) == silent


def test_other_keys_are_ignored(write, read, json_line):
    """An export may hold more than we ask for."""
    (article,) = read(write("a.jsonl", json_line(licence="CC", group=[1])))

    assert article.id == "a"


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2024-02-29", date(2024, 2, 29)),
        (" 2025-10-06 ", date(2025, 10, 6)),
        ("2025-10-06T23:59:59+07:00", date(2025, 10, 6)),
        ("2025-10-06 08:00", date(2025, 10, 6)),
    ],
    ids=["leap day", "blanks", "timestamp", "with a blank"],
)
def test_day_is_the_start_of_a_date_or_timestamp(write, read, json_line, value, day):
    """The day is taken as it is written, whatever the zone."""
    (article,) = read(write("a.jsonl", json_line(published=value)))

    assert article.published == day


def test_number_serves_as_an_id(write, read, json_line):
    """Databases number their articles."""
    (article,) = read(write("a.jsonl", json_line(id=17)))

    assert article.id == "17"


def test_repeated_and_blank_values_of_a_list_are_dropped(write, read, json_line):
    """The first of each stays, in order."""
    line = json_line(topics=["energy", " ", "health", " energy "])

    (article,) = read(write("a.jsonl", line))

    assert article.topics == ("energy", "health")


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["Unix", "Windows"])
def test_blank_lines_and_a_mark_in_front_do_no_harm(write, read, json_line, end):
    """Lines end as on any system; the last one need not."""
    lines = ["\ufeff" + json_line(id="a"), "", "  ", json_line(id="b")]

    assert [item.id for item in read(write("a.jsonl", end.join(lines)))] == ["a", "b"]


def test_blank_lines_count(write, read, json_line):
    """The number is that which an editor shows."""
    (rejection,) = read(write("a.jsonl", "\n\n\n" + json_line(title=5)))

    assert rejection.line == 4


def test_toml_takes_the_same_keys(write, read):
    """A date there is a date, and the name is the id."""
    keys = {key: value for key, value in FULL.items() if key not in {"id", "published"}}
    text = "published = 2025-03-04\n" + "".join(
        f"{key} = {json.dumps(value)}\n" for key, value in keys.items()
    )

    (from_toml,) = read(write("n-1.toml", text))
    (from_json,) = read(write("n.jsonl", json.dumps(FULL)))

    assert from_toml.origin.endswith("n-1.toml")
    for name in (*FULL, "headline"):
        assert getattr(from_toml, name) == getattr(from_json, name), name


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("a.jsonl", '{{"id": "a", "published": {number}}}', "too many digits"),
        ("a.toml", "published = {number}", "too many digits"),
        ("a.jsonl", "{brackets}", "nested too deeply"),
        ("a.toml", "id = {brackets}", "nested too deeply"),
    ],
)
def test_what_is_no_value_is_refused_in_words_of_ours(write, read, name, text, said):
    """Not with what the library advises its programmer to do."""
    text = text.format(number="9" * 5000, brackets="[" * 100_000)

    (rejection,) = read(write(name, text))

    assert said in rejection.reason
    assert "sys." not in rejection.reason
    assert "recursion" not in rejection.reason
