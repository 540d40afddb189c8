"""Can an index be built shard by shard from a terminal?"""

import json

import pytest

TEXTS = {
    "uk": "Україна та Франція підписали угоду.",
    "fr": "La France et le Japon signent un accord.",
    "pl": "Polska i Japonia podpisały umowę.",
}


@pytest.fixture
def shards(tmp_path):
    """Return three shards with an article each."""
    paths = []
    for lang, body in TEXTS.items():
        path = tmp_path / f"{lang}.jsonl"
        path.write_text(json.dumps({"id": lang, "lang": lang, "body": body}), "utf-8")
        paths.append(path)
    return paths


def test_four_steps_put_shards_into_service(hoptac, shards, tmp_path):
    """Each says what it did, and what comes next where that is not the last."""
    out, index = tmp_path / "out", tmp_path / "index"

    done = hoptac("analyse", *shards, "--out", out)
    again = hoptac("analyse", *shards, "--out", out, "--json")
    linked = hoptac("link", out, "--index", index, "--count", 3)
    loaded = hoptac("load", "--index", index)
    published = hoptac("publish", "--index", index, "--json")

    steps = (done, again, linked, loaded, published)
    assert [step.returncode for step in steps] == [0] * 5
    assert done.stdout.count("1 articles\n") == 3
    assert [one["analysed"] for one in json.loads(again.stdout)] == [False] * 3
    assert "indexed 3" in linked.stdout
    assert "hoptac publish" in loaded.stdout
    assert json.loads(published.stdout)["indexed"] == 3
    assert hoptac("check", "--index", index).returncode == 0


def test_what_cannot_be_read_is_told_and_left_out(hoptac, shards, tmp_path):
    """The status is that of `hoptac index`, and the result is there all the same."""
    with shards[0].open("a") as stream:
        stream.write("\n{\n")

    done = hoptac("analyse", *shards, "--out", tmp_path / "out")

    assert done.returncode == 3
    assert f"{shards[0]}:2" in done.stderr
    assert "1 articles, 1 rejected" in done.stdout


def test_a_missing_result_is_told(hoptac, shards, tmp_path):
    """The number of shards says that one is missing."""
    out = tmp_path / "out"
    hoptac("analyse", *shards[:2], "--out", out)

    linked = hoptac("link", out, "--index", tmp_path / "index", "--count", 3)

    assert linked.returncode == 1
    assert linked.stderr.startswith(f"hoptac: there are 2 results in {out}, not 3")
    assert linked.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ["load", "publish"])
def test_a_step_without_the_one_before(hoptac, command, tmp_path):
    """It names the command that comes first."""
    step = hoptac(command, "--index", tmp_path)

    assert step.returncode == 1
    assert "run `hoptac l" in step.stderr
