"""What happens on several hosts, as a file tells it?

scenarios/NAME.toml has the moment `start`, and a table [[host]] for each host with the
fields of `Host`; its tables [[host.event]] have the fields of `Event`.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench.web.host import Host
from bench.web.timetable import Event, Fault

if TYPE_CHECKING:
    from datetime import datetime

_FOLDER = Path(__file__).parent / "scenarios"


@dataclass(frozen=True, slots=True)
class Scenario:
    """What happens where.

    Attributes:
        start: the first moment.
        hosts: with their events.
    """

    start: datetime
    hosts: tuple[Host, ...]


def scenario_names() -> tuple[str, ...]:
    """Return the names of all scenarios."""
    return tuple(sorted(file.stem for file in _FOLDER.glob("*.toml")))


def load_scenario(name: str) -> Scenario:
    """Return a scenario."""
    tables = tomllib.loads((_FOLDER / f"{name}.toml").read_text("utf-8"))
    return Scenario(tables["start"], tuple(map(_host, tables["host"])))


def _host(table: dict[str, Any]) -> Host:
    fields = {key: _frozen(value) for key, value in table.items() if key != "event"}
    return Host(**fields, events=tuple(map(_event, table.get("event", []))))


def _event(table: dict[str, Any]) -> Event:
    fields = {key: _frozen(value) for key, value in table.items() if key != "fault"}
    return Event(**fields, fault=Fault(**table.get("fault", {})))


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
