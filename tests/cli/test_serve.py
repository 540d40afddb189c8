"""Does the server answer, and does an error say why it cannot?"""

import json
import re
import signal
import socket
from urllib.parse import urlencode
from urllib.request import urlopen

import pytest

from tests.cli.conftest import free_port

SEARCHES = [
    ({"q": "напівпровідник"}, {"000"}),
    ({"q": "semi-conducteur"}, {"001"}),
    ({"q": "l'intelligence"}, {"001"}),
    ({"q": "półprzewodnik"}, {"002"}),
    ({"q": "bán dẫn"}, {"003"}),
    ({"q": "hợp tác"}, {"003"}),
    ({"q": "Хунг"}, {"004"}),
]
KOREA = {"000", "001", "003"}


@pytest.fixture(scope="module", autouse=True)
def _interruptible():
    """Restore SIGINT, so that the processes that are started end on it.

    A shell without job control starts background jobs with SIGINT ignored, and their
    child processes inherit that; where it is handled here, they start with its default.
    """
    previous = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, previous)


@pytest.fixture(scope="module")
def ask(start, seeds_index):
    """Return a function that asks a server of the seeds by HTTP."""
    port = free_port()
    with start("serve", "--index", seeds_index, "--port", port) as process:
        lines = [process.stderr.readline().decode() for _ in range(2)]
        assert re.fullmatch(
            r"Hoptac serves 5 articles \(fr 1, pl 1, uk 2, vi 1\) of gen-000001 in "
            rf"{re.escape(str(seeds_index))}, engine whoosh\n",
            lines[0],
        )
        assert f"http://127.0.0.1:{port} " in lines[1]

        def get(**args):
            url = f"http://127.0.0.1:{port}/api/v1/search?{urlencode(args, doseq=True)}"
            with urlopen(url, timeout=60) as response:
                return json.load(response)

        get.url = f"http://127.0.0.1:{port}"
        yield get
        process.send_signal(signal.SIGINT)
        stdout, stderr = process.communicate(timeout=60)
    assert stdout == b""  # the log of requests, too, is on stderr
    assert b"Traceback" not in stderr
    assert process.returncode in {0, 130}


def served(url):
    """Return what `/metrics` counts of answered searches."""
    with urlopen(f"{url}/metrics", timeout=60) as response:  # noqa: S310 - our own
        text = response.read().decode()
    name = 'hoptac_request_seconds_count{endpoint="api.search",status="200"} '
    (line,) = [line for line in text.splitlines() if line.startswith(name)]
    return float(line.removeprefix(name))


def test_metrics_add_up_all_processes(ask):
    """Whichever process is asked, all requests are counted."""
    ask(q="most")
    before = served(ask.url)
    for _ in range(20):
        ask(q="most")

    assert {served(ask.url) for _ in range(8)} == {before + 20}


def numbers(answer):
    """Return the first three characters of each hit's id."""
    return {hit["id"][:3] for hit in answer["hits"]}


@pytest.mark.parametrize(
    ("args", "expected"), SEARCHES, ids=[args["q"] for args, _ in SEARCHES]
)
def test_seed_is_found_by_a_dictionary_form(ask, args, expected):
    """A word of the seed's language finds it in whatever form it holds."""
    answer = ask(**args)

    assert expected <= numbers(answer)
    assert not answer["relaxed"]
    hits = [hit for hit in answer["hits"] if hit["id"][:3] in expected]
    assert all(any(piece["match"] for piece in hit["snippet"]) for hit in hits)


@pytest.mark.parametrize("word", ["вʼєтнам", "в'єтнам", "В’ЄТНАМ", "В'єтнамом"])
def test_apostrophe_and_case_make_no_difference(ask, word):
    """Every apostrophe, case and letter case finds the same articles."""
    expected = ask(q="В’єтнаму")

    answer = ask(q=word)

    assert {"000", "004"} <= numbers(expected)
    assert numbers(answer) == numbers(expected)
    assert answer["total"] == expected["total"]


def test_phrase_finds_exact_forms_only(ask):
    """In quotation marks only the typed forms match, next to each other."""
    for hit in ask(q='"штучний інтелект"')["hits"]:
        matches = [piece["text"] for piece in hit["snippet"] if piece["match"]]
        assert matches
        assert {word.casefold() for text in matches for word in text.split()} == {
            "штучний",
            "інтелект",
        }
    assert "000" in numbers(ask(q='"штучний інтелект"'))
    assert not ask(q='"штучному інтелектам"')["hits"]


def test_filter_by_partner_country_is_exact(ask, search_json, seeds_index):
    """The partner Korea leaves the three articles on it, on the web as here."""
    listed = search_json(seeds_index, "", "--country", "KR")

    assert numbers(listed) == numbers(ask(country="KR")) == KOREA
    assert listed["total"] == {"articles": 3}


def test_search_command_finds_a_seed(hoptac, seeds_index):
    """The command finds what the served page finds, what was typed first."""
    done = hoptac("search", "напівпровідник", "--index", seeds_index)

    assert done.stdout.startswith("4 articles of 3 stories in ")
    first, second = (done.stdout.index(f"   {n}_") for n in ("000", "003"))
    assert first < second


def test_search_command_finds_only_what_was_typed(hoptac, seeds_index):
    """Without equivalents the word finds its own language."""
    done = hoptac(
        "search", "напівпровідник", "--index", seeds_index, "--no-equivalents"
    )

    assert done.stdout.startswith("1 article of 1 story in ")
    assert "   000_" in done.stdout


def test_busy_port_is_one_sentence(hoptac_process, error_line, index):
    """A port on which another program listens is named, with what to do."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = hoptac_process("serve", "--index", index, "--port", port)

    assert f"127.0.0.1:{port}" in error_line(done)


def test_impossible_host_is_one_sentence(hoptac_process, error_line, index):
    """An error in one sentence names the host that cannot exist."""
    done = hoptac_process("serve", "--index", index, "--host", "no..where")

    assert "no..where" in error_line(done)
