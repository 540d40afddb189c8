"""What was sent of each alert to each address?

A folder beside the file of alerts has a file for each alert and address, which is
replaced in one step. A message is written there before it is sent, so that after an
interruption the very same message is sent again, by whose id a mail program knows it.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from alerts.errors import AlertsBusyError, StateDamagedError
from corpus.durable_files import fsync, write_synced
from corpus.open_file import read_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

REMEMBERED = 1_000
"""Articles whose sending is remembered, for each alert and address."""
LOCK = "LOCK"
_VERSION = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """A message of which is not known whether it was sent.

    Attributes:
        message: the whole of it, ASCII.
        until: as in `Delivered`, once it is sent.
        sent: what it tells of, as in `Delivered`.
    """

    message: str
    until: int
    sent: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """What was sent of an alert to an address.

    Attributes:
        alert: the alert's name.
        search: its search, as in an address.
        to: the mail address.
        until: moment of the index up to which all is sent, in seconds since 1970; 0
            where nothing was looked for yet.
        sent: digests of the texts of articles that were sent, by id, the last last.
        pending: a message that may have been sent.
    """

    alert: str
    search: str
    to: str
    until: int = 0
    sent: dict[str, str] = field(default_factory=dict)
    pending: Pending | None = None


class DeliveryState:
    """The folder of what was sent, while this process may change it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def load(
        self, alert: str, search: str, to: str, names: frozenset[str]
    ) -> Delivered:
        """Return what was sent of an alert to an address.

        An alert that has another name now is known by its search.

        Args:
            alert: its name.
            search: its search.
            to: the address.
            names: of all alerts that there are now.

        Raises:
            StateDamagedError: the file cannot be read.
        """
        path = self._path(alert, to)
        if path.exists():
            return _read(path)
        for other in sorted(self._folder.glob("*.json")):
            with suppress(StateDamagedError):
                known = _read(other)
                if (known.search, known.to) == (
                    search,
                    to,
                ) and known.alert not in names:
                    return known
        return Delivered(alert=alert, search=search, to=to)

    def save(self, delivered: Delivered) -> None:
        """Write what was sent, so that it is there after a power cut.

        Raises:
            OSError: the disk is full.
        """
        path = self._path(delivered.alert, delivered.to)
        text = json.dumps({"version": _VERSION, **asdict(delivered)}, indent=1)
        draft = path.with_suffix(".new")
        draft.touch(mode=0o600)
        write_synced(draft, text.encode("ascii"))
        draft.replace(path)
        fsync(self._folder)

    def forget_others(self, kept: set[tuple[str, str]], names: frozenset[str]) -> None:
        """Delete what was sent of alerts that there are no more.

        Args:
            kept: names and addresses of those that were followed now.
            names: of all alerts; of those that are wrong nothing is deleted.
        """
        for path in self._folder.glob("*.json"):
            with suppress(StateDamagedError, OSError):
                known = _read(path)
                followed = {alert for alert, _ in kept}
                wrong = known.alert in names and known.alert not in followed
                if (known.alert, known.to) not in kept and not wrong:
                    path.unlink()

    def _path(self, alert: str, to: str) -> Path:
        digest = hashlib.sha256(f"{alert}\0{to}".encode()).hexdigest()
        return self._folder / f"{digest[:24]}.json"


def state_folder(alerts_file: Path) -> Path:
    """Return the folder of what was sent, beside the file of alerts."""
    return alerts_file.with_name(f"{alerts_file.stem}.state")


@contextmanager
def locked_state(folder: Path) -> Iterator[DeliveryState]:
    """Keep other runs from sending; the kernel releases the lock however we end.

    Raises:
        AlertsBusyError: another run is sending.
        OSError: the folder cannot be written.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle = os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            owner = os.pread(handle, 40, 0).decode("ascii", "replace").strip()
            reason = (
                f"{folder} is in use by {owner or 'another process'}, which sends "
                "these alerts now; wait for it or stop it"
            )
            raise AlertsBusyError(reason) from error
        os.ftruncate(handle, 0)
        os.pwrite(handle, b"process %d\n" % os.getpid(), 0)
        yield DeliveryState(folder)
    finally:
        os.close(handle)


def _read(path: Path) -> Delivered:
    try:
        return _parse(json.loads(read_file(path)))
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        reason = (
            f"{path} cannot be read ({error}), so it is not known what was sent; "
            "restore it from a backup, or delete it, and this alert begins anew with "
            "what arrived within a day"
        )
        raise StateDamagedError(reason) from error


def _parse(values: dict[str, Any]) -> Delivered:
    version, pending = values.pop("version"), values.pop("pending")
    delivered = Delivered(**values, pending=Pending(**pending) if pending else None)
    kinds = type(delivered.until), type(delivered.sent), version
    if kinds != (int, dict, _VERSION):
        reason = "other values than this version writes"
        raise ValueError(reason)
    return delivered
