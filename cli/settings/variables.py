"""Which variables of the environment are settings, and which only look like one?"""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

import click

from cli.settings.table import PREFIX, all_settings
from corpus.terminal_text import printable

if TYPE_CHECKING:
    from collections.abc import Mapping

_LIST = "`hoptac config` lists all settings"
_MOST, _SHOWN = 5, 80
_NEAR = 0.5
"""Least share of signs that two names have in common, as difflib counts."""
_OF_SERVICES = re.compile(
    r"\w+_SERVICE_(?:HOST|PORT(?:_\w+)?)|\w+_PORT_\d+_(?:TCP|UDP|SCTP)(?:_\w+)?"
)
"""What Kubernetes sets for each service; one may be called hoptac."""
_SERVICE_PORT = re.compile(r"(?:tcp|udp|sctp)://")


def wrong_variables(environ: Mapping[str, str]) -> tuple[str, ...]:
    """Return a sentence on variables that are no settings, or contradict each other."""
    unknown = _unknown_names(environ)
    return (*((_refusals(unknown),) if unknown else ()), *_contradictions(environ))


def warn_of_old_names(environ: Mapping[str, str]) -> None:
    """Write which settings are set by a name of earlier versions, and the new one."""
    for old, new in _old_names(environ).items():
        click.echo(f"hoptac: {old} is an old name; write {new}", err=True)


def _unknown_names(environ: Mapping[str, str]) -> tuple[str, ...]:
    """Return the variables that look like a setting, in any case, and are none."""
    known = {
        name for each in all_settings() for name in (each.name, each.replaces) if name
    }
    return tuple(
        name
        for name, value in sorted(environ.items())
        if name.upper().startswith(PREFIX)
        and name not in known
        and not _is_of_a_service(name, value)
    )


def _refusals(names: tuple[str, ...]) -> str:
    """Return a sentence that refuses variables, with the settings that are nearest."""
    parts = [_refusal(name) for name in names[:_MOST]]
    return "; ".join((*parts, "…") if len(names) > _MOST else parts)


def _old_names(environ: Mapping[str, str]) -> dict[str, str]:
    """Return the old names of settings that are set, each with the new one."""
    return {
        each.replaces: each.name
        for each in all_settings()
        if each.replaces and environ.get(each.replaces, "").strip()
    }


def _contradictions(environ: Mapping[str, str]) -> tuple[str, ...]:
    """Return a sentence for each setting that an old and a new name set differently."""
    return tuple(
        f"{old} and {new} are the same setting and have different values; "
        f"remove {old}, which is the old name"
        for old, new in _old_names(environ).items()
        if (given := environ.get(new, "").strip())
        and given.casefold() != environ[old].strip().casefold()
    )


def _is_of_a_service(name: str, value: str) -> bool:
    """Return whether Kubernetes or Docker set a variable, for a service it names."""
    if name.endswith("_PORT"):
        return bool(_SERVICE_PORT.match(value)) or "_SERVICE_" in name
    return bool(_OF_SERVICES.fullmatch(name))


def _refusal(name: str) -> str:
    """Return what is wrong with a name, which may be of any length and signs."""
    shown = name if len(name) <= _SHOWN else f"{name[:_SHOWN]}…"
    nearest = _nearest(name.upper()[:_SHOWN])
    remedy = f"write {nearest}, or unset it" if nearest else f"unset it; {_LIST}"
    return f"{printable(shown)} is no setting ({remedy})"


def _nearest(name: str) -> str:
    """Return the setting whose name, or old name, is nearest; "" if none is near."""
    names = {
        written.removeprefix(PREFIX): each.name
        for each in all_settings()
        for written in (each.replaces, each.name)
        if written
    }
    near = get_close_matches(name.removeprefix(PREFIX), names, 1, _NEAR)
    return names[near[0]] if near else ""
