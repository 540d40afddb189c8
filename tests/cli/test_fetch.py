"""Are sources fetched and followed from the command line as the manual says?"""

from __future__ import annotations

import json
import signal
import time
from dataclasses import replace

import pytest

from bench.web.clock import TurnedClock
from bench.web.scenario import load_scenario
from bench.web.server import TestWeb
from bench.web.sources_file import sources_text
from bench.web.timetable import Event, Fault
from corpus.store.verification import check_store

SLUGS = ("black-sea-grain", "danube-ferry-agreement")


@pytest.fixture
def web():
    """Return a test web of two hosts, two stories each; index faults can be added."""
    told = load_scenario("still")
    hosts = [replace(host, slugs=SLUGS) for host in told.hosts[:2]]
    with TestWeb(hosts, TurnedClock(told.start)) as served:
        yield served


@pytest.fixture
def options(web, tmp_path):
    """Return the arguments that follow the test web."""
    file = tmp_path / "sources.toml"
    file.write_text(sources_text(web.hosts, web.port), encoding="utf-8")
    private = [f"--allow-private={host.name}:{web.port}" for host in web.hosts]
    return [file, "--store", tmp_path / "store", *private]


def break_host(web, number):
    """Let a host answer 503 to everything."""
    start = web.clock.now()
    fault = Event(at=start, do="fault", fault=Fault(status=503))
    hosts = list(web.hosts)
    hosts[number] = replace(hosts[number], events=(fault,))
    web.hosts = tuple(hosts)


def test_fetch_ends_with_a_table(hoptac, options):
    """A line a source, with what was new."""
    done = hoptac("fetch", *options)

    assert done.returncode == 0, done.stderr
    heading, *rows = done.stdout.splitlines()
    assert heading.split()[:4] == ["source", "found", "new", "unchanged"]
    assert len([row for row in rows if "127.0.0." in row and "  " in row]) == 2


def test_fetch_writes_json(hoptac, options, web):
    """An object a source, with the same counts as the server's truth."""
    done = hoptac("fetch", *options, "--json")

    objects = [json.loads(line) for line in done.stdout.splitlines()]
    assert sum(source["new"] for source in objects) == len(web.truth())
    assert not any(source["red"] for source in objects)


@pytest.mark.parametrize(("broken", "status"), [((1,), 3), ((0, 1), 1)])
def test_status_says_whether_sources_failed(hoptac, options, web, broken, status):
    """3 if some did, 1 if all did; each failure has a line, each red source a mark."""
    for number in broken:
        break_host(web, number)

    done = hoptac("fetch", *options)

    assert done.returncode == status
    marked = [line for line in done.stdout.splitlines() if line.endswith("!")]
    assert len(marked) == len(broken)
    assert len(done.stderr.splitlines()) == len(broken)


def test_mistake_in_a_file_of_sources_is_one_sentence(hoptac, error_line, tmp_path):
    """With the file, and what to do."""
    file = tmp_path / "sources.toml"
    file.write_text("[[source]]\nfeeds = 'https://a.example/rss'\n", encoding="utf-8")

    line = error_line(hoptac("fetch", file, "--store", tmp_path / "store"))

    assert "sources.toml: there is no contact" in line
    assert not (tmp_path / "store").exists()


def test_missing_file_of_sources_is_one_sentence(hoptac, error_line, tmp_path):
    """It names the file."""
    done = hoptac("fetch", tmp_path / "none.toml", "--store", tmp_path / "store")

    assert "none.toml" in error_line(done)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_ended_fetch_keeps_what_was_answered(start, hoptac, options, web, number):
    """It ends by itself, the store is whole, and the next one asks only the rest."""
    with start("fetch", *options) as process:
        while len(web.asked("/news/")) + len(web.asked("/uk/")) < 2:
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(number)
        process.communicate()
    answered = [one.path for one in web.asked("/black-sea-grain")]

    assert process.returncode == 128 + number
    store = options[2]
    assert check_store(store).problems == []
    hoptac("fetch", *options)
    asked = [one.path for one in web.asked("/black-sea-grain")]
    assert len(asked) == len({(one.host, one.path) for one in web.asked("/black-sea")})
    assert asked[: len(answered)] == answered


def test_follow_once_indexes_what_it_fetched(hoptac, options, web, tmp_path):
    """All that can be read on the web is found."""
    index = tmp_path / "index"

    done = hoptac("follow", *options, "--index", index, "--once")

    assert done.returncode == 0, done.stderr
    assert f"indexed {len(web.truth())}" in done.stdout
    again = hoptac("follow", *options, "--index", index, "--once")
    assert "up to date" in again.stdout


def test_duration_without_sense_is_a_wrong_call(hoptac, options, tmp_path):
    """It says how durations are written."""
    index = tmp_path / "index"

    done = hoptac("follow", *options, "--index", index, "--every", "soon")

    assert done.returncode == 2
    assert "30m" in done.stderr


def test_limit_of_no_page_is_a_wrong_call(hoptac, options):
    """It says what is right."""
    done = hoptac("fetch", *options, "--limit", "0")

    assert done.returncode == 2
    assert "x>=1" in done.stderr


def test_refused_index_of_the_file_names_the_remedy(hoptac, options, web):
    """The option with the host and port as they are to be written."""
    done = hoptac("fetch", *options[:3])

    assert done.returncode == 1
    for host in web.hosts:
        assert f"--allow-private {host.name}:{web.port}" in done.stderr
