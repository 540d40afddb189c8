"""Is a cluster behind TLS and a login reached, and each mistake told in one sentence?

A small proxy stands for the nodes: it ends TLS, asks for a name and a password, and
answers like a node. Its certificates are made by `openssl`, which Python's own TLS is.
"""

import base64
import json
import shutil
import ssl
import subprocess
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from search.engines.opensearch.client import Cluster
from search.engines.opensearch.settings import read_settings
from search.errors import EngineUnavailableError

USER, PASSWORD = "hoptac", "пароль"
LOGIN = "Basic " + base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
ANSWER = {"_shards": {"total": 1, "successful": 1, "failed": 0}, "timed_out": False}


class _Node(BaseHTTPRequestHandler):
    """Answers whoever logs in."""

    def do_POST(self):
        """Answer a search, or ask for a login."""
        self.rfile.read(int(self.headers["content-length"]))
        is_known = self.headers["authorization"] == LOGIN
        data = json.dumps(ANSWER).encode() if is_known else b"Unauthorized"
        self.send_response(200 if is_known else 401)
        kind = "application/json" if is_known else "text/plain"
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_):
        """Be silent."""


def openssl(folder, *arguments):
    """Run openssl in a folder."""
    subprocess.run(  # noqa: S603 - our own arguments
        [shutil.which("openssl"), *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
    )


def make_authority(folder, name):
    """Make an authority of a name."""
    new = ("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2")
    files = ("-keyout", f"{name}.key", "-out", f"{name}.pem")
    openssl(folder, *new, *files, "-subj", f"/CN={name}")


def make_certificate(folder, authority, name, host):
    """Make a certificate for a host, signed by an authority."""
    new = ("req", "-newkey", "rsa:2048", "-nodes", "-subj", f"/CN={name}")
    openssl(folder, *new, "-keyout", f"{name}.key", "-out", f"{name}.csr")
    folder.joinpath(f"{name}.ext").write_text(f"subjectAltName={host}\n")
    sign = ("x509", "-req", "-in", f"{name}.csr", "-days", "2", "-CAcreateserial")
    by = ("-CA", f"{authority}.pem", "-CAkey", f"{authority}.key")
    openssl(folder, *sign, *by, "-extfile", f"{name}.ext", "-out", f"{name}.pem")


@pytest.fixture(scope="module")
def certificates(tmp_path_factory):
    """Return a folder of two authorities, and certificates of the first."""
    if not shutil.which("openssl"):
        pytest.skip("no openssl here to make certificates with")
    folder = tmp_path_factory.mktemp("certificates")
    make_authority(folder, "ours")
    make_authority(folder, "theirs")
    make_certificate(folder, "ours", "node", "IP:127.0.0.1")
    make_certificate(folder, "ours", "stranger", "DNS:elsewhere.example")
    make_certificate(folder, "ours", "client", "DNS:client.example")
    (folder / "password").write_text(f"{PASSWORD}\n", "utf-8")
    (folder / "wrong").write_text("guess\n", "utf-8")
    return folder


@pytest.fixture
def node(certificates):
    """Return a function that starts a node, and returns what follows the scheme."""
    servers = []

    def start(name="node", *, plain=False, asks_for_certificate=False):
        server = ThreadingHTTPServer(("127.0.0.1", 0), _Node)
        server.handle_error = lambda *_: None  # a refused handshake
        if not plain:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            pem, key = certificates / f"{name}.pem", certificates / f"{name}.key"
            context.load_cert_chain(pem, key)
            if asks_for_certificate:
                context.verify_mode = ssl.CERT_REQUIRED
                context.load_verify_locations(certificates / "ours.pem")
            server.socket = context.wrap_socket(
                server.socket, server_side=True, do_handshake_on_connect=False
            )
        thread = Thread(target=server.serve_forever)
        thread.start()
        servers.append((server, thread))
        return f"//127.0.0.1:{server.server_port}"

    yield start
    for server, thread in servers:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def ask(certificates):
    """Return a function that searches with settings, the right ones if not given."""

    def run(url, **values):
        values = {
            "CA": certificates / "ours.pem",
            "USER": USER,
            "PASSWORD_FILE": certificates / "password",
            **values,
        }
        given = {f"HOPTAC_OPENSEARCH_{k}": str(v) for k, v in values.items() if v}
        settings = read_settings({**given, "HOPTAC_OPENSEARCH_URL": url})
        with closing(Cluster.connect(settings)) as cluster:
            return cluster.search("i", {})

    return run


def refusal(ask, *arguments, **values):
    """Return the sentence with which a search is refused."""
    with pytest.raises(EngineUnavailableError) as error:
        ask(*arguments, **values)
    sentence = str(error.value)
    assert "\n" not in sentence
    assert PASSWORD not in sentence
    assert "guess" not in sentence
    return sentence


def test_a_trusted_node_answers_who_logs_in(node, ask):
    """With the right authority, name and password there is an answer."""
    assert ask(f"https:{node()}") == ANSWER


def test_a_wrong_authority_is_told(node, ask, certificates):
    """A certificate that another authority signed is not trusted."""
    sentence = refusal(ask, f"https:{node()}", CA=certificates / "theirs.pem")

    assert "HOPTAC_OPENSEARCH_CA" in sentence


def test_the_system_does_not_trust_our_authority(node, ask):
    """Without an authority of one's own the system's count, and only these."""
    assert "HOPTAC_OPENSEARCH_CA" in refusal(ask, f"https:{node()}", CA="")


def test_a_certificate_of_another_host_is_told(node, ask):
    """A certificate counts for the host that it names."""
    assert "certificate" in refusal(ask, f"https:{node('stranger')}")


@pytest.mark.parametrize("login", ["password", "user", "none"])
def test_a_wrong_login_is_told(node, ask, certificates, login):
    """A wrong password, a wrong name and none at all are told by what to see to."""
    values = {
        "password": {"PASSWORD_FILE": certificates / "wrong"},
        "user": {"USER": "another"},
        "none": {"USER": "", "PASSWORD_FILE": ""},
    }

    sentence = refusal(ask, f"https:{node()}", **values[login])

    assert "HOPTAC_OPENSEARCH_USER" in sentence
    assert "HOPTAC_OPENSEARCH_PASSWORD_FILE" in sentence


def test_a_plain_address_of_a_node_with_tls_is_told(node, ask):
    """Plain HTTP gets no answer of a node that speaks TLS."""
    assert "HOPTAC_OPENSEARCH_URL" in refusal(ask, f"http:{node()}")


def test_tls_to_a_plain_node_is_told(node, ask):
    """TLS gets no answer of a node that speaks plain HTTP."""
    assert "HOPTAC_OPENSEARCH_URL" in refusal(ask, f"https:{node(plain=True)}")


def test_a_certificate_is_shown_where_it_is_asked_for(node, ask, certificates):
    """A node that wants one of ours gets it, and does not answer without."""
    url = f"https:{node(asks_for_certificate=True)}"
    own = {"CERT": certificates / "client.pem", "KEY": certificates / "client.key"}

    assert ask(url, **own) == ANSWER
    assert refusal(ask, url)
