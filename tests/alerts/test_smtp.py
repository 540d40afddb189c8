"""Does mail go only to a server that proves who it is, and is logged in to rightly?"""

import shutil
import ssl
import subprocess

import pytest
from aiosmtpd.smtp import AuthResult

from alerts.errors import AlertsFileError, RefusedError, ServerDownError
from alerts.mail_settings import read_mail_settings
from alerts.smtp import SmtpMailer
from tests.alerts.mail_server import HOST, Inbox, running

MESSAGE = b"Subject: a\r\n\r\nb\r\n"
SENDER, TO = "news@example.org", "olena@example.org"
MAKE = (
    "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
    " -subj /CN=mail"
)
"""How openssl makes a certificate."""
OPTIONS = {"starttls": "tls_context", "tls": "ssl_context"}


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """Return the paths of a certificate that nobody vouches for, and of its key."""
    openssl = shutil.which("openssl")
    if not openssl:
        pytest.skip("no openssl here to make a certificate")
    folder = tmp_path_factory.mktemp("certificate")
    paths = folder / "certificate.pem", folder / "key.pem"
    command = f"{MAKE} -addext subjectAltName=IP:{HOST}".split()
    subprocess.run(  # noqa: S603 - our own command
        [openssl, *command, "-out", paths[0], "-keyout", paths[1]],
        check=True,
        capture_output=True,
    )
    return paths


@pytest.fixture
def protected(certificate):
    """Return the options of a server with that certificate, by its protection."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(*certificate)
    return lambda security: {OPTIONS[security]: context}


def send(inbox, folder, **values):
    """Send a message to an inbox by the settings of a file's table."""
    table = {"host": HOST, "port": inbox.port, "from": SENDER, **values}
    mailer = SmtpMailer(read_mail_settings(table, folder))
    try:
        mailer.send(MESSAGE, SENDER, TO)
    finally:
        mailer.close()


@pytest.mark.parametrize("security", OPTIONS)
def test_a_server_is_believed_by_its_certificate_only(
    certificate, protected, tmp_path, security
):
    """Nothing is sent to one that nobody vouches for; `ca_file` names who does."""
    shutil.copy(certificate[0], tmp_path / "ca.pem")
    with running(Inbox(), **protected(security)) as inbox:
        with pytest.raises(ServerDownError, match="certificate verify failed"):
            send(inbox, tmp_path, security=security)
        assert inbox.messages == []

        send(inbox, tmp_path, security=security, ca_file="ca.pem")
        assert len(inbox.messages) == 1


@pytest.mark.parametrize("security", OPTIONS)
def test_a_file_of_authorities_that_is_missing_is_named(tmp_path, security):
    """Before anything is sent."""
    with (
        running(Inbox()) as inbox,
        pytest.raises(AlertsFileError, match=r"mail.ca_file .*gone.pem"),
    ):
        send(inbox, tmp_path, security=security, ca_file="gone.pem")
    assert inbox.messages == []


def test_a_server_without_protection_gets_nothing_by_default(tmp_path):
    """Neither the message nor the password goes out in the clear."""
    with (
        running(Inbox()) as inbox,
        pytest.raises(ServerDownError, match="STARTTLS"),
    ):
        send(inbox, tmp_path)
    assert inbox.messages == []


class Door:
    """Lets in one user, and remembers who came."""

    def __init__(self):
        self.came = []

    def __call__(self, _server, _session, _envelope, _mechanism, given):
        """Return whether a user may come in."""
        self.came.append((given.login, given.password))
        return AuthResult(success=given.password == b"p w", handled=False)


def test_a_login_needs_the_right_password(
    certificate, protected, tmp_path, monkeypatch
):
    """It is read from a file or the environment; a wrong one is never repeated."""
    (tmp_path / "secret").write_text("p w\n")
    monkeypatch.setenv("MAIL_PASSWORD", "wrong")
    door = Door()
    options = {"authenticator": door, "auth_required": True}
    values = {"user": "hoptac", "ca_file": str(certificate[0])}
    by_file, by_name = (
        {"password_file": "secret"},
        {"password_variable": "MAIL_PASSWORD"},
    )
    with running(Inbox(), **options, **protected("starttls")) as inbox:
        send(inbox, tmp_path, **values, **by_file)
        with pytest.raises(ServerDownError, match="535") as refused:
            send(inbox, tmp_path, **values, **by_name)

    assert door.came[0] == (b"hoptac", b"p w")
    assert len(inbox.messages) == 1
    assert "wrong" not in str(refused.value)


def test_a_message_that_is_refused_for_good_is_told_from_others(tmp_path):
    """5xx is for good; whoever says 4xx may be asked again."""
    with running(Inbox(answer="554 5.7.1 spam")) as inbox:
        with pytest.raises(
            RefusedError, match=r"refuses the message: 554 5\.7\.1 spam"
        ):
            send(inbox, tmp_path, security="none")
        inbox.answer = "451 later"
        with pytest.raises(Exception, match="451 later") as raised:
            send(inbox, tmp_path, security="none")
    assert not isinstance(raised.value, RefusedError)
