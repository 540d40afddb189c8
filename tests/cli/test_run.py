"""Does a file of queries become a run that evaluation tools can read?"""

import json

import pytest


@pytest.fixture
def queries(tmp_path):
    """Return a file of queries: in two languages, without an answer, a blank line."""
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
    hoptac, error_line, sample_index, tmp_path, content, reason
):
    """The error says what is wrong with the file of queries."""
    path = tmp_path / "queries.tsv"
    path.write_bytes(content)

    done = hoptac("run", path, "--index", sample_index, "--output", tmp_path / "run")

    assert reason in error_line(done)


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
