"""What do the tests of this engine need? A cluster that answers as it is told."""

import json

import pytest

from search.engines.opensearch.client import Cluster


class FakeExchange:
    """Answers requests from a list, and remembers them.

    An answer that is an exception is raised.
    """

    def __init__(self, answers):
        self.answers = list(answers)
        self.requests = []
        self.is_closed = False

    def perform_request(self, method, url, *further):
        """Return the next answer."""
        params, body, timeout, _, headers = further
        copy = body if isinstance(body, bytes) else json.loads(json.dumps(body))
        self.requests.append((method, url, params, copy, timeout, headers))
        answer = self.answers.pop(0)
        if isinstance(answer, BaseException):
            raise answer
        return answer

    def close(self):
        """Remember that it was closed."""
        self.is_closed = True


@pytest.fixture
def fake_cluster():
    """Return a function that makes a cluster of answers, and what it was asked."""

    def make(*answers):
        exchange = FakeExchange(answers)
        return Cluster(exchange), exchange

    return make


def whole(**values):
    """Return an answer of three shards that all answered."""
    shards = {"total": 3, "successful": 3, "skipped": 0, "failed": 0}
    return {"timed_out": False, "_shards": shards, **values}


@pytest.fixture(name="whole")
def whole_fixture():
    """Return a function that makes an answer of three shards that all answered."""
    return whole
