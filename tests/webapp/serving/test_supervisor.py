"""Do several processes start, reload and stop without losing a request?"""

import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread

import pytest

from tests.conftest import ROOT
from webapp.serving.listening import bind

PATIENCE = 60


class Running:
    """A server that runs, and its process."""

    def __init__(self, process, port):
        self.process, self.port = process, port

    def ask(self, path="/"):
        """Return the numbers of the crew's and the worker's process that answer."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            connection.request("GET", path)
            response = connection.getresponse()
            crew, worker = response.read().split()
        finally:
            connection.close()
        assert response.status == 200
        return int(crew), int(worker)

    def ask_until(self, wanted):
        """Ask until an answer is as wanted, and return it."""
        while not wanted(answer := self.ask()):
            assert self.process.poll() is None
        return answer


@contextmanager
def started(fault):
    """Start a server, and yield its process and port."""
    with bind("127.0.0.1", 0) as probe:
        port = probe.getsockname()[1]
    process = subprocess.Popen(  # noqa: S603 - our own
        [sys.executable, "-m", "tests.webapp.serving.tiny_server", fault, str(port)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            yield Running(process, port)
        finally:
            process.kill()


@pytest.fixture
def fault(tmp_path):
    """Return the path of a file that keeps a crew from starting."""
    return tmp_path / "fault"


@pytest.fixture
def server(fault):
    """Return a server that is ready."""
    with started(fault) as running:
        assert running.process.stdout.readline() == "ready\n"
        yield running


def stopped(running, number=signal.SIGTERM):
    """Stop a server, and return its status and what it wrote to standard error."""
    running.process.send_signal(number)
    _, errors = running.process.communicate(timeout=PATIENCE)
    return running.process.returncode, errors


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_server_stops(server, number):
    """It ends with 0 and without a word, and nobody listens then."""
    server.ask()

    assert stopped(server, number) == (0, "")
    with pytest.raises(ConnectionRefusedError):
        server.ask()


@pytest.mark.parametrize("own", ["", "5"])
def test_threads_share_what_they_free(fault, monkeypatch, own):
    """Unless the operator says otherwise."""
    if own:
        monkeypatch.setenv("MALLOC_ARENA_MAX", own)
    else:
        monkeypatch.delenv("MALLOC_ARENA_MAX", raising=False)
    with started(fault) as server:
        assert server.process.stdout.readline() == "ready\n"
        _, worker = server.ask()
        environment = Path(f"/proc/{worker}/environ").read_bytes().split(b"\0")
        assert f"MALLOC_ARENA_MAX={own or 2}".encode() in environment
        stopped(server)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_answer_under_way_is_finished(server, tmp_path, number):
    """Who asked before the server was told to stop gets the whole answer."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    answers = []
    visitor = Thread(target=lambda: answers.append(server.ask(f"/wait?{pipe}")))
    visitor.start()
    with pipe.open("wb"):  # opened when the request reads it
        server.process.send_signal(number)
    visitor.join(PATIENCE)

    assert len(answers) == 1
    assert server.process.wait(PATIENCE) == 0


def test_nobody_is_let_in_who_is_not_answered(server, tmp_path):
    """While the last answers end, connections are refused, not left to wait."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    visitor = Thread(target=lambda: server.ask(f"/wait?{pipe}"))
    visitor.start()
    with pipe.open("wb"):
        server.process.send_signal(signal.SIGTERM)
        with pytest.raises(ConnectionRefusedError):
            server.ask_until(lambda _: False)
    visitor.join(PATIENCE)

    assert server.process.wait(PATIENCE) == 0


def test_dead_worker_is_replaced(server):
    """A worker that was killed is another one soon, of the same crew."""
    crew, worker = server.ask()
    os.kill(worker, signal.SIGBUS)
    _, other = server.ask_until(lambda answer: answer[1] != worker)
    os.kill(other, signal.SIGKILL)

    third = server.ask_until(lambda answer: answer[1] not in {worker, other})

    assert third[0] == crew
    assert f"worker {worker} ended with -7" in stopped(server)[1]


def test_reload_loses_no_request(server):
    """Another crew takes over, and every request in between is answered."""
    crew, _ = server.ask()
    server.process.send_signal(signal.SIGHUP)

    server.ask_until(lambda answer: answer[0] != crew)

    assert stopped(server) == (0, "")


def test_failed_reload_changes_nothing(server, fault):
    """Where a new crew cannot start, the one before serves, and the log says so."""
    crew, _ = server.ask()
    fault.touch()
    server.process.send_signal(signal.SIGHUP)

    assert "reload failed" in server.process.stderr.readline()
    assert server.ask()[0] == crew
    assert stopped(server)[0] == 0


def test_dead_crew_is_replaced(server):
    """Where all workers are gone with the process that had them, others are started."""
    crew, _ = server.ask()
    os.killpg(crew, signal.SIGKILL)

    assert "others are started" in server.process.stderr.readline()
    assert server.ask_until(lambda answer: answer[0] != crew)


def test_workers_end_with_their_supervisor(server):
    """Nobody answers for a supervisor that was killed."""
    _, worker = server.ask()
    server.process.kill()
    server.process.wait(PATIENCE)

    # The pipe of the output ends with the last process that has it.
    assert server.process.stdout.read() == ""
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)


def test_server_that_cannot_start_says_why(fault):
    """The status is that of the crew, and nothing was announced."""
    fault.touch()
    with started(fault) as running:
        assert running.process.communicate(timeout=PATIENCE)[0] == ""
        assert running.process.returncode == 7


def test_server_is_stopped_while_it_starts(fault):
    """It does not go on starting."""
    with started(fault) as running:
        running.process.send_signal(signal.SIGTERM)
        running.process.communicate(timeout=PATIENCE)
        assert running.process.returncode in {0, -signal.SIGTERM}
