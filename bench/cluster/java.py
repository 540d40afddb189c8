"""Which Java runs the nodes?"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from bench.cluster.errors import ClusterError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LEAST = 21
"""The first version that OpenSearch 3 runs on."""
USUAL = "/usr/lib/jvm"
"""Where Debian and others install several versions beside each other."""
_VERSION = re.compile(r'version "(?:1\.)?(\d+)')


def find_java(environ: Mapping[str, str] = os.environ, usual: str = USUAL) -> Path:
    """Return the folder of a Java development kit that is new enough.

    Args:
        environ: whose JAVA_HOME comes first, then the `java` of its PATH.
        usual: a folder of further ones.

    Raises:
        ClusterError: there is none.
    """
    seen = []
    for home in _homes(environ, Path(usual)):
        version = java_version(home)
        if version >= LEAST and home.joinpath("bin", "javac").is_file():
            return home
        if version:
            seen.append(str(version))
    found = f"only {' and '.join(dict.fromkeys(seen))}" if seen else "none"
    reason = (
        f"a cluster needs a Java development kit of version {LEAST} or later, and "
        f"there is {found} here; install one, or name its folder in JAVA_HOME"
    )
    raise ClusterError(reason)


def java_version(home: Path) -> int:
    """Return the version of a Java, such as 21; 0 where it cannot be run."""
    try:
        done = subprocess.run(  # noqa: S603 - a Java of this machine
            [home / "bin" / "java", "-version"],
            capture_output=True,
            check=False,
            text=True,
        )
    except OSError:
        return 0
    version = _VERSION.search(done.stderr)
    return int(version[1]) if version else 0


def _homes(environ: Mapping[str, str], usual: Path) -> Iterator[Path]:
    """Yield the folders of Javas, those that somebody chose first."""
    if home := environ.get("JAVA_HOME"):
        yield Path(home)
    if command := shutil.which("java", path=environ.get("PATH", "")):
        yield Path(command).resolve().parent.parent
    if usual.is_dir():
        yield from sorted(path for path in usual.iterdir() if not path.is_symlink())
