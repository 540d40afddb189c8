"""Which packages are pinned, with which digests, and which needs which?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHIPPED = ("run", "semantic", "opensearch")
"""Sets of requirements that Hoptac runs with."""
TOOLS = ("bench", "check", "audit")
"""Sets that it is measured, tested and checked with; `check` contains `test`."""
_PIN = re.compile(r"([A-Za-z0-9._-]+)==([^\s;\\]+)")
_DIGEST = re.compile(r"--hash=sha256:([0-9a-f]{64})")
_NEEDED_BY = re.compile(r"    #(?: via)?\s+(?!via)([A-Za-z0-9._-]+)")


@dataclass(frozen=True, slots=True)
class Pin:
    """A package of a fixed version.

    Attributes:
        name: of the package, in small letters and with hyphens.
        version: that is installed.
        digests: SHA-256 of each file that may be installed, in hexadecimal digits.
        needed_by: packages that need it; `hoptac` where it does so itself.
    """

    name: str
    version: str
    digests: tuple[str, ...]
    needed_by: tuple[str, ...]


def read_pins(*sets: str, folder: Path = ROOT / "requirements") -> tuple[Pin, ...]:
    """Return the packages of sets of requirements, each once, by name.

    Args:
        sets: names of files without their suffix; the first that has a package counts.
        folder: of the files.
    """
    found: dict[str, Pin] = {}
    for name in sets:
        for pin in _read_pins(folder.joinpath(f"{name}.txt").read_text("utf-8")):
            found.setdefault(pin.name, pin)
    return tuple(found[name] for name in sorted(found))


def _read_pins(text: str) -> tuple[Pin, ...]:
    """Return the packages of a file as uv writes it."""
    blocks = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
    return tuple(_read_pin(block) for block in blocks)


def _read_pin(block: str) -> Pin:
    """Return the package of its lines: name and version, digests, what needs it."""
    pin = _PIN.match(block)
    if pin is None:
        reason = f"{block.splitlines()[0]!r} pins no package to a version"
        raise ValueError(reason)
    needed_by = (_NEEDED_BY.match(line) for line in block.splitlines())
    return Pin(
        name=re.sub(r"[-_.]+", "-", pin[1]).lower(),
        version=pin[2],
        digests=tuple(_DIGEST.findall(block)),
        needed_by=tuple(sorted({found[1] for found in needed_by if found})),
    )
