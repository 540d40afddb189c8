"""Does an audit never pass for one that was not made?"""

import json
import sys

import pytest

from supply.audit import NOT_CHECKED, UNSAFE, read_answer, run_audit

SAFE = {"name": "flask", "version": "3.1.3", "vulns": []}
BAD = {
    "name": "lxml",
    "version": "1.0",
    "vulns": [
        {"id": "PYSEC-1", "aliases": ["CVE-2030-1"], "fix_versions": ["1.1"]},
        {"id": "PYSEC-2", "fix_versions": []},
    ],
}
SKIPPED = {"name": "whoosh3", "skip_reason": "not found"}


def answer(*dependencies):
    """Return what is read of an answer of pip-audit."""
    return read_answer(json.dumps({"dependencies": dependencies, "fixes": []}), "")


def test_nothing_is_known_of_any_package():
    """All were checked, and exit is 0."""
    found = answer(SAFE)

    assert (found.status, found.checked) == (0, 1)
    assert found.verdict == "1 packages checked, 0 known to be unsafe"


def test_an_advisory_is_named():
    """With all its names and the version that mends it; exit is 1, whatever else."""
    found = answer(SAFE, BAD, SKIPPED)

    assert found.status == UNSAFE
    assert found.unsafe == (
        "lxml 1.0: PYSEC-1, CVE-2030-1; mended in 1.1",
        "lxml 1.0: PYSEC-2; mended in no version yet",
    )


def test_packages_that_were_left_out_are_told():
    """pip-audit ends well where a source does not know a package; we do not."""
    found = answer(SAFE, SKIPPED)

    assert found.status == NOT_CHECKED
    assert "not checked: 1 (whoosh3)" in found.verdict


def test_an_audit_of_nothing_is_none():
    """Where all were left out, nothing was checked."""
    found = answer(SKIPPED)

    assert found.status == NOT_CHECKED
    assert found.verdict.startswith("nothing was checked")


@pytest.mark.parametrize(
    ("stdout", "stderr"),
    [
        ("", "Traceback\nConnectionError: no name\n"),
        ("", ""),
        ("[]", "odd"),
        ("{}", "odd"),
        ("No known vulnerabilities", ""),
    ],
    ids=["unreachable", "silent", "list", "empty", "prose"],
)
def test_no_answer_is_no_audit(stdout, stderr):
    """The reason is the last line that it wrote."""
    found = read_answer(stdout, stderr)

    assert found.status == NOT_CHECKED
    assert found.verdict.startswith("nothing was checked: no source of advisories")
    assert stderr.splitlines()[-1:] == [] or stderr.splitlines()[-1] in found.verdict


def test_a_program_is_asked_for_all_files(tmp_path):
    """It gets each file, and its answer counts whatever its exit status."""
    script = tmp_path / "program.py"
    script.write_text(
        "import json, sys\n"
        "files = [a for a in sys.argv if a.endswith('.txt')]\n"
        "print(json.dumps({'dependencies': [{'name': f, 'version': '1', 'vulns': "
        "[{'id': 'X', 'fix_versions': []}]} for f in files]}))\n"
        "sys.exit(1)\n"
    )
    files = [tmp_path / "run.txt", tmp_path / "check.txt"]

    found = run_audit(files, (sys.executable, str(script)))

    assert len(found.unsafe) == 2


def test_a_program_that_is_missing_is_said(tmp_path):
    """Without pip-audit nothing was checked."""
    found = run_audit([tmp_path / "run.txt"], (sys.executable, "-m", "no_such_module"))

    assert found.status == NOT_CHECKED
    assert "no_such_module" in found.verdict
