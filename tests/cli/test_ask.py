"""Does a terminal get the answers that the web gives?"""

import json
from urllib.parse import urlencode

import pytest

from search.query.parser import parse
from search.query.request import Query
from webapp import create_app


@pytest.mark.parametrize(
    "options",
    [
        "",
        "--country KR --country la --lang fr --lang uk --sort newest",
        "--topic energy --from 2020-01-01 --to 2025-08-22 --size 2 --page 2",
    ],
    ids=["plain", "countries and languages", "topic, days and page"],
)
def test_json_is_what_the_api_gives(asked, sample_index, reader, options):
    """`search --json` writes the API's document for the same arguments."""
    words = options.split()
    names = [name.removeprefix("--") for name in words[::2]]
    url = urlencode([("q", "Vietnam"), *zip(names, words[1::2], strict=True)])

    found = asked(sample_index, "Vietnam", *words)
    expected = create_app(reader).test_client().get(f"/api/v1/search?{url}").json

    assert found.pop("took_ms") >= 0
    assert expected.pop("took_ms") >= 0
    assert found == expected
    assert list(found) == list(expected)
    assert found["hits"]


def test_text_shows_number_title_place_and_passage(hoptac, sample_index):
    """A hit is three lines: number and title, id with language and day, the passage."""
    done = hoptac(
        "search", "Monsoon", "--index", sample_index, "--lang", "uk", "--page", "1"
    )

    assert done.returncode == 0
    assert done.stderr == ""
    count, *lines = done.stdout.splitlines()
    assert count.startswith("1 article of 1 story in ")
    blank, title, place, passage = lines
    assert blank == ""
    assert title.startswith("1. ")
    assert place == "   laos-wind-power.uk · uk · 2025-08-22 · LA"
    assert "Monsoon" in title + passage


def test_question_with_a_minus_stands_after_two_dashes(asked, sample_index, reader):
    """After `--` a question may start with a minus: it excludes."""
    everything = reader.search(Query()).total
    with_it = reader.search(Query(question=parse("Monsoon"), size=100))

    without = asked(sample_index, "-Monsoon", "--size", "100")

    assert with_it.total > 0
    assert without["total"]["articles"] == everything - with_it.total
    ids = {hit["id"] for hit in without["hits"]}
    assert not ids & {hit.found.article.id for hit in with_it.hits}


def test_notes_go_to_stderr(hoptac, sample_index):
    """How a question was read is told beside the answer, not in it."""
    done = hoptac("search", "((Monsoon qqqqq", "--index", sample_index)

    assert done.returncode == 0
    assert "plain words" in done.stderr
    assert "some of them" in done.stderr
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
        ("енергитика", "енергетики"),
    ],
)
def test_what_was_meant_is_told_on_stderr(hoptac, asked, sample_index, question, meant):
    """Another question that finds more is offered beside the answer, with its count."""
    done = hoptac("search", question, "--index", sample_index)

    own = asked(sample_index, meant, "--no-equivalents")
    total = own["total"]["articles"]
    assert done.returncode == 0
    assert done.stderr == f"\nDid you mean {meant} ({total})?\n"
    assert meant not in done.stdout.splitlines()[0]
    assert asked(sample_index, question)["did_you_mean"]["text"] == meant


@pytest.fixture
def queries(tmp_path):
    """Give a file of queries: one in two languages, one without an answer, a blank."""
    path = tmp_path / "queries.tsv"
    text = '\ufeffk1\tвітер Monsoon\n\nk2\tqqqqq\nk3\t-energia* "((\tx AND\n'
    path.write_text(text, encoding="utf-8")
    return path


def read_run(path):
    """Read a run's lines, checking that each has the six columns of TREC."""
    rows = [line.split(" ") for line in path.read_text("utf-8").splitlines()]
    assert all(len(row) == 6 for row in rows)
    return rows


def test_run_is_in_trec_format(hoptac, sample_index, reader, queries, tmp_path):
    """A run names query, article, rank and score, ranks from 1, scores falling."""
    done = hoptac("run", queries, "--index", sample_index, "--output", tmp_path / "r")

    assert (done.returncode, done.stderr) == (0, "")
    rows = read_run(tmp_path / "r")
    assert {row[0] for row in rows} == {"k1", "k3"}
    assert all(row[1] == "Q0" and row[5] == "hoptac" for row in rows)
    assert all(reader.get(row[2]) for row in rows)
    for qid in ("k1", "k3"):
        ranked = [row for row in rows if row[0] == qid]
        assert [int(row[3]) for row in ranked] == list(range(1, len(ranked) + 1))
        scores = [float(row[4]) for row in ranked]
        assert scores == sorted(scores, reverse=True)
        assert len({row[2] for row in ranked}) == len(ranked)
    assert len({row[2].rsplit(".")[-1] for row in rows if row[0] == "k1"}) == 4


def test_depth_limits_a_run(hoptac, sample_index, queries, tmp_path):
    """`--depth` is the most articles that a query gets."""
    out = tmp_path / "r"
    hoptac("run", queries, "--index", sample_index, "--output", out, "--depth", "2")

    assert [(row[0], row[3]) for row in read_run(out)] == [
        ("k1", "1"),
        ("k1", "2"),
        ("k3", "1"),
        ("k3", "2"),
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"k1\tword\nno tab here\n", "queries.tsv:2: no tab"),
        (b"k1\t\xff\n", "UTF-8"),
    ],
    ids=["no tab", "no text"],
)
def test_unreadable_queries_are_one_sentence(
    hoptac, refused, sample_index, tmp_path, content, reason
):
    """A file of queries that cannot be read is told with the place."""
    path = tmp_path / "queries.tsv"
    path.write_bytes(content)

    done = hoptac("run", path, "--index", sample_index, "--output", tmp_path / "run")

    assert reason in refused(done)


def test_run_that_cannot_be_written_is_one_sentence(
    hoptac, sample_index, queries, tmp_path
):
    """A run that is to be written into a folder that is not there is refused."""
    out = tmp_path / "gone" / "run"

    done = hoptac("run", queries, "--index", sample_index, "--output", out)

    assert done.returncode in {1, 2}
    assert "Traceback" not in done.stderr
    assert str(out) in done.stderr


def test_run_keeps_its_columns_whatever_the_ids(hoptac, tmp_path):
    """Blanks in an id break no line: the run is refused or still has six columns."""
    source = tmp_path / "a.jsonl"
    record = {"id": "my own article", "lang": "pl", "body": "Most na Wiśle."}
    source.write_text(json.dumps(record), encoding="utf-8")
    queries = tmp_path / "q.tsv"
    queries.write_text("k1\tmost\n", encoding="utf-8")
    index, run = tmp_path / "index", tmp_path / "run"

    hoptac("index", source, "--index", index)
    done = hoptac("run", queries, "--index", index, "--output", run)

    assert "Traceback" not in done.stderr
    if done.returncode == 0:
        assert len(read_run(run)) == 1
