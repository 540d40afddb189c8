"""Does an overloaded server say so, and does a slow reader hold nobody up?"""

import pytest

from search.errors import IndexDamagedError
from webapp import admission
from webapp.admission import PART_SIZE, Expectations, _Parts
from webapp.app import create_app
from webapp.gate import Gate
from webapp.settings import Settings


@pytest.fixture
def gate(monkeypatch):
    """Return the gate of the next application, with two slots."""
    gate = Gate(2)
    monkeypatch.setattr(admission, "Gate", lambda _slots: gate)
    return gate


@pytest.fixture
def busy(reader, english, gate):
    """Return a client of an application that is busy for a minute."""
    client = english(create_app(reader, Settings(rate=0)))
    for _ in range(2):
        gate.ask(60.0)
    return client


def test_who_would_wait_too_long_is_told_when_to_come_back(busy):
    """People by a page, programs by a problem document."""
    page, problem = busy.get("/?q=France"), busy.get("/api/v1/search?q=France")

    assert page.status_code == problem.status_code == 503
    assert "The server is busy" in page.text
    assert problem.mimetype == "application/problem+json"
    for answer in (page, problem):
        assert 2 < int(answer.headers["Retry-After"]) <= 60


@pytest.mark.parametrize(
    "url", ["/healthz", "/readyz", "/metrics", "/static/hoptac.js"]
)
def test_monitoring_and_files_pass_by(busy, url):
    """An operator sees an overloaded server."""
    with busy.get(url) as answer:
        assert answer.status_code == 200


def test_all_leave_the_gate(reader, english, gate):
    """Also where a page is not found, and between the parts of a stream."""
    client = english(create_app(reader, Settings(rate=0)))
    for url in ("/?q=France", "/nowhere", "/?page=x", "/export.csv?q=France"):
        with client.get(url, buffered=False) as answer:
            next(iter(answer.iter_encoded()), None)
            assert [gate.ask(0).admitted.is_set() for _ in range(2)] == [True, True]
            for ticket in list(gate._working.values()):
                gate.leave(ticket)


def test_a_stream_goes_through_the_gate_with_many_small_parts(gate, monkeypatch):
    """And with one that is large; nothing is lost, and its end is an end."""
    monkeypatch.setattr(admission, "PART", 60)
    parts = [b"", b"ab", b"c" * PART_SIZE, b"", b"d"]
    stream = _Parts(iter(parts), gate, None)

    assert list(stream) == [b"ab" + parts[2], b"d"]
    assert list(stream) == []
    assert gate.waiting == 0


@pytest.mark.parametrize("sent", [0, 1])
def test_a_stream_of_a_damaged_index_is_none(gate, sent):
    """503 where nothing was sent; else it ends without an end."""

    def parts():
        yield from [b"a" * PART_SIZE] * sent
        message = "written to"
        raise IndexDamagedError(message)

    answers = []
    stream = _Parts(parts(), gate, lambda *answer: answers.append(answer))

    if sent:
        next(stream)
        with pytest.raises(IndexDamagedError):
            next(stream)
        assert not answers
    else:
        assert b"not available" in b"".join(stream)
        ((status, _, error),) = answers
        assert status == "503 Service Unavailable"
        assert isinstance(error[1], IndexDamagedError)
    assert gate.ask(0).admitted.is_set()


def test_what_is_expected_follows_what_was_seen():
    """The first guess is replaced by the first request, and then slowly changed."""
    expectations = Expectations()

    first = expectations.of("a")
    expectations.learn("a", 1.0)
    second = expectations.of("a")
    expectations.learn("a", 0.0)

    assert (first, second, expectations.of("a")) == (admission.FIRST_GUESS, 1.0, 0.8)
