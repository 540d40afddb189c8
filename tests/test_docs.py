"""Do the documents name all that can be called, and nothing of this machine?"""

import re
from pathlib import Path

import click
import pytest

from cli.__main__ import hoptac

ROOT = Path(__file__).resolve().parent.parent
IGNORED = {".git", ".venv", ".hypothesis", "__pycache__", "var", "build", "dist"}
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)")
REGISTRY = re.compile(
    r"pypi\.|pythonhosted|devpi|artifactory|(?<!-no-emit)-(?:index-url|trusted-host)"
    r"|PIP_(?:INDEX|EXTRA)",
    re.IGNORECASE,
)
MACHINE = re.compile(r"(?<![\w./])/(?:home|root|Users|work|workspace|mnt|srv)/[\w.-]+")


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
        if isinstance(parameter, click.Option)
    ]


def variables():
    """Return the environment variables that the code reads."""
    found = set()
    for room in ("analyzers", "cli", "corpus", "indexer", "search", "webapp"):
        for file in ROOT.joinpath(room).rglob("*.py"):
            found |= set(re.findall(r"\"(HOPTAC_[A-Z_]+)\"", file.read_text("utf-8")))
    return sorted(found)


def texts():
    """Return the repository's text files with what they hold."""
    for path in sorted(ROOT.rglob("*")):
        inside = path.relative_to(ROOT).parts
        hidden = any(part.endswith(("_cache", ".egg-info")) for part in inside)
        if IGNORED & set(inside) or hidden or not path.is_file():
            continue
        try:
            yield path, path.read_text("utf-8")
        except UnicodeDecodeError:
            continue


@pytest.fixture(scope="module")
def readme():
    """Return the text of README.md."""
    return ROOT.joinpath("README.md").read_text("utf-8")


@pytest.mark.parametrize("target", targets())
def test_readme_names_every_make_target(readme, target):
    """What can be made stands in README.md as `make TARGET` or `TARGET`."""
    assert re.search(rf"\bmake {target}\b|`{target}`", readme)


@pytest.mark.parametrize("name", sorted(hoptac.commands))
def test_readme_names_every_command(readme, name):
    """Each command stands in README.md as `hoptac COMMAND`."""
    assert re.search(rf"\bhoptac {name}\b", readme)


@pytest.mark.parametrize(("command", "option"), options(), ids=" ".join)
def test_readme_names_every_option(readme, command, option):
    """Each option of a command stands in README.md."""
    assert re.search(rf"(?<![\w-]){option}(?![\w-])", readme), command


@pytest.mark.parametrize("variable", variables())
def test_readme_names_every_environment_variable(readme, variable):
    """What an operator can set in the environment stands in README.md."""
    assert variable in readme


@pytest.mark.parametrize("name", ["README.md", "ARCHITECTURE.md"])
def test_links_between_documents_lead_somewhere(name):
    """A link to a file of the repository leads to one that is there."""
    text = ROOT.joinpath(name).read_text("utf-8")

    missing = [link for link in LINK.findall(text) if not ROOT.joinpath(link).exists()]
    assert missing == []


def test_repository_names_no_registry():
    """No file says from which host packages are to be fetched."""
    found = {
        str(path.relative_to(ROOT)): match[0]
        for path, text in texts()
        if path != Path(__file__) and (match := REGISTRY.search(text))
    }

    assert found == {}


def test_pinned_packages_name_no_address():
    """The requirements pin versions and digests; where from is up to who installs."""
    files = sorted(ROOT.joinpath("requirements").iterdir())

    assert files
    for file in files:
        text = file.read_text("utf-8")
        assert "://" not in text, file.name
        assert "--hash=" in text, file.name


def test_repository_names_no_path_of_this_machine():
    """No file holds the path of somebody's folders, least of all of this one."""
    found = {
        str(path.relative_to(ROOT)): match
        for path, text in texts()
        for match in [
            *MACHINE.findall(text),
            *([str(ROOT)] if str(ROOT) in text else []),
        ]
    }

    assert found == {}
