"""Is the engine used that is chosen, and a wrong choice one sentence?"""

import json
import socket

import pytest

from cli.options import ENGINES
from search.engines.opensearch.index_record import read_record
from search.engines.registry import DEFAULT_ENGINE, ENGINES as REGISTERED
from search.generations.generation import current_folder

COMMANDS = {
    "search": ("search", "most"),
    "values": ("values", "country"),
    "stories": ("stories",),
    "check": ("check",),
    "rollback": ("rollback",),
    "serve": ("serve",),
}


@pytest.fixture
def nowhere():
    """Return the address of a node that does not run."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{listener.getsockname()[1]}"


def test_each_engine_can_be_chosen():
    """The option has all engines of the registry, the default first."""
    assert {*ENGINES} == {*REGISTERED}
    assert ENGINES[0] == DEFAULT_ENGINE


def test_an_unknown_engine_is_a_wrong_call(hoptac, index):
    """The error names those that there are."""
    done = hoptac("search", "most", "--index", index, "--engine", "lucene")

    assert done.returncode == 2
    assert "opensearch" in done.stderr


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_an_index_of_another_engine_is_told(hoptac, error_line, index, command):
    """Each command says which engine the index was built for."""
    done = hoptac(*command, "--index", index, HOPTAC_ENGINE="opensearch")

    line = error_line(done)
    if command[0] != "rollback":  # there is nothing to go back to
        assert "built for the engine whoosh, not for opensearch" in line
        assert "--engine whoosh" in line


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("URL", "https://me:secret@search.example.org"),
        ("URL", "http://search.example.org:9200"),
        ("SHARDS", "0"),
        ("USER", "me"),
        ("CA", "/nonexistent/ca.pem"),
    ],
)
def test_a_wrong_setting_is_a_wrong_call(hoptac, index, name, text):
    """It is refused before anything is done, and only where the engine is used."""
    settings = {f"HOPTAC_OPENSEARCH_{name}": text}
    asked = ("search", "most", "--index", index)

    done = hoptac(*asked, "--engine", "opensearch", **settings)

    assert done.returncode == 2
    assert f"HOPTAC_OPENSEARCH_{name}" in done.stderr
    assert "secret" not in done.stderr
    assert hoptac(*asked, **settings).returncode == 0


def test_a_cluster_that_does_not_run_is_told(
    hoptac, error_line, articles, tmp_path, nowhere
):
    """A build says what to see to, and nothing is in service."""
    index = tmp_path / "index"
    settings = {"HOPTAC_ENGINE": "opensearch", "HOPTAC_OPENSEARCH_URL": nowhere}

    done = hoptac("index", articles, "--index", index, **settings)

    assert "no node of the cluster can be reached" in error_line(done)
    assert not index.joinpath("CURRENT").exists()
    assert not [*index.glob("gen-*")]


@pytest.mark.cluster
def test_an_index_lives_in_a_cluster(
    hoptac, articles, tmp_path, cluster_settings, error_line
):
    """It is built, answers as the embedded engine does, is checked and rolled back."""
    index, embedded = tmp_path / "index", tmp_path / "embedded"
    settings = {
        "HOPTAC_ENGINE": "opensearch",
        "HOPTAC_OPENSEARCH_URL": ",".join(cluster_settings.urls),
        "HOPTAC_OPENSEARCH_PREFIX": cluster_settings.prefix[:40],
        "HOPTAC_OPENSEARCH_SHARDS": "1",
        "HOPTAC_OPENSEARCH_REPLICAS": str(cluster_settings.replicas),
        "HOPTAC_OPENSEARCH_TIMEOUT": "60",
    }

    built = hoptac("index", articles, "--index", index, "--json", **settings)
    plain = hoptac("index", articles, "--index", embedded, "--json")
    asked = ("search", "most", "--json", "--index")
    answers = [hoptac(*asked, index, **settings), hoptac(*asked, embedded)]
    checked = hoptac("check", "--index", index, **settings)

    assert json.loads(built.stdout)["digest"] == json.loads(plain.stdout)["digest"]
    found = [json.loads(answer.stdout) for answer in answers]
    for each in found:
        del each["took_ms"]
    assert found[0] == found[1]
    assert found[0]["total"]
    assert checked.returncode == 0
    assert "built for the engine opensearch" in error_line(hoptac(*asked, index))

    again = hoptac("index", articles, "--index", index, **settings)
    assert "Nothing has changed" in again.stdout
    hoptac("index", articles, "--index", index, "--force", **settings)
    name = read_record(current_folder(index)).index
    back = hoptac("rollback", "--index", index, **settings)
    assert back.returncode == 0
    assert read_record(current_folder(index)).index != name


@pytest.mark.cluster
def test_engines_can_be_exchanged(hoptac, articles, tmp_path, cluster_settings):
    """An index that was embedded is built anew for a cluster, and is sound with it."""
    index = tmp_path / "index"
    settings = {
        "HOPTAC_ENGINE": "opensearch",
        "HOPTAC_OPENSEARCH_URL": ",".join(cluster_settings.urls),
        "HOPTAC_OPENSEARCH_PREFIX": cluster_settings.prefix[:40],
        "HOPTAC_OPENSEARCH_SHARDS": "1",
        "HOPTAC_OPENSEARCH_REPLICAS": "0",
        "HOPTAC_OPENSEARCH_TIMEOUT": "60",
    }
    hoptac("index", articles, "--index", index)

    built = hoptac("index", articles, "--index", index, **settings)

    assert built.returncode == 0, built.stderr
    assert "the engine is another" in built.stdout
    assert hoptac("check", "--index", index, **settings).returncode == 0
    back = hoptac("rollback", "--index", index)
    assert back.returncode == 0, back.stderr
    assert hoptac("check", "--index", index).returncode == 0
