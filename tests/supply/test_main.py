"""Do the commands of `python -m supply` end as `make` and CI expect?"""

import json

import pytest
from click.testing import CliRunner

from supply.__main__ import supply
from supply.audit import Audit


@pytest.fixture
def run():
    """Return a function that runs a command."""
    return lambda *args, **settings: CliRunner().invoke(supply, args, env=settings)


def test_the_bill_is_written(run, tmp_path):
    """Into a folder that need not be there; its time can be given."""
    file = tmp_path / "build" / "sbom.cdx.json"

    done = run("sbom", str(file), SOURCE_DATE_EPOCH="0")

    assert done.exit_code == 0
    bill = json.loads(file.read_text("utf-8"))
    assert bill["metadata"]["timestamp"] == "1970-01-01T00:00:00Z"
    assert f"{len(bill['components'])} packages" in done.stdout


def test_licences_are_compared(run, monkeypatch):
    """Exit 0 where all are allowed, 1 with a line for each that is not."""
    fine = run("licences")
    monkeypatch.setattr(
        "supply.__main__.problems",
        lambda _pins, *, are_tools: () if are_tools else ("lxml: is odd",),
    )
    odd = run("licences")

    assert (fine.exit_code, odd.exit_code) == (0, 1)
    assert odd.stderr == "lxml: is odd\n"


@pytest.mark.parametrize(
    ("found", "status"),
    [(Audit(checked=9), 0), (Audit(9, ("lxml: X",)), 1), (Audit(failure="no"), 69)],
    ids=["safe", "unsafe", "unknown"],
)
def test_an_audit_ends_with_its_status(run, monkeypatch, found, status):
    """The verdict is said in any case."""
    monkeypatch.setattr("supply.__main__.run_audit", lambda _files: found)

    done = run("audit")

    assert done.exit_code == status
    assert found.verdict in done.stderr
