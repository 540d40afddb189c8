"""Does the terminal print the same answers as the web?"""

import json
import shlex
from urllib.parse import urlencode

import pytest

from search.query.parser import parse
from search.query.request import Query
from webapp.app import create_app


@pytest.mark.parametrize(
    "options",
    [
        "",
        "--country KR --country la --lang fr --lang uk --sort newest",
        "--topic energy --from 2020-01-01 --to 2025-08-22 --size 2 --page 2",
    ],
    ids=["plain", "countries and languages", "topic, days and page"],
)
def test_json_is_what_the_api_gives(search_json, sample_index, reader, options):
    """`search --json` writes the API's document for the same arguments."""
    words = options.split()
    names = [name.removeprefix("--") for name in words[::2]]
    url = urlencode([("q", "Vietnam"), *zip(names, words[1::2], strict=True)])

    printed = search_json(sample_index, "Vietnam", *words)
    expected = create_app(reader).test_client().get(f"/api/v1/search?{url}").json

    assert printed.pop("took_ms") >= 0
    assert expected.pop("took_ms") >= 0
    assert printed == expected
    assert list(printed) == list(expected)
    assert printed["hits"]


def test_text_shows_number_title_place_and_passage(hoptac, sample_index):
    """A hit is three lines: number and title, id with language and day, the passage."""
    done = hoptac(
        "search", "Monsoon", "--index", sample_index, "--lang", "uk", "--page", "1"
    )

    assert done.returncode == 0
    assert done.stderr == ""
    count, *lines = done.stdout.splitlines()
    assert count.startswith("1 article of 1 story in ")
    blank, title, details, passage = lines
    assert blank == ""
    assert title.startswith("1. ")
    assert details == "   laos-wind-power.uk · uk · 2025-08-22 · LA"
    assert "Monsoon" in title + passage


def test_question_with_a_minus_stands_after_two_dashes(
    search_json, sample_index, reader
):
    """After `--` a question may start with a minus: it excludes."""
    everything = reader.search(Query()).total
    with_it = reader.search(Query(question=parse("Monsoon"), size=100))

    without = search_json(sample_index, "-Monsoon", "--size", "100")

    assert with_it.total > 0
    assert without["total"]["articles"] == everything - with_it.total
    ids = {hit["id"] for hit in without["hits"]}
    assert not ids & {hit.tagged.article.id for hit in with_it.hits}


def test_notes_go_to_stderr(hoptac, sample_index):
    """Notes on how a question was read are printed to stderr, apart from the answer."""
    done = hoptac("search", "((Monsoon qqqqq", "--index", sample_index)

    assert done.returncode == 0
    assert "plain words" in done.stderr
    assert "without: qqqqq" in done.stderr
    assert len(done.stderr.splitlines()) == 2
    assert " articles of " in done.stdout.splitlines()[0]


def test_nothing_found_is_no_error(hoptac, sample_index):
    """A question without an answer ends well with a count of 0."""
    done = hoptac("search", "qqqqq", "--index", sample_index)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("0 articles of 0 stories in ")


@pytest.mark.parametrize(
    ("question", "meant"),
    [
        ("cgsdghfwz", "співпраця"),
        ("spivpratsia", "співпраця"),
        ("енергитика", "енергетика"),
    ],
)
def test_a_correction_is_suggested_on_stderr(
    hoptac, search_json, sample_index, question, meant
):
    """A corrected question with more hits is suggested on stderr, with its count."""
    done = hoptac("search", question, "--index", sample_index)

    total = search_json(sample_index, meant)["total"]["articles"]
    assert done.returncode == 0
    assert done.stderr == f"\nDid you mean {meant} ({total})?\n"
    assert meant not in done.stdout.splitlines()[0]
    assert search_json(sample_index, question)["did_you_mean"]["text"] == meant


def test_a_correction_repeats_the_options(hoptac, sample_index):
    """The command to go on with narrows and orders the answer as this one did."""
    options = "--country KR --lang uk --from 2020-01-01 --sort newest --stories"

    done = hoptac("search", "енергитика", "--index", sample_index, *options.split())
    *_, line, command = done.stderr.splitlines()
    again = hoptac(*shlex.split(command)[1:])

    assert line.startswith("Did you mean енергетика (")
    assert shlex.split(command)[:3] == ["hoptac", "search", "енергетика"]
    assert set(options.split()) <= set(command.split())
    count = line.partition("(")[2].partition(")")[0]
    assert again.stdout.startswith(f"{count} article")
    assert again.stderr == ""


@pytest.mark.parametrize("words", [["country:VN"], ["Laos", "--country", "VN"]])
def test_the_home_country_is_no_partner_and_is_said_to_be_none(
    hoptac, sample_index, words
):
    """The reason stands on stderr, where notes on a question do."""
    done = hoptac("search", *words, "--index", sample_index)

    assert done.returncode == 0
    assert done.stdout.startswith("0 articles ")
    assert "No article has Vietnam as its partner" in done.stderr.splitlines()[0]
    assert "Search for its name instead." in done.stderr.splitlines()[0]


def test_what_turns_letters_around_is_not_printed(hoptac, tmp_path):
    """A title and a passage of others are printed without controls, each on a line."""
    folder, index = tmp_path / "articles", tmp_path / "index"
    folder.mkdir()
    text = "La mousson\u202e est arrivée à Hanoï, et il pleut sur la\u2028 ville."
    record = {"id": "a", "title": "Mousson \u202etxt.exe", "body": text, "lang": "fr"}
    (folder / "a.jsonl").write_text(json.dumps(record) + "\n", encoding="utf-8")
    assert hoptac("index", folder, "--index", index, "--jobs", "1").returncode == 0

    done = hoptac("search", "mousson", "--index", index)

    assert done.returncode == 0
    assert "Mousson �" in done.stdout
    assert not {"\u202e", "\u2028"} & set(done.stdout)
