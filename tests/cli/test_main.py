"""Does the command end as a command should?"""

import subprocess

import pytest

COMMANDS = ("analyze", "check", "index", "run", "search", "serve", "tag")


def test_help_lists_every_command(hoptac):
    """`--help` names all commands and ends well."""
    done = hoptac("--help")

    assert done.returncode == 0
    listed = [line.split()[0] for line in done.stdout.splitlines() if line[:2] == "  "]
    assert set(COMMANDS) <= set(listed)


def test_version_is_told(hoptac):
    """`--version` gives the program's name and version."""
    done = hoptac("--version")

    assert done.returncode == 0
    assert done.stdout.startswith("hoptac, version ")


@pytest.mark.parametrize(
    "args",
    [
        ["nonsense"],
        ["search", "word"],
        ["search", "word", "--index", "x", "--lang", "xx"],
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
def test_missing_index_is_one_sentence(hoptac, refused, tmp_path, args):
    """Without an index every command that needs one says so and what to run."""
    done = hoptac(*args, "--index", tmp_path / "none")

    assert "hoptac index" in refused(done)
    assert not (tmp_path / "none").exists()


def test_outdated_index_is_one_sentence(hoptac, refused, index, change_manifest):
    """An index that other analyzers built is refused, with what to run."""
    known = change_manifest(index)["analyzers"]
    change_manifest(index, analyzers={**known, "uk": "older"})

    done = hoptac("search", "most", "--index", index)

    reason = refused(done)
    assert "other analyzers (uk)" in reason
    assert "hoptac index" in reason


@pytest.mark.parametrize("content", [b"", b"broken" * 99], ids=["empty", "broken"])
def test_damaged_index_is_one_sentence(hoptac, refused, index, content):
    """An index whose files are no longer themselves is refused, not fallen over."""
    for file in index.glob("gen-*/*"):
        if file.name != "manifest.json":
            file.write_bytes(content)

    done = hoptac("search", "most", "--index", index)

    assert "rebuild" in refused(done)


@pytest.mark.parametrize("question", ["x" * 1001, "a " * 65], ids=["long", "many"])
def test_bad_question_is_one_sentence(hoptac, refused, index, question):
    """A question that cannot be answered is refused with the reason."""
    assert "at most" in refused(hoptac("search", question, "--index", index))


def test_reader_that_leaves_is_no_error(root, environment, command):
    """When whoever reads the output goes away, the command ends quietly."""
    with subprocess.Popen(  # noqa: S603 - our own command
        [*command, "analyze", "--lang", "uk"],
        cwd=root,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        process.stdout.close()
        try:
            process.stdin.write("міст\n".encode() * 1000)
            process.stdin.close()
        except BrokenPipeError:
            process.stdin = None
        stderr = process.stderr.read()
        status = process.wait()

    assert status in {0, 1}  # click gives 1 to a closed pipe
    assert stderr == b""
