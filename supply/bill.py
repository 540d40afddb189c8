"""What is Hoptac made of? A software bill of materials, in the JSON of CycloneDX.

What it may contain is at https://cyclonedx.org/docs/1.6/json/.
"""

from __future__ import annotations

import re
from importlib import metadata
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, uuid5

from supply.licences import is_installed, licence_of, read_rules

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from supply.pins import Pin

SPEC = "1.6"
PROPERTY = "hoptac:pinned-sha256"
"""Name of what a file of a package, wheel or source, may have as its SHA-256."""
_OURS = "hoptac"
_ONE_LICENCE = re.compile(r"[A-Za-z0-9.+-]+")


def make_bill(pins: Sequence[Pin], made: datetime) -> dict[str, Any]:
    """Return the bill of what is installed here; the same packages have the same.

    Args:
        pins: the packages that Hoptac runs with; those that are not installed are left
            out.
        made: when the bill is made, in UTC.
    """
    present = [pin for pin in pins if is_installed(pin.name)]
    components = [_component(pin) for pin in present]
    ours = _our_component()
    names = "\n".join([ours["bom-ref"], *(each["bom-ref"] for each in components)])
    return {
        "$schema": f"http://cyclonedx.org/schema/bom-{SPEC}.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": SPEC,
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, names)}",
        "version": 1,
        "metadata": {
            "timestamp": made.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "authors": [{"name": "The Hoptac team"}],
            "component": ours,
        },
        "components": components,
        "dependencies": _dependencies(present, components, ours["bom-ref"]),
    }


def _our_component() -> dict[str, Any]:
    version = metadata.version(_OURS)
    return {
        "type": "application",
        "bom-ref": f"pkg:pypi/{_OURS}@{version}",
        "name": _OURS,
        "version": version,
        "purl": f"pkg:pypi/{_OURS}@{version}",
        "licenses": _licences("BSD-2-Clause"),
    }


def _component(pin: Pin) -> dict[str, Any]:
    """Return a package as it is installed, with the digests that its files may have."""
    version = metadata.version(pin.name)
    pinned = pin.digests if version == pin.version else ()
    parts = [_part(part) for part in read_rules().parts if part["package"] == pin.name]
    return {
        "type": "library",
        "bom-ref": f"pkg:pypi/{pin.name}@{version}",
        "name": pin.name,
        "version": version,
        "purl": f"pkg:pypi/{pin.name}@{version}",
        "licenses": _licences(licence_of(pin.name)),
        "properties": [{"name": PROPERTY, "value": digest} for digest in pinned],
        **({"components": parts} if parts else {}),
    }


def _part(part: Mapping[str, str]) -> dict[str, Any]:
    """Return what is inside a package and has terms of its own."""
    return {
        "type": part["type"],
        "bom-ref": f"{part['package']}: {part['name']}",
        "name": part["name"],
        "licenses": _licences(part["licence"]),
    }


def _licences(expression: str) -> list[dict[str, Any]]:
    """Return a licence as CycloneDX has it, nothing where it is not known."""
    if not expression:
        return []
    if _ONE_LICENCE.fullmatch(expression):
        return [{"license": {"id": expression}}]
    return [{"expression": expression}]


def _dependencies(
    pins: Sequence[Pin], components: Sequence[dict[str, Any]], ours: str
) -> list[dict[str, Any]]:
    """Return for each package, and for Hoptac, what it needs itself."""
    references = {
        pin.name: each["bom-ref"] for pin, each in zip(pins, components, strict=True)
    }
    needs: dict[str, list[str]] = {
        ours: [],
        **{each: [] for each in references.values()},
    }
    for pin in pins:
        for name in pin.needed_by:
            by = ours if name == _OURS else references.get(name, "")
            if by:
                needs[by].append(references[pin.name])
    return [{"ref": ref, "dependsOn": sorted(used)} for ref, used in needs.items()]
