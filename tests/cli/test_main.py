"""Does the command end as a command should?"""

import subprocess
import sys

import pytest

from cli.__main__ import hoptac as root_command
from cli.settings.table import PREFIX

COMMANDS = (
    "analyze",
    "check",
    "fetch",
    "follow",
    "index",
    "run",
    "search",
    "serve",
    "tag",
)
HEAVY = {"babel", "flask", "flask_babel", "indexer", "numpy", "waitress", "webapp"}


def test_help_lists_every_command(hoptac):
    """`--help` names all commands and ends well."""
    done = hoptac("--help")

    assert done.returncode == 0
    listed = [line.split()[0] for line in done.stdout.splitlines() if line[:2] == "  "]
    assert set(COMMANDS) <= set(listed)


def test_version_is_printed(hoptac):
    """`--version` prints the program's name and version."""
    done = hoptac("--version")

    assert done.returncode == 0
    assert done.stdout.startswith("hoptac, version ")


@pytest.mark.parametrize(
    "args",
    [
        ["nonsense"],
        ["search", "word"],
        ["search", "word", "--index", "x", "--all", "lang"],
        ["search", "word", "--index", "x", "--size", "101"],
    ],
    ids=" ".join,
)
def test_wrong_call_is_status_2(hoptac, args):
    """A call that does not fit the command is explained, with status 2."""
    done = hoptac(*args)

    assert done.returncode == 2
    assert "Error: " in done.stderr.splitlines()[-1]
    assert done.stdout == ""


@pytest.mark.parametrize(
    "args", [["search", "word"], ["check"], ["serve"]], ids=lambda args: args[0]
)
def test_missing_index_is_one_sentence(hoptac, error_line, tmp_path, args):
    """Without an index every command that needs one says so and what to run."""
    done = hoptac(*args, "--index", tmp_path / "none")

    assert "hoptac index" in error_line(done)
    assert not (tmp_path / "none").exists()


def test_outdated_index_is_one_sentence(hoptac, error_line, index, change_manifest):
    """An index that other analyzers built is error_line, with what to run."""
    fingerprints = change_manifest(index)["analyzers"]
    change_manifest(index, analyzers={**fingerprints, "uk": "older"})

    done = hoptac("search", "most", "--index", index)

    reason = error_line(done)
    assert "other analyzers (uk)" in reason
    assert "hoptac index" in reason


@pytest.mark.parametrize("content", [b"", b"broken" * 99], ids=["empty", "broken"])
def test_damaged_index_is_one_sentence(hoptac, error_line, index, content):
    """An index whose files are no longer themselves is error_line, not fallen over."""
    for file in index.glob("gen-*/*"):
        if file.name != "manifest.json":
            file.write_bytes(content)

    done = hoptac("search", "most", "--index", index)

    assert "rebuild" in error_line(done)


@pytest.mark.parametrize("question", ["x" * 1001, "a " * 65], ids=["long", "many"])
def test_bad_question_is_one_sentence(hoptac, error_line, index, question):
    """A question that cannot be answered is refused with the reason."""
    assert "at most" in error_line(hoptac("search", question, "--index", index))


@pytest.mark.parametrize("command", sorted({*root_command.commands} - {"config"}))
def test_a_variable_that_is_no_setting_stops_every_command(hoptac, command):
    """One sentence with the nearest name and status 2; the command does nothing."""
    done = hoptac(command, **{f"{PREFIX}PAGESIZE": "5"})

    assert done.returncode == 2
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert "HOPTAC_PAGE_SIZE" in line


@pytest.mark.parametrize("call", [["--help"], ["serve", "-h"], ["--version"]], ids=str)
def test_help_is_given_whatever_is_set(hoptac, call):
    """Who looks for the mistake can read the help."""
    assert hoptac(*call, **{f"{PREFIX}PAGESIZE": "5"}).returncode == 0


def test_process_exits_with_the_status_of_the_command(hoptac_process):
    """What the command returns is what the shell gets."""
    statuses = [hoptac_process(*args).returncode for args in ([], ["-h"], ["nonsense"])]

    assert statuses == [2, 0, 2]


def test_reader_that_leaves_is_no_error(start):
    """When whoever reads the output goes away, the command ends quietly."""
    with start("analyze", "--lang", "uk") as process:
        process.stdout.close()
        try:
            process.stdin.write("міст\n".encode() * 1000)
            process.stdin.close()
        except BrokenPipeError:
            process.stdin = None
        stderr = process.stderr.read()
        status = process.wait()

    assert status in {0, 1}  # click returns 1 for a closed pipe
    assert stderr == b""


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS)], ids=str)
def test_help_loads_nothing_heavy(root, command):
    """`--help` answers at once: it imports neither the index nor the web server."""
    script = (
        "import sys; from cli.__main__ import run_command; "
        f"assert run_command({[*command, '--help']}) == 0; print(*sys.modules)"
    )

    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", script],
        cwd=root,
        capture_output=True,
        check=True,
        encoding="utf-8",
        timeout=60,
    )

    packages = {name.partition(".")[0] for name in done.stdout.split()}
    assert "click" in packages
    assert not packages & HEAVY
