"""Is a file of alerts read, and what is wrong in it named with the remedy?"""

import os

import pytest

from alerts.errors import AlertsFileError
from alerts.saved_searches import read_saved_searches

MAIL = '[mail]\nhost = "mail.test"\nfrom = "Hoptac <a@b.test>"\n'
ALERT = '[[alert]]\nname = "A"\nto = "a@b.test"\nsearch = "/uk/?q=a"\n'


@pytest.fixture
def read(tmp_path):
    """Return a function that reads a file of a text."""

    def run(text):
        path = tmp_path / "alerts.toml"
        path.write_text(text, "utf-8")
        return read_saved_searches(path)

    return run


def test_what_is_left_out_has_a_usual_value(read):
    """The connection is protected unless one says otherwise."""
    saved = read(MAIL + ALERT)

    (search,) = saved.searches
    assert (saved.mail.security, saved.mail.port) == ("starttls", 587)
    assert saved.mail.contact == "Hoptac <a@b.test>"
    assert (search.language, search.to, search.args) == ("uk", ("a@b.test",), "q=a")
    assert search.query.preferred == ("uk",)


WHOLE = {
    "no toml": ("[mail", "not TOML"),
    "no mail": (ALERT, r"there is no \[mail\]; add one"),
    "no alerts": (MAIL, r"there is no \[\[alert\]\]; add one"),
    "other tables": (f"{MAIL}{ALERT}[other]\n", r"other is not known; there are"),
    "no host": (MAIL.replace("host", "#") + ALERT, "mail.host is missing"),
    "security": (f'{MAIL}security = "ssl"\n{ALERT}', "takes none, starttls, tls"),
    "port": (f"{MAIL}port = 70000\n{ALERT}", "from 1 to 65535"),
    "a text": (f'{MAIL}port = "25"\n{ALERT}', "mail.port takes a number"),
    "unknown": (f'{MAIL}passwort = "x"\n{ALERT}', "mail.passwort is not known"),
    "sender": (MAIL.replace("a@b.test", "nobody") + ALERT, "no mail address"),
}


@pytest.mark.parametrize(("text", "reason"), WHOLE.values(), ids=WHOLE)
def test_a_file_that_cannot_be_used_is_refused(read, text, reason):
    """In a sentence that names the file and what it should have."""
    with pytest.raises(AlertsFileError, match=f"alerts.toml: .*{reason}"):
        read(text)


ALERTS = {
    "no name": (ALERT.replace('"A"', '""'), "it has no name"),
    "twice": (ALERT + ALERT, "another alert has this name"),
    "no search": (ALERT.replace("search", "language"), "it has no search"),
    "page": (ALERT.replace("/uk/?q=a", "/uk/?prefer=de"), "prefer"),
    "language": (f'{ALERT}language = "de"\n', "it takes uk, fr, pl, vi, en"),
    "unknown": (f"{ALERT}every = 3\n", "'every' is not known"),
    "address": (ALERT.replace("a@b.test", "a@b@c"), "no mail address"),
    "header": (ALERT.replace("a@b.test", "a@b.test\\nBcc: c@d.test"), "no mail"),
    "no addresses": (ALERT.replace('"a@b.test"', "[]"), "takes mail addresses"),
}


@pytest.mark.parametrize(("text", "reason"), ALERTS.values(), ids=ALERTS)
def test_an_alert_that_is_wrong_is_named_and_others_go_on(read, text, reason):
    """Whoever wrote the others right is told of what is new."""
    saved = read(MAIL + ALERT.replace('"A"', '"Right"') + text)

    (problem,) = saved.problems
    assert reason in problem
    assert "alerts.toml: alert" in problem
    assert "Right" in [search.name for search in saved.searches]


def test_passwords_are_read_where_they_are_kept(read, tmp_path, monkeypatch):
    """From a file, of which it is said if others may read it, or the environment."""
    secret = tmp_path / "secret"
    secret.write_text("p w\n")
    secret.chmod(0o644)
    monkeypatch.setenv("MAIL_PASSWORD", "other")

    by_file = read(f'{MAIL}user = "u"\npassword_file = "secret"\n{ALERT}').mail
    by_name = read(f'{MAIL}password_variable = "MAIL_PASSWORD"\n{ALERT}').mail

    assert (by_file.password(), by_name.password()) == ("p w", "other")
    assert f"chmod 600 {secret}" in by_file.warning()
    secret.chmod(0o600)
    assert by_file.warning() == by_name.warning() == ""
    secret.unlink()
    with pytest.raises(AlertsFileError, match="cannot be read from"):
        by_file.password()


def test_pipes_are_not_waited_for(read, tmp_path):
    """Neither the file of alerts nor that of the password may be one."""
    os.mkfifo(tmp_path / "secret")
    os.mkfifo(tmp_path / "pipe.toml")
    saved = read(f'{MAIL}user = "u"\npassword_file = "secret"\n{ALERT}')

    with pytest.raises(AlertsFileError, match=r"cannot be read from .*\(a pipe"):
        saved.mail.password()
    with pytest.raises(OSError, match="a pipe"):
        read_saved_searches(tmp_path / "pipe.toml")
