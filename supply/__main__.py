"""What does `python -m supply` do?"""

from __future__ import annotations

import json
import os
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import click

from supply.audit import run_audit
from supply.bill import make_bill
from supply.licences import is_installed, problems
from supply.pins import ROOT, SHIPPED, TOOLS, read_pins

_AUDITED = ("run", "semantic", "opensearch", "check", "bench")


@click.group()
def supply() -> None:
    """Ask what Hoptac is made of."""


@supply.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def sbom(file: Path) -> None:
    """Write the software bill of materials to FILE, as JSON of CycloneDX.

    SOURCE_DATE_EPOCH, seconds since 1970, is its time, so that a build can be repeated.
    """
    seconds = float(os.environ.get("SOURCE_DATE_EPOCH") or time.time())
    bill = make_bill(read_pins(*SHIPPED), datetime.fromtimestamp(seconds, UTC))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(bill, indent=2, ensure_ascii=False) + "\n", "utf-8")
    click.echo(f"{file}: {len(bill['components'])} packages")


@supply.command()
def licences() -> None:
    """Compare the licences of all packages with those that are allowed."""
    shipped = read_pins(*SHIPPED)
    names = {pin.name for pin in shipped}
    tools = [pin for pin in read_pins(*TOOLS) if pin.name not in names]
    wrong = [*problems(shipped, are_tools=False), *problems(tools, are_tools=True)]
    for problem in wrong:
        click.echo(problem, err=True)
    if wrong:
        sys.exit(1)
    installed = [pin for pin in (*shipped, *tools) if is_installed(pin.name)]
    click.echo(f"{len(installed)} packages, all under licences that are allowed")


@supply.command()
def audit() -> None:
    """Ask whether a pinned package is known to be unsafe.

    Exit 0 if none is; 1 if one is; 69 where packages could not be checked.
    """
    found = run_audit([ROOT / "requirements" / f"{name}.txt" for name in _AUDITED])
    for line in found.unsafe:
        click.echo(line)
    click.echo(found.verdict, err=True)
    sys.exit(found.status)


if __name__ == "__main__":
    supply()
