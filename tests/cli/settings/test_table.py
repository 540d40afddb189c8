"""Is the table of settings that of the code and of the documents?"""

import re
import tomllib
from dataclasses import fields

import click
import pytest

from cli.__main__ import hoptac as root_command
from cli.options import ENGINES
from cli.settings.table import PREFIX, all_settings
from corpus import HOME
from search.engines.opensearch.settings import ClusterSettings
from tests.conftest import ROOT
from webapp.settings import Settings

SETTINGS = {setting.name: setting for setting in all_settings()}
LINK = re.compile(r"\[([^]]+)\]\([^)]+\)")
READ_IN_CODE = re.compile(rf'"({PREFIX}[A-Z_]*[A-Z])"')
RE_FLAGS = re.MULTILINE | re.DOTALL
WITHOUT_ROW = {"HOPTAC_HOME"}
"""Old names."""


def rows_of_the_document():
    """Return the rows of the operators' table by the name, without links."""
    text = (ROOT / "docs" / "operating.md").read_text("utf-8")
    rows = [line for line in text.splitlines() if line.startswith(f"| `{PREFIX}")]
    return {row.split("`")[1]: LINK.sub(r"\1", row) for row in rows}


def expected_rows():
    """Yield the name and the row of each setting as the table has to have it."""
    file = ROOT / "cli" / "data" / "settings.toml"
    for row in tomllib.loads(file.read_text("utf-8"))["setting"]:
        setting = SETTINGS[row["name"]]
        default = f"`{setting.default}`" if setting.default else setting.shown or "none"
        option = f"; as `{setting.option}`" if setting.option else ""
        commands = ", ".join(f"`{name}`" for name in setting.commands)
        if "with" in row:
            commands = f"as `{row['with']}`"
        cells = (f"`{setting.name}`", default, setting.meaning + option, commands)
        yield setting.name, f"| {' | '.join(cells)} |"


def options_with_variables():
    """Return commands by the variable and the option that they read."""
    found = {}
    for name, command in root_command.commands.items():
        for parameter in command.params:
            if isinstance(parameter, click.Option) and parameter.envvar:
                given = parameter.envvar
                names = (given,) if isinstance(given, str) else tuple(given)
                key = names, parameter.opts[0]
                found.setdefault(key, set()).add(name)
    return found


def shown(value):
    """Return a default as a variable would have it."""
    if isinstance(value, tuple):
        return ",".join(value)
    if isinstance(value, float):
        return f"{value:g}"
    return "" if value is None else str(int(value) if value in {True, False} else value)


@pytest.mark.parametrize(
    ("name", "row"),
    [*expected_rows()],
    ids=[setting.name for setting in all_settings()],
)
def test_operators_read_what_the_table_says(name, row):
    """The manual has a row with the name, the default, the meaning and the readers."""
    assert rows_of_the_document()[name] == row


def test_the_manual_has_no_other_settings():
    """What is not in the table is not in the manual either."""
    assert list(rows_of_the_document()) == list(SETTINGS)


@pytest.mark.parametrize(
    ("names", "option", "commands"),
    [(*key, commands) for key, commands in sorted(options_with_variables().items())],
    ids=[names[0] for names, _ in sorted(options_with_variables())],
)
def test_options_with_a_variable_are_settings(names, option, commands):
    """The table knows the option, the old name, and each command that has it."""
    setting = SETTINGS[names[0]]

    assert names[1:] == ((setting.replaces,) if setting.replaces else ())
    assert setting.option == option
    assert commands <= {*setting.commands}


def test_commands_are_commands():
    """Each that is said to read a setting exists."""
    readers = {name for setting in all_settings() for name in setting.commands}

    assert readers <= {*root_command.commands}


def test_what_the_code_reads_is_a_setting():
    """Each variable that is named in a source is in the table."""
    packages = ("alerts", "cli", "corpus", "fetcher", "indexer", "search", "webapp")
    sources = [path for name in packages for path in ROOT.joinpath(name).rglob("*.py")]
    read = {
        name
        for path in sources
        for name in READ_IN_CODE.findall(path.read_text("utf-8"))
    }

    assert read - WITHOUT_ROW <= {*SETTINGS}


@pytest.mark.parametrize("field", fields(Settings), ids=lambda field: field.name)
def test_defaults_of_the_pages_are_those_of_the_code(field):
    """What the table calls the default is what holds without a setting."""
    told = re.search(rf"^ +{field.name}: .*?({PREFIX}\w+)", Settings.__doc__, RE_FLAGS)
    default = getattr(Settings(), field.name)
    if field.name == "collection":
        default = default.name("en")
    assert SETTINGS[told[1]].default == shown(default)


@pytest.mark.parametrize("field", fields(ClusterSettings), ids=lambda field: field.name)
def test_defaults_of_the_cluster_are_those_of_the_code(field):
    """What the table calls the default is what holds without a setting."""
    name = {"urls": "URL", "password": "PASSWORD_FILE"}.get(field.name, field.name)
    setting = SETTINGS[f"{PREFIX}OPENSEARCH_{name.upper()}"]
    assert setting.default == shown(getattr(ClusterSettings(), field.name))


def test_defaults_of_options_are_those_of_the_code():
    """The home country, the engine and the use of the model are as options have it."""
    assert SETTINGS["HOPTAC_HOME_COUNTRY"].default == HOME
    assert SETTINGS["HOPTAC_ENGINE"].default == ENGINES[0]
    (semantic,) = (
        p for p in root_command.commands["index"].params if p.name == "semantic"
    )
    assert SETTINGS["HOPTAC_SEMANTIC"].default == semantic.default
