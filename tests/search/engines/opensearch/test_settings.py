"""Is every setting read, and every mistake in one refused with one sentence?"""

import os

import pytest

from search.engines.opensearch.settings import (
    ClusterSettings,
    is_loopback,
    read_settings,
)
from search.errors import EngineSettingError

PREFIX = "HOPTAC_OPENSEARCH_"


def read(**values):
    """Return the settings of some variables, named without what all begin with."""
    return read_settings({PREFIX + name: str(value) for name, value in values.items()})


def test_without_variables_there_are_defaults():
    """Nothing set, or set to nothing, is the default: a node on this machine."""
    assert read() == ClusterSettings()
    assert read(URL=" ", PREFIX="", SHARDS="", USER="", CA="") == ClusterSettings()


def test_each_variable_counts(tmp_path):
    """Each setting is the variable of its name."""
    password = tmp_path / "password"
    password.write_text("пароль: 1\n", "utf-8")

    settings = read(
        URL="https://a.example:9200, https://b.example/search/ ,http://[::1]:9200",
        PREFIX="news-1",
        USER="hoptac",
        PASSWORD_FILE=password,
        SHARDS=12,
        REPLICAS=0,
        TIMEOUT=9,
    )

    assert settings == ClusterSettings(
        urls=(
            "https://a.example:9200",
            "https://b.example/search",
            "http://[::1]:9200",
        ),
        prefix="news-1",
        user="hoptac",
        password="пароль: 1",  # noqa: S106 - it opens nothing
        shards=12,
        replicas=0,
        timeout=9,
    )


@pytest.mark.parametrize(
    "host", ["localhost", "127.0.0.1", "127.9.9.9", "::1", "LOCALHOST"]
)
def test_plain_addresses_of_this_machine_are_taken(host):
    """What never leaves the machine needs no TLS."""
    shown = f"[{host}]" if ":" in host else host
    assert read(URL=f"http://{shown}:9200").urls == (f"http://{shown}:9200",)


@pytest.mark.parametrize(
    "host",
    [
        "10.0.0.1",
        "search.example.org",
        "localhost.example.org",
        "127.0.0.1.example.org",
        "[::2]",
        "0.0.0.0",  # noqa: S104 - nothing listens there
        "127.1",
    ],
)
def test_plain_addresses_of_others_are_refused(host):
    """An address by which others could listen in is refused, unless it is asked for."""
    with pytest.raises(EngineSettingError, match=r"https://, or HOPTAC.*PLAIN=1"):
        read(URL=f"https://a.example,http://{host}:9200")

    assert read(URL=f"http://{host}:9200", PLAIN=1).urls == (f"http://{host}:9200",)


@pytest.mark.parametrize(
    "url",
    [
        "https://me:secret@a.example",
        "http://me:secret@127.0.0.1:9200",
        "https://a.example,https://me@b.example",
        "me:secret@a.example",
        "https://me%40example.org:secret@a.example",
    ],
)
def test_a_password_in_an_address_is_refused_and_not_repeated(url):
    """It would be read by whoever sees the environment or a log."""
    with pytest.raises(EngineSettingError, match="PASSWORD_FILE") as error:
        read(URL=url)

    assert "secret" not in str(error.value)
    assert "me@" not in str(error.value)


@pytest.mark.parametrize(
    "url",
    [
        "a.example:9200",
        "9200",
        "ftp://a.example",
        "https://",
        "https://:9200",
        "https://a.example:port",
        "https://a.example:99999",
        "https://a.example/?q=1",
        "https://[::1",
        "https://a.example\n,nowhere",
    ],
)
def test_what_is_no_address_is_refused(url):
    """The sentence says what an address looks like."""
    with pytest.raises(EngineSettingError, match=r"write such as https://"):
        read(URL=url)


MISTAKES = {
    "PREFIX": ["Hoptac", "1a", "a*", "a,b", "-a", "_a", "a b", "a" * 41, ".", "новини"],
    "SHARDS": ["0", "-1", "257", "three", "1.5", "٣", "9" * 30],
    "REPLICAS": ["-1", "10", "one"],
    "TIMEOUT": ["0", "601", "5s", "0.5"],
    "PLAIN": ["yes", "2", "true"],
    "USER": ["hoptac"],
    "PASSWORD_FILE": ["/nonexistent/password"],
    "CA": ["/nonexistent/ca.pem"],
    "CERT": ["/nonexistent/cert.pem"],
    "KEY": ["key.pem"],
}


@pytest.mark.parametrize(
    ("name", "text"),
    [(name, text) for name, texts in MISTAKES.items() for text in texts],
)
def test_a_mistake_is_one_sentence(name, text):
    """It names the variable, what it is, and what to write."""
    with pytest.raises(EngineSettingError) as error:
        read(**{name: text})

    sentence = str(error.value)
    assert sentence.startswith(f"{PREFIX}{name}={text[:80]}")
    assert "cannot be used" in sentence
    assert "\n" not in sentence
    assert len(sentence) < 400


@pytest.mark.parametrize(
    "content", [b"", b"\n", b"one\ntwo\n", b"\xff\xfe", None], ids=repr
)
def test_a_password_file_holds_a_password(tmp_path, content):
    """What is empty, no text, of several lines, or a folder, is refused."""
    file = tmp_path / "password"
    file.mkdir() if content is None else file.write_bytes(content)

    with pytest.raises(EngineSettingError, match="PASSWORD_FILE"):
        read(USER="me", PASSWORD_FILE=file)


def test_a_name_with_a_colon_is_refused(tmp_path):
    """The header could not be told from another name with another password."""
    file = tmp_path / "password"
    file.write_text("secret")

    with pytest.raises(EngineSettingError, match="without a colon"):
        read(USER="me:you", PASSWORD_FILE=file)


def test_a_password_is_not_shown():
    """What is printed of the settings has no password."""
    settings = ClusterSettings(user="me", password="secret")  # noqa: S106 - no secret

    assert "secret" not in repr(settings)


@pytest.mark.parametrize("name", ["CA", "CERT"])
def test_a_file_that_is_no_certificate_is_refused(tmp_path, name):
    """The sentence says what should be in the file."""
    file = tmp_path / "file.pem"
    file.write_text("no certificate")

    with pytest.raises(EngineSettingError, match=f"{name}=.*PEM"):
        read(**{name: file})


def test_hosts_of_this_machine_are_known():
    """Only what cannot leave the machine is loopback."""
    assert is_loopback("127.0.0.1")
    assert not is_loopback("localhost.localdomain.example")


@pytest.mark.parametrize("name", ["PASSWORD_FILE", "CA", "CERT"])
def test_a_pipe_is_not_waited_for(tmp_path, name):
    """It is refused like a file that is missing."""
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "password").write_text("secret")
    files = {"PASSWORD_FILE": tmp_path / "password", name: tmp_path / "pipe"}

    with pytest.raises(EngineSettingError, match=f"{name}.*a pipe"):
        read(USER="me", **files)
