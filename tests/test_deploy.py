"""Do the files of `deploy/` name only commands, options and settings that there are?"""

import json
import os
import re
import shlex
import shutil
import subprocess
import tomllib
from pathlib import Path

import click
import pytest
import yaml

from cli.__main__ import hoptac
from cli.settings.table import all_settings
from search.engines.opensearch.mapping import CLUSTER_SETTINGS

ROOT = Path(__file__).resolve().parent.parent
DEPLOY = ROOT / "deploy"
READERS = {
    ".json": json.loads,
    ".toml": tomllib.loads,
    ".yaml": lambda text: list(yaml.safe_load_all(text)),
    ".yml": yaml.safe_load,
}
UNITS = sorted(DEPLOY.rglob("*.service"))
TIMERS = sorted(DEPLOY.rglob("*.timer"))
PROGRAM = "/opt/hoptac/current/"
"""Where units expect this repository."""
FENCE = re.compile(r"```(?:sh)?\n(.*?)```", re.DOTALL)
COMMAND = re.compile(r"(?:^|[\s/(])hoptac ([a-z][^|&;)\n]*)")
UNIT_TOOLS = ("systemctl ", "journalctl ")
"""What speaks of units, which have our name, too."""
DOCUMENTS = [ROOT / "README.md", *sorted(ROOT.joinpath("docs").glob("*.md"))]
SEALED = f" {64 * '0'}\n"


def readable():
    """Return the files of data."""
    return [path for path in sorted(DEPLOY.rglob("*")) if path.suffix in READERS]


def commands_of(unit):
    """Yield the words of each command line of a unit."""
    for line in unit.read_text("utf-8").splitlines():
        if re.match(r"Exec\w+=", line):
            yield shlex.split(line.partition("=")[2])


def wrong_options(words):
    """Return which of the words of a call of `hoptac` are no option of the command."""
    command = hoptac.commands[words[0]]
    if isinstance(command, click.Group):
        command = command.commands[words[1]]
    known = {name for p in command.params for name in (*p.opts, *p.secondary_opts)}
    given = {word.partition("=")[0] for word in words if word.startswith("--")}
    return given - known - {"--help"}


def named_settings(path):
    """Return the settings that a unit or a file of settings sets."""
    return set(
        re.findall(
            r"^(?:Environment=\"?)?(HOPTAC_\w+)=", path.read_text(), re.MULTILINE
        )
    )


@pytest.mark.parametrize("path", readable(), ids=lambda path: path.name)
def test_files_can_be_read(path):
    """JSON, TOML and YAML are well formed, and there is something in them."""
    assert READERS[path.suffix](path.read_text("utf-8"))


@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.stem)
def test_units_call_what_there_is(unit):
    """A unit runs commands of ours with options that they have, or scripts of ours."""
    calls = [words for words in commands_of(unit) if words[0].startswith(PROGRAM)]

    for program, *words in calls:
        if program.endswith("/bin/hoptac"):
            assert wrong_options(words) == set()
        else:
            assert os.access(ROOT / program.removeprefix(PROGRAM), os.X_OK)
    assert calls or unit.stem == "opensearch-node"


@pytest.mark.parametrize("timer", TIMERS, ids=lambda path: path.stem)
def test_timers_have_their_unit(timer):
    """What a timer starts is beside it."""
    assert timer.with_suffix(".service").exists()


@pytest.mark.parametrize(
    "path", [*UNITS, *sorted(DEPLOY.rglob("*.env"))], ids=lambda path: path.name
)
def test_settings_are_ours(path):
    """Each variable that is set is a setting."""
    assert named_settings(path) <= {setting.name for setting in all_settings()}


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_examples_in_documents_can_be_called(path):
    """What documents show of `hoptac` in examples has only options that there are."""
    fences = "\n".join(FENCE.findall(path.read_text("utf-8")))
    lines = [
        line
        for line in fences.replace("\\\n", " ").splitlines()
        if not line.startswith(UNIT_TOOLS)
    ]
    calls = [call.split() for line in lines for call in COMMAND.findall(line)]

    assert [call for call in calls if wrong_options(call)] == []


def test_nodes_have_the_settings_that_the_engine_needs():
    """Both ways to configure nodes set what a build would otherwise have to set."""
    folder = DEPLOY / "opensearch"
    node = yaml.safe_load(folder.joinpath("opensearch.yml").read_text("utf-8"))
    compose = yaml.safe_load(folder.joinpath("compose.yaml").read_text("utf-8"))
    nodes = [service["environment"] for service in compose["services"].values()]

    for settings in (node, *nodes):
        for name, value in CLUSTER_SETTINGS.items():
            assert str(settings[name]) == str(value)
        assert str(settings["action.auto_create_index"]).lower() == "false"


def test_a_cluster_to_try_is_reached_from_its_machine_only():
    """Ports without a login are those of the loopback interface."""
    path = DEPLOY / "opensearch" / "compose.yaml"
    services = yaml.safe_load(path.read_text("utf-8"))["services"].values()

    ports = [port for service in services for port in service["ports"]]
    assert all(port.startswith("127.0.0.1:") for port in ports)


@pytest.fixture
def copy(tmp_path):
    """Return a function that runs `copy-index` with an rsync that notes its calls.

    It returns the exit status and, for each call, what is sent and where.
    """
    calls = tmp_path / "calls"
    rsync = tmp_path / "bin" / "rsync"
    rsync.parent.mkdir()
    lines = (
        "#!/bin/bash",
        f'printf "%s\\n" "$*" >> {calls}',
        '[[ "$*" != *"$FAILS"* ]]',
    )
    rsync.write_text("\n".join(lines), "utf-8")
    rsync.chmod(0o755)
    index = tmp_path / "index"
    for name in ("gen-000001", "gen-000002", "gen-000003"):
        index.joinpath(name).mkdir(parents=True)
    index.joinpath("CURRENT").write_text(
        f"gen-000003{SEALED}gen-000002{SEALED}", "ascii"
    )

    def run(*destinations, fails="nothing"):
        path = f"{rsync.parent}:{os.environ['PATH']}"
        done = subprocess.run(  # noqa: S603 - our own script
            [DEPLOY / "copy-index", index, *destinations],
            env={**os.environ, "PATH": path, "FAILS": fails},
            check=False,
            capture_output=True,
        )
        return done.returncode, calls.read_text("utf-8").splitlines()

    return run


def test_current_is_copied_after_what_it_names(copy):
    """Generations come first, then CURRENT, and only then anything is deleted."""
    status, (generations, current, deletion) = copy("web:/index")

    assert status == 0
    assert re.search(r"/gen-000003 \S+/gen-000002 web:/index/$", generations)
    assert "000001" not in generations
    assert re.search(r"/CURRENT web:/index/CURRENT$", current)
    assert "--delete" not in generations + current
    assert "--delete --filter P /gen-000003 --filter P /gen-000002" in deletion


def test_what_was_not_copied_is_not_put_into_service(copy):
    """Where a copy fails, CURRENT stays there as it is; the next one is copied to."""
    status, calls = copy("web-1:/index", "web-2:/index", fails="web-1:/index/")

    assert status == 1
    assert [call for call in calls if "web-1" in call] == calls[:1]
    assert len(calls) == 4


@pytest.mark.parametrize(
    "unit", sorted((DEPLOY / "systemd").glob("*.service")), ids=lambda path: path.stem
)
def test_units_are_confined(unit):
    """What a unit could do to the machine is rated 2 of 10 at most by systemd."""
    program = shutil.which("systemd-analyze")
    reason = "no systemd-analyze here, which rates units; it is part of systemd"
    if program is None and os.environ.get("CI"):
        pytest.fail(reason)
    if program is None:
        pytest.skip(reason)

    done = subprocess.run(  # noqa: S603 - systemd's own, and files of ours
        [program, "security", "--offline=yes", "--threshold=20", unit],
        check=False,
        capture_output=True,
        text=True,
    )

    assert done.returncode == 0, done.stdout[-200:] + done.stderr
