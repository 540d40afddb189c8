"""Does `hoptac config` say what is in force, where from, and what is wrong?"""

import json

import pytest

from cli.__main__ import hoptac as root_command
from cli.settings.table import PREFIX

PHRASE = "correct horse"
"""A password."""
MISTYPED = f"{PREFIX}PAGESIZE"


@pytest.fixture
def config(hoptac):
    """Return a function that returns the settings by name, and what is wrong."""

    def read(*call, **settings):
        done = hoptac("config", "--json", *call, **settings)
        answer = json.loads(done.stdout)
        assert (done.returncode == 2) == bool(answer["problems"])
        return {each["name"]: each for each in answer["settings"]}, answer["problems"]

    return read


def from_where(setting):
    """Return a setting's value and where it is from."""
    return setting["value"], setting["source"], setting["place"]


def test_each_value_comes_with_its_source(config):
    """A default, a variable and an option are distinguished; empty is not set."""
    settings, _ = config(HOPTAC_RATE="5", HOPTAC_LOG="")

    assert from_where(settings["HOPTAC_RATE"]) == ("5", "environment", "HOPTAC_RATE")
    assert from_where(settings["HOPTAC_LOG"]) == ("1", "default", "")


@pytest.mark.parametrize(
    ("call", "expected"),
    [
        (["index"], ("FR", "environment", "HOPTAC_HOME_COUNTRY")),
        (["index", "--home-country", "PL"], ("PL", "option", "--home-country")),
        (["index", "--home", "PL"], ("PL", "option", "--home-country")),
        (["index", "--home-country="], ("", "option", "--home-country")),
    ],
    ids=" ".join,
)
def test_an_option_comes_before_a_variable(config, call, expected):
    """With a command and its options it is said what that would work with."""
    settings, _ = config(*call, HOPTAC_HOME_COUNTRY="FR")

    assert from_where(settings["HOPTAC_HOME_COUNTRY"]) == expected
    assert "HOPTAC_RATE" not in settings


def test_short_forms_of_an_option_are_understood(config):
    """`--no-semantic` and `--semantic` are those of `hoptac index`."""
    none, _ = config("index", "--no-semantic", "articles")
    words, _ = config("index", "--semantic", "articles")

    assert none["HOPTAC_SEMANTIC"]["value"] == "none"
    assert words["HOPTAC_SEMANTIC"]["value"] == "words"


def test_the_collection_is_called_as_its_file_says(config, tmp_path):
    """The name of the file comes before that of the variable."""
    file = tmp_path / "collection.toml"
    file.write_text('name = "Full"', encoding="utf-8")

    settings, _ = config("serve", "--collection", file, HOPTAC_COLLECTION="Plain")

    assert from_where(settings["HOPTAC_COLLECTION"]) == ("Full", "file", str(file))


@pytest.mark.parametrize("form", [[], ["--json"]], ids=["lines", "json"])
def test_secrets_are_not_printed(hoptac, form, tmp_path):
    """No password, nor an address with one, in either form; a file's path is shown."""
    file = tmp_path / "password"
    file.write_text(PHRASE, encoding="utf-8")
    settings = {
        "HOPTAC_ENGINE": "opensearch",
        "HOPTAC_MAIL_PASSWORD": PHRASE,
        "HOPTAC_OPENSEARCH_URL": f"https://us:{PHRASE}@127.0.0.1:9",
        "HOPTAC_OPENSEARCH_USER": "us",
        "HOPTAC_URL": f"https://us:{PHRASE}@news.example.org",
        "HOPTAC_OPENSEARCH_PASSWORD_FILE": str(file),
        MISTYPED: PHRASE,
    }

    done = hoptac("config", *form, **settings)

    assert PHRASE not in done.stdout + done.stderr
    assert str(file) in done.stdout


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HOPTAC_RATE", "abc"),
        ("HOPTAC_HOME", "Paris"),
        ("HOPTAC_PROGRESS", "no"),
        ("HOPTAC_ENGINE", "lucene"),
        ("HOPTAC_SITES", "/nowhere.toml"),
        ("HOPTAC_COLLECTION_FILE", "/nowhere.toml"),
        (MISTYPED, "5"),
    ],
    ids=lambda text: text,
)
def test_what_cannot_be_used_is_named(hoptac, name, value):
    """The settings are printed, then a line on what is wrong; exit 2."""
    done = hoptac("config", **{name: value})

    assert done.returncode == 2
    assert "HOPTAC_LOG" in done.stdout
    assert any(name in line or value in line for line in done.stderr.splitlines())
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "call", [["nonsense"], ["serve", "--nonsense"], ["index", "--home"]], ids=" ".join
)
def test_a_wrong_call_is_explained(hoptac, call):
    """No such command, no such option, no value: status 2 with the reason."""
    done = hoptac("config", *call)

    assert done.returncode == 2
    assert call[-1] in done.stderr


@pytest.mark.parametrize("name", sorted(root_command.commands))
def test_each_command_has_its_settings(config, name):
    """Of any command, also one that reads none, the settings are printed."""
    settings, problems = config(name)

    assert problems == []
    assert all(name in setting["commands"] for setting in settings.values())


def test_control_characters_stay_out_of_the_terminal(hoptac):
    """A value with an escape or a line break in it is one harmless line."""
    done = hoptac("config", HOPTAC_STORE="a\x1b[31m\nb")

    assert "a�[31m�b" in done.stdout


@pytest.mark.parametrize(
    ("call", "settings"),
    [
        (["check", "--index", "none"], {"HOPTAC_ENGINE": "whoosh"}),
        (["check", "--index", "none"], {"HOPTAC_ENGINE": " whoosh"}),
        (["check", "--index", "none"], {"HOPTAC_ENGINE": " "}),
        (["check", "--index", "none"], {"HOPTAC_OPENSEARCH_URL": "nonsense"}),
        (["tag", "none.txt"], {"HOPTAC_HOME_COUNTRY": "pl"}),
        (["tag", "none.txt"], {"HOPTAC_HOME_COUNTRY": "Poland"}),
        (["tag", "none.txt"], {"HOPTAC_HOME": "Poland"}),
        (["serve", "--index", "none"], {"HOPTAC_RATE": " 7 "}),
        (["serve", "--index", "none"], {"HOPTAC_RATE": "-7"}),
        (["serve", "--index", "none"], {"HOPTAC_URL": "nonsense"}),
        (["extract", "none.html"], {"HOPTAC_SITES": "/nowhere.toml"}),
    ],
    ids=str,
)
def test_what_is_refused_is_what_the_command_refuses(hoptac, call, settings):
    """What config finds fault with is a wrong call for the command, no more."""
    said = hoptac("config", *call, **settings)
    done = hoptac(*call, **settings)

    assert (said.returncode == 2) == (done.returncode == 2), said.stderr + done.stderr
