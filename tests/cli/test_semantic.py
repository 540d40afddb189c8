"""Is the model used for what the operator asked for, in every way to ask?"""

import json

import click
import pytest
from click.testing import CliRunner

from cli.semantic import SemanticCommand, semantic_option
from indexer.passages import PassageSummary


@click.command(cls=SemanticCommand)
@click.argument("paths", nargs=-1)
@click.option("--jobs")
@semantic_option
def command(paths, jobs, semantic):
    """Print what was parsed."""
    click.echo(json.dumps([semantic, list(paths), jobs]))


def parsed(*args, setting=None):
    """Return the choice and the paths of a command line."""
    result = CliRunner().invoke(command, args, env={"HOPTAC_SEMANTIC": setting})
    assert result.exit_code == 0, result.output
    return json.loads(result.output)[:2]


@pytest.mark.parametrize(
    ("args", "choice", "paths"),
    [
        (["a", "b"], "words", ["a", "b"]),
        (["--semantic", "a"], "words", ["a"]),
        (["a", "--semantic"], "words", ["a"]),
        (["--semantic", "--jobs", "2", "a"], "words", ["a"]),
        (["--no-semantic", "a"], "none", ["a"]),
        (["--semantic=full", "a"], "full", ["a"]),
        (["--semantic", "full", "a"], "full", ["a"]),
        (["--semantic=none", "a"], "none", ["a"]),
        (["--semantic", "full", "--no-semantic", "a"], "none", ["a"]),
        (["--semantic=full", "--", "--semantic"], "full", ["--semantic"]),
        (["--semantic", "--", "full"], "words", ["full"]),
    ],
)
def test_the_option_stands_with_and_without_a_value(args, choice, paths):
    """The last one counts, and what follows `--` is a path."""
    assert parsed(*args) == [choice, paths]


@pytest.mark.parametrize(
    ("setting", "choice"),
    [("0", "none"), ("1", "words"), ("full", "full"), ("FALSE", "none"), ("", "words")],
)
def test_a_setting_may_be_a_number(setting, choice):
    """And an option counts for more."""
    assert parsed("a", setting=setting) == [choice, ["a"]]
    assert parsed("--semantic=full", setting=setting) == ["full", []]


def test_another_value_is_refused():
    """With those that there are."""
    result = CliRunner().invoke(command, ["--semantic=best"])
    assert result.exit_code == 2
    assert "'best' is not one of words, full, none" in result.output


@pytest.fixture
def embedded(monkeypatch):
    """Return a function that replaces the embedding of passages by its outcome."""

    def replace(summary):
        calls = []

        def embed_passages(index, **options):
            calls.append((index, options["jobs"]))
            return summary

        monkeypatch.setattr("indexer.passages.embed_passages", embed_passages)
        return calls

    return replace


@pytest.fixture
def article(tmp_path):
    """Return a folder with one article."""
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / "a.txt").write_text("Les ministres ont signé un accord sur un pont.\n")
    return folder


def test_passages_are_embedded_after_the_index_is_in_service(
    hoptac, article, tmp_path, embedded
):
    """Also where the articles have not changed; it is reported in a line."""
    calls = embedded(PassageSummary(passages=7, embedded=5, seconds=1.25))
    index = tmp_path / "index"
    for _ in range(2):
        done = hoptac("index", article, "--index", index, "--semantic=full", "--jobs=2")
        assert done.returncode == 0
        *_, report, line = done.stdout.splitlines()
        assert "indexed 1" in report
        assert line == "7 passages have a vector, 5 of them new; 1.2 s"
    assert calls == [(index, 2)] * 2


def test_the_summary_stays_json(hoptac, article, tmp_path, embedded):
    """The line is on standard error."""
    embedded(PassageSummary(passages=7))
    index = tmp_path / "index"
    done = hoptac("index", article, "--index", index, "--semantic=full", "--json")
    assert json.loads(done.stdout)["indexed"] == 1
    assert "7 passages" in done.stderr


def test_a_problem_is_a_sentence_on_standard_error(hoptac, article, tmp_path, embedded):
    """The index is in service all the same."""
    embedded(PassageSummary(problem="There is no model."))
    done = hoptac("index", article, "--index", tmp_path / "index", "--semantic=full")
    assert done.returncode == 0
    assert "There is no model." in done.stderr.splitlines()


@pytest.mark.parametrize("option", ["--semantic=words", "--no-semantic"])
def test_without_full_no_passage_is_embedded(
    hoptac, article, tmp_path, embedded, option, monkeypatch
):
    """Whether the model is used for words or not."""
    monkeypatch.setattr("indexer.collection_steps.find_embedder", lambda: None)
    calls = embedded(PassageSummary())
    hoptac("index", article, "--index", tmp_path / "index", option)
    assert calls == []
