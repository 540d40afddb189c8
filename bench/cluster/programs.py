"""Where do the programs of a node come from?

Maven fetches them once, into a folder of the user's cache that is named by what asks
for them.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from bench.cluster.errors import ClusterError

if TYPE_CHECKING:
    from collections.abc import Sequence

HERE = Path(__file__).resolve().parent
POM, STARTER = HERE / "pom.xml", HERE / "Node.java"
_LAST_LINES = 5


def fetch_programs(java: Path) -> Path:
    """Return the folder of the programs, after they were fetched if need be.

    Args:
        java: folder of the development kit that compiles what starts a node.

    Raises:
        ClusterError: Maven is missing, or cannot fetch them.
    """
    folder = _cache() / f"cluster-{_digest()}"
    if folder.is_dir():
        return folder
    if not shutil.which("mvn"):
        reason = (
            "a cluster needs Maven, which fetches its programs, and there is no mvn "
            "here; install it (on Debian: apt install maven)"
        )
        raise ClusterError(reason)
    unfinished = folder.with_name(f"{folder.name}.{os.getpid()}")
    shutil.rmtree(unfinished, ignore_errors=True)
    jars = unfinished / "jars"
    jars.mkdir(parents=True)
    fetch = ["mvn", "--quiet", "--batch-mode", "--file", str(POM)]
    _run([*fetch, "dependency:copy-dependencies", f"-DoutputDirectory={jars}"])
    _run([java / "bin" / "javac", "-cp", f"{jars}/*", "-d", unfinished, STARTER])
    unfinished.rename(folder)
    return folder


def class_path(programs: Path) -> str:
    """Return what Java is told of where the programs are."""
    return f"{programs}{os.pathsep}{programs}/jars/*"


def _run(command: Sequence[str | Path]) -> None:
    done = subprocess.run(  # noqa: S603 - our own arguments
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        text=True,
    )
    if done.returncode:
        said = "\n".join(done.stdout.strip().splitlines()[:_LAST_LINES])
        reason = (
            f"{Path(command[0]).name} failed, see what it says and run again:\n{said}"
        )
        raise ClusterError(reason)


def _cache() -> Path:
    chosen = os.environ.get("XDG_CACHE_HOME")
    return (Path(chosen) if chosen else Path.home() / ".cache") / "hoptac"


def _digest() -> str:
    content = POM.read_bytes() + STARTER.read_bytes()
    return hashlib.sha256(content).hexdigest()[:12]
