"""Do the documents name all that can be called, and only what is there?"""

import re
from pathlib import Path

import click
import pytest

from cli.__main__ import hoptac
from cli.settings.table import all_settings

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = (
    "analyzers", "backup", "bench", "cli", "corpus", "fetcher", "indexer", "search",
    "supply", "webapp",
)  # fmt: skip
DOCUMENTS = [
    *(ROOT / name for name in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md")),
    *sorted(ROOT.joinpath("docs").rglob("*.md")),
]
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
PATH = re.compile(
    r"`((?:analyzers|backup|bench|bin|cli|corpus|deploy|docs|indexer|search|supply|tests|webapp)/[\w./-]*)`"
)
CODE = re.compile(r"`([^`\n]+)`")
NAME = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*")


def targets():
    """Return the targets that `make help` lists."""
    makefile = ROOT.joinpath("Makefile").read_text("utf-8")
    return re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE)


def options():
    """Return every option of every command as it is typed."""
    return [
        (name, max(parameter.opts, key=len))
        for name, command in sorted(hoptac.commands.items())
        for parameter in command.params
        if isinstance(parameter, click.Option) and not parameter.hidden
    ]


def sources():
    """Yield the text of each module, the tests' and the benchmarks' included."""
    for package in (*PACKAGES, "tests"):
        for file in sorted(ROOT.joinpath(package).rglob("*.py")):
            yield file.read_text("utf-8")


def variables():
    """Return the environment variables that the code reads."""
    written = re.compile(r'"(HOPTAC_[A-Z_]*[A-Z])"')
    settings = all_settings()
    read = {name for text in sources() for name in written.findall(text)}
    old = {setting.replaces for setting in settings}
    return sorted({setting.name for setting in settings} | read - old)


@pytest.fixture(scope="module")
def readme():
    """Return the text of README.md."""
    return ROOT.joinpath("README.md").read_text("utf-8")


@pytest.fixture(scope="module")
def commands():
    """Return the text of the reference of commands."""
    return ROOT.joinpath("docs", "commands.md").read_text("utf-8")


@pytest.fixture(scope="module")
def operating():
    """Return the text of the operators' manual."""
    return ROOT.joinpath("docs", "operating.md").read_text("utf-8")


def test_readme_is_read_in_three_minutes(readme):
    """It has at most a thousand words."""
    assert len(readme.split()) <= 1_000


@pytest.mark.parametrize("target", targets())
def test_readme_names_every_make_target(readme, target):
    """README.md names each target as `make TARGET` or `TARGET`."""
    assert re.search(rf"\bmake {target}\b|`{target}`", readme)


@pytest.mark.parametrize("name", sorted(hoptac.commands))
def test_every_command_has_a_section(commands, name):
    """Each command has a heading `hoptac COMMAND` in docs/commands.md."""
    assert re.search(rf"^## `hoptac {name}\b", commands, re.MULTILINE)


@pytest.mark.parametrize(("command", "option"), options(), ids=" ".join)
def test_every_option_is_described(commands, command, option):
    """docs/commands.md lists each option under its command."""
    _, *sections = re.split(r"^## `hoptac ", commands, flags=re.MULTILINE)
    own = [text for text in sections if re.match(rf"{command}\b", text)]
    assert any(re.search(rf"(?<![\w-]){option}(?![\w-])", text) for text in own)


@pytest.mark.parametrize("variable", variables())
def test_operators_read_of_every_environment_variable(operating, variable):
    """The table of docs/operating.md has each variable."""
    assert f"| `{variable}` |" in operating


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: file.stem)
def test_links_between_documents_lead_somewhere(file):
    """A link to a file of the repository leads to one that is there."""
    links = LINK.findall(file.read_text("utf-8"))
    assert [link for link in links if not file.parent.joinpath(link).exists()] == []


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: file.stem)
def test_files_that_documents_name_are_there(file):
    """A path of a package in backticks is that of a file or folder, or matches some."""
    paths = PATH.findall(file.read_text("utf-8"))
    assert [path for path in paths if not any(ROOT.glob(path.rstrip("/")))] == []


def test_contributing_names_only_what_is_there():
    """Each name in its recipes occurs in the sources, or is that of a file."""
    text = ROOT.joinpath("CONTRIBUTING.md").read_text("utf-8")
    recipes = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    written = {word for source in sources() for word in re.findall(r"\w+", source)}

    names = {
        part
        for code in CODE.findall(recipes)
        if NAME.fullmatch(code) and not ROOT.joinpath(code).exists()
        for part in code.split(".")
    }
    missing = names - written - {*targets(), "hoptac", "make"}
    assert missing == set()


@pytest.mark.parametrize(
    "file",
    sorted(ROOT.joinpath("docs", "decisions").iterdir()),
    ids=lambda file: file.stem,
)
def test_every_decision_has_its_number_status_and_date(file):
    """A superseded decision can be distinguished from one in force."""
    title, _, status, *_ = file.read_text("utf-8").splitlines()

    assert title.startswith(f"# {int(file.stem[:4])}. ")
    assert re.match(
        r"\*(Accepted|Superseded by \d+,) 20\d\d-\d\d-\d\d\b.*\.\*$", status
    )
