"""Are only whole answers believed, and is every other outcome one error?"""

import json
import socket
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

import pytest
from opensearchpy.exceptions import (
    ConnectionError as NoConnectionError,
    ConnectionTimeout,
    SerializationError,
    SSLError,
    TransportError,
)

from search.engines.opensearch.answers import RefusedRequestError
from search.engines.opensearch.client import Cluster
from search.engines.opensearch.settings import ClusterSettings
from search.errors import EngineUnavailableError

OUTCOMES = {
    "a shard failed": {"_shards": {"total": 3, "successful": 2, "failed": 1}},
    "a shard is missing": {"_shards": {"total": 3, "successful": 2, "failed": 0}},
    "out of time": {
        "_shards": {"total": 3, "successful": 3, "failed": 0},
        "timed_out": True,
    },
    "no word of shards": {"hits": {}},
    "shards that are none": {"_shards": []},
    "no object": ["hits"],
    "no answer": "",
    "overloaded": TransportError(429, "circuit_breaking_exception", {}),
    "all shards failed": TransportError(500, "search_phase_execution_exception", {}),
    "a proxy without nodes": TransportError(502, "<html>", ""),
    "not now": TransportError(503, "cluster_block_exception", {}),
    "refused connection": NoConnectionError("N/A", "Connection refused", OSError()),
    "slow": ConnectionTimeout("TIMEOUT", "Read timed out.", OSError()),
    "wrong certificate": SSLError("N/A", "self-signed certificate", OSError()),
    "wrong password": TransportError(401, "Unauthorized", ""),
    "no JSON": SerializationError("<html>", ValueError()),
    "an index that is gone": TransportError(404, "index_not_found_exception", {}),
    "a closed index": TransportError(400, "index_closed_exception", {}),
}


@pytest.mark.parametrize("outcome", OUTCOMES.values(), ids=OUTCOMES)
def test_what_is_not_whole_is_unavailable(fake_cluster, outcome):
    """Whatever is wrong with an answer to a search, it is the one error."""
    cluster, _ = fake_cluster(outcome)

    with pytest.raises(EngineUnavailableError) as error:
        cluster.search("i", {"query": {"match_all": {}}})

    assert error.value.retry_after == 5
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("outcome", OUTCOMES.values(), ids=OUTCOMES)
def test_a_scan_ends_where_a_page_is_not_whole(fake_cluster, whole, outcome):
    """No page of hits is left out silently; the state of the index is released."""
    page = whole(hits={"hits": [{"_id": "a", "sort": [1]}]})
    cluster, exchange = fake_cluster(whole(pit_id="p"), page, outcome, {})
    found = []

    with pytest.raises(EngineUnavailableError):
        found += (hit["_id"] for hit in cluster.scan("i", {"sort": ["id"]}, 1))

    assert exchange.requests[-1][:2] == ("DELETE", "/_search/point_in_time")


def test_a_whole_answer_is_returned(fake_cluster, whole):
    """The answer comes as the cluster sent it."""
    answer = whole(hits={"total": 1})
    cluster, exchange = fake_cluster(answer)

    assert cluster.search("i", {"size": 1}, "_primary") == answer
    method, path, params, body, *_ = exchange.requests[0]
    assert (method, path, body) == ("POST", "/i/_search", {"size": 1})
    assert params["allow_partial_search_results"] == "false"
    assert params["preference"] == "_primary"


def test_a_wrong_request_is_told_from_an_outage(fake_cluster):
    """A request that the cluster understands and refuses is a mistake of ours."""
    cluster, _ = fake_cluster(TransportError(400, "parsing_exception", {}))

    with pytest.raises(RefusedRequestError) as error:
        cluster.search("i", {})

    assert (error.value.status, error.value.kind) == (400, "parsing_exception")


def test_a_scan_yields_all_pages_of_one_state(fake_cluster, whole):
    """Each page goes on behind the last hit, and the state is released at the end."""
    hits = [{"_id": name, "sort": [name]} for name in "abc"]
    pages = [whole(hits={"hits": hits[:2]}), whole(hits={"hits": hits[2:]})]
    cluster, exchange = fake_cluster(whole(pit_id="p"), *pages, {})

    assert [hit["_id"] for hit in cluster.scan("i", {"sort": ["id"]}, 2)] == [*"abc"]

    opened, first, second, closed = exchange.requests
    assert opened[1] == "/i/_search/point_in_time"
    assert "search_after" not in first[3]
    assert second[3]["search_after"] == ["b"]
    assert {first[3]["pit"]["id"], second[3]["pit"]["id"]} == {"p"}
    assert closed[3] == {"pit_id": ["p"]}


def test_an_abandoned_scan_releases_the_state(fake_cluster, whole):
    """Who stops reading in the middle leaves nothing open in the cluster."""
    page = whole(hits={"hits": [{"_id": name, "sort": [name]} for name in "ab"]})
    cluster, exchange = fake_cluster(whole(pit_id="p"), page, {})

    with closing(cluster.scan("i", {"sort": ["id"]}, 2)) as hits:
        next(hits)

    assert exchange.requests[-1][0] == "DELETE"


def test_documents_are_sent_as_lines(fake_cluster):
    """A bulk request is sent as it is, with its own type and time."""
    cluster, exchange = fake_cluster({"errors": False, "items": []})

    cluster.send_bulk("i", b'{"index":{}}\n{}\n', seconds=60)

    _, path, _, body, seconds, headers = exchange.requests[0]
    assert (path, body, seconds) == ("/i/_bulk", b'{"index":{}}\n{}\n', 60)
    assert headers == {"content-type": "application/x-ndjson"}


class _Node(BaseHTTPRequestHandler):
    """A node that answers, or waits until it is let go."""

    def do_POST(self):
        """Answer a search with the node's port."""
        self.rfile.read(int(self.headers["content-length"]))
        self.server.asked += 1
        self.server.may_answer.wait(20)
        shards = {"total": 1, "successful": 1, "failed": 0}
        port = self.server.server_port
        data = json.dumps({"_shards": shards, "node": port}).encode()
        self.send_response(200)
        self.send_header("content-type", "application/json")
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        """Be silent."""


@pytest.fixture
def node():
    """Return a function that starts a node which answers, or not at once."""
    servers = []

    def start(*, answers):
        server = ThreadingHTTPServer(("127.0.0.1", 0), _Node)
        server.handle_error = lambda *_: None  # the client does not wait for it
        server.asked, server.may_answer = 0, Event()
        if answers:
            server.may_answer.set()
        thread = Thread(target=server.serve_forever)
        thread.start()
        servers.append((server, thread))
        return server

    yield start
    for server, thread in servers:
        server.may_answer.set()
        server.shutdown()
        thread.join()
        server.server_close()


def url_of(server):
    """Return the address of a node."""
    return f"http://127.0.0.1:{server.server_port}"


def unused_url():
    """Return an address at which nothing listens."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{listener.getsockname()[1]}"


def connected(*urls, timeout=10.0):
    """Return a cluster of some nodes, to be closed."""
    return closing(Cluster.connect(ClusterSettings(urls=urls, timeout=timeout)))


def test_another_node_answers_for_one_that_is_gone(node):
    """A node that cannot be reached is not noticed."""
    server = node(answers=True)

    with connected(unused_url(), url_of(server)) as cluster:
        answers = [cluster.search("i", {}) for _ in range(4)]

    assert {answer["node"] for answer in answers} == {server.server_port}


def test_another_node_answers_for_a_slow_one(node):
    """A node that does not answer in time costs that time, once."""
    slow, quick = node(answers=False), node(answers=True)

    with connected(url_of(slow), url_of(quick), timeout=0.5) as cluster:
        answers = [cluster.search("i", {}) for _ in range(4)]

    assert {answer["node"] for answer in answers} == {quick.server_port}
    assert slow.asked <= 1


def test_without_nodes_there_is_no_answer():
    """Where no node can be reached, the error says what to see to."""
    with (
        connected(unused_url(), unused_url()) as cluster,
        pytest.raises(EngineUnavailableError, match="HOPTAC_OPENSEARCH_URL"),
    ):
        cluster.search("i", {})


def test_where_all_nodes_are_slow_there_is_no_answer(node):
    """Where none answers in time, three attempts are made and no more."""
    slow = node(answers=False)

    with (
        connected(url_of(slow), timeout=0.2) as cluster,
        pytest.raises(EngineUnavailableError, match="in time"),
    ):
        cluster.search("i", {})

    assert slow.asked <= 3
