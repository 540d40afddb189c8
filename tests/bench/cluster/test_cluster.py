"""Is a cluster started, found again and stopped, whatever there is already?

A small program stands for Java and its nodes, so that this takes no time.
"""

import signal
import sys
from http.client import BadStatusLine
from urllib.error import URLError

import pytest
from click.testing import CliRunner

from bench.cluster import __main__ as command, cluster, programs
from bench.cluster.cluster import (
    Layout,
    running_nodes,
    start_cluster,
    stop_cluster,
)
from bench.cluster.errors import ClusterError

JAVA = f"""#!{sys.executable}
import json, sys
from http.server import BaseHTTPRequestHandler, HTTPServer
if "-version" in sys.argv:
    sys.exit(print('version "25"', file=sys.stderr))
number, nodes, data, base, _ = sys.argv[-5:]
class Node(BaseHTTPRequestHandler):
    def do_GET(self):
        body = json.dumps({{"status": "green", "number_of_nodes": int(nodes)}}).encode()
        self.send_response(200)
        self.end_headers()
        self.wfile.write(body)
HTTPServer(("127.0.0.1", int(base) + int(number)), Node).serve_forever()
"""
FAILING = """#!/bin/sh
echo "no memory left"
exit 1
"""


@pytest.fixture
def layout():
    """Return a layout at ports that nothing uses."""
    return Layout(nodes=2, heap="1m", base=19_870)


@pytest.fixture
def java(tmp_path, monkeypatch):
    """Return a function that makes a Java of a program, and lets it be found."""
    home = tmp_path / "java"
    (home / "bin").mkdir(parents=True)

    def make(text=JAVA):
        (home / "bin" / "java").write_text(text)
        (home / "bin" / "java").chmod(0o755)
        monkeypatch.setattr(cluster, "find_java", lambda: home)
        monkeypatch.setattr(cluster, "fetch_programs", lambda _: tmp_path)

    return make


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """Return the folder of a cluster, which is stopped in the end."""
    folder = tmp_path / "cluster"
    monkeypatch.setenv(cluster.FOLDER, str(folder))
    yield folder
    stop_cluster(folder)


def test_all_nodes_run_until_they_are_stopped(java, folder, layout):
    """They are found by the folder; starting again changes nothing."""
    java()

    nodes = start_cluster(folder, layout)
    pids = [node.pid() for node in nodes]
    assert all(pids)
    assert start_cluster(folder, layout) == running_nodes(folder) == nodes
    assert [node.pid() for node in nodes] == pids
    nodes[0].data.mkdir()

    stop_cluster(folder)
    assert not running_nodes(folder)
    assert not any(node.pid() for node in nodes)
    assert not nodes[0].data.exists()


def test_a_killed_node_is_started_again(java, folder, layout):
    """The others go on, and what it stored is kept."""
    java()
    first, second = start_cluster(folder, layout)
    pid = first.pid()
    second.data.mkdir()

    second.kill()
    assert not second.pid()
    start_cluster(folder, layout)

    assert first.pid() == pid
    assert second.pid()
    assert second.data.exists()


def test_a_node_can_be_paused(java, folder, layout):
    """A node that is stopped in the middle is still one that runs, and can be ended."""
    java()
    first, _ = start_cluster(folder, layout)

    first.send(signal.SIGSTOP)

    assert first.pid()


def test_another_layout_is_refused(java, folder, layout):
    """A cluster of another size is not mixed into the one that runs."""
    java()
    start_cluster(folder, layout)

    with pytest.raises(ClusterError, match="stop it first"):
        start_cluster(folder, Layout(nodes=1, base=layout.base))


def test_a_node_that_ends_at_once_is_told(java, folder, layout):
    """The sentence has what the node said last."""
    java(FAILING)

    with pytest.raises(ClusterError, match="no memory left"):
        start_cluster(folder, layout)


def test_a_stale_process_number_is_no_node(folder, layout):
    """A number that another process got meanwhile is neither shown nor ended."""
    folder.mkdir()
    node = cluster._nodes(folder, layout)[0]
    node._pid_file.write_text("1")

    assert node.pid() == 0
    node.end()


def fail(*_):
    """Find no Java."""
    reason = "no Java here; install one"
    raise ClusterError(reason)


@pytest.mark.parametrize("required", [True, False])
def test_a_command_runs_only_beside_a_cluster(monkeypatch, folder, required):
    """Where there can be none it is left out, or that is a failure, as is wanted."""
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setattr(cluster, "find_java", fail)
    options = ["--required"] if required else []

    result = CliRunner().invoke(command.main, ["run", *options, "--", "false"])

    assert not running_nodes(folder)
    if required:
        assert isinstance(result.exception, ClusterError)
    else:
        assert result.exit_code == 0
        assert "left out: no Java here; install one" in result.output


def test_ci_needs_a_cluster(monkeypatch, folder):
    """In CI nothing is left out."""
    monkeypatch.setenv("CI", "true")
    monkeypatch.setattr(cluster, "find_java", fail)

    result = CliRunner().invoke(command.main, ["run", "--", "true"])

    assert isinstance(result.exception, ClusterError)
    assert not running_nodes(folder)


def test_a_missing_maven_is_told(monkeypatch, tmp_path):
    """The sentence says what fetches the programs, and how to get it."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(ClusterError, match="apt install maven"):
        programs.fetch_programs(tmp_path)


def test_a_maven_that_fails_leaves_nothing_that_looks_whole(monkeypatch, tmp_path):
    """What was fetched in part is not taken for all of it the next time."""
    maven = tmp_path / "mvn"
    maven.write_text("#!/bin/sh\necho cannot resolve; exit 1\n")
    maven.chmod(0o755)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")

    for _ in range(2):
        with pytest.raises(ClusterError, match="cannot resolve"):
            programs.fetch_programs(tmp_path)


@pytest.mark.parametrize(
    "error", [URLError(OSError()), BadStatusLine("not HTTP"), ValueError()], ids=str
)
def test_a_node_that_does_not_answer_has_no_health(monkeypatch, folder, layout, error):
    """Whatever goes wrong with the question, there is no state."""

    def refuse(*_, **__):
        raise error

    monkeypatch.setattr(cluster, "urlopen", refuse)

    assert cluster.health(cluster._nodes(folder, layout)[0]) == {}
