"""Is a pinned package known to be unsafe?

pip-audit asks. It ends well, too, where no source of advisories knows a package, and
reports that as left out; so nothing found says nothing, unless this is told.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

UNSAFE, NOT_CHECKED = 1, 69
"""Exit status where a package is known to be unsafe; and where nobody could say so."""
_SECONDS = 600
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Audit:
    """What is known of packages.

    Attributes:
        checked: number of packages that were compared with advisories.
        unsafe: a line for each advisory: package, version, its names, what mends it.
        left_out: packages that nothing is known of.
        failure: why there is no result, "" if there is one.
    """

    checked: int = 0
    unsafe: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    failure: str = ""

    @property
    def status(self) -> int:
        """The exit status."""
        if self.unsafe:
            return UNSAFE
        return NOT_CHECKED if self.failure or self.left_out else 0

    @property
    def verdict(self) -> str:
        """A sentence on all packages."""
        if self.failure or not self.checked:
            why = self.failure or "no source of advisories knows any of the packages"
            return f"nothing was checked: {why}"
        names = ", ".join(self.left_out[:_SHOWN])
        more = ", …" if len(self.left_out) > _SHOWN else ""
        rest = f"; not checked: {len(self.left_out)} ({names}{more})"
        known = f"{len(self.unsafe)} known to be unsafe"
        return f"{self.checked} packages checked, {known}" + (rest if names else "")


def run_audit(files: Sequence[Path], program: Sequence[str] = ()) -> Audit:
    """Return what is known of the packages that files pin.

    Args:
        files: of requirements with hashes.
        program: that asks, with its first arguments; the default is pip-audit here.
    """
    command = [*(program or (sys.executable, "-m", "pip_audit"))]
    command += ["--disable-pip", "--require-hashes", "--format", "json"]
    command += ["--progress-spinner", "off"]
    for file in files:
        command += ["--requirement", str(file)]
    try:
        done = subprocess.run(  # noqa: S603 - the program of our own requirements
            command,
            capture_output=True,
            check=False,
            encoding="utf-8",
            timeout=_SECONDS,
        )
    except subprocess.TimeoutExpired:
        return Audit(failure=f"pip-audit did not end within {_SECONDS} seconds")
    return read_answer(done.stdout, done.stderr)


def read_answer(stdout: str, stderr: str) -> Audit:
    """Return what pip-audit said, in JSON; or why it did not, by its last line."""
    try:
        dependencies: list[dict[str, Any]] = json.loads(stdout)["dependencies"]
    except (ValueError, KeyError, TypeError):
        lines = [line for line in stderr.splitlines() if line.strip()]
        reason = lines[-1].strip()[:300] if lines else "pip-audit said nothing"
        return Audit(failure=f"no source of advisories could be asked ({reason})")
    left_out = tuple(each["name"] for each in dependencies if "skip_reason" in each)
    checked = [each for each in dependencies if "skip_reason" not in each]
    return Audit(len(checked), tuple(map(_line, _advisories(checked))), left_out)


def _advisories(
    dependencies: Sequence[dict[str, Any]],
) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Return packages, each with an advisory on it."""
    return [(each, found) for each in dependencies for found in each.get("vulns", ())]


def _line(advisory: tuple[dict[str, Any], dict[str, Any]]) -> str:
    """Return an advisory in a line."""
    package, found = advisory
    names = ", ".join((found["id"], *found.get("aliases", ())))
    mended = ", ".join(found.get("fix_versions", ())) or "no version yet"
    return f"{package['name']} {package['version']}: {names}; mended in {mended}"
