"""By which mail server are alerts sent, and as whom?"""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from email.headerregistry import Address
from email.utils import parseaddr
from pathlib import Path
from typing import TYPE_CHECKING, Any

from alerts.errors import AlertsFileError
from corpus.open_file import read_file

if TYPE_CHECKING:
    from collections.abc import Mapping

PORTS = {"none": 25, "starttls": 587, "tls": 465}
"""Usual port by how the connection is protected."""
TIMEOUT = 30
"""Seconds that the server may take to answer."""
_MOST_PASSWORD = 4096
"""Bytes of the file of a password."""
_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[^@\s<>()\",;:\\]{1,255}")
_KEYS = {
    "host": str,
    "port": int,
    "security": str,
    "ca_file": str,
    "user": str,
    "password_file": str,
    "password_variable": str,
    "from": str,
    "contact": str,
    "site": str,
    "timeout": int,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class MailSettings:
    """How mail is sent.

    Attributes:
        host: the mail server.
        port: its port.
        security: `none`, `starttls` or `tls`.
        ca_file: path of the certificates, in PEM, by one of which the server's must be
            signed; "" for those of the machine.
        user: name to log in with, "" for none.
        password_file: path of a file that has the password and nothing else, or "".
        password_variable: name of an environment variable that has it, or "".
        sender: address that messages come from, with a name or without.
        contact: address to write to in order to follow a search no longer.
        site: address of the site, "" if it is not given.
        timeout: seconds that the server may take to answer.
    """

    host: str
    port: int
    security: str
    ca_file: str
    user: str
    password_file: str
    password_variable: str
    sender: str
    contact: str
    site: str
    timeout: int

    def password(self) -> str:
        """Return the password, "" where there is none.

        Raises:
            AlertsFileError: it cannot be read.
        """
        if self.password_variable:
            password = os.environ.get(self.password_variable)
            if password is None:
                reason = f"the environment has no {self.password_variable}; set it"
                raise AlertsFileError(reason)
            return password
        if not self.password_file:
            return ""
        try:
            data = read_file(Path(self.password_file), _MOST_PASSWORD)
            return data.decode("utf-8").strip("\r\n")
        except (OSError, UnicodeDecodeError) as error:
            why = getattr(error, "strerror", None) or error
            reason = f"the password cannot be read from {self.password_file} ({why})"
            raise AlertsFileError(reason) from error

    def warning(self) -> str:
        """Return what is unsafe about the password's file, "" if nothing is."""
        path = Path(self.password_file)
        if not self.password_file or not path.exists():
            return ""
        if stat.S_IMODE(path.stat().st_mode) & (stat.S_IRWXG | stat.S_IRWXO):
            return f"others may read {path}; run `chmod 600 {path}`"
        return ""


def read_mail_settings(table: Mapping[str, Any], folder: Path) -> MailSettings:
    """Return the settings of a file's table `[mail]`.

    Args:
        table: its keys and values.
        folder: of the file; relative paths of other files are from there.

    Raises:
        ValueError: a value is wrong; the message says which, and what it takes.
    """
    for key, value in table.items():
        if key not in _KEYS:
            reason = f"mail.{key} is not known; there are {', '.join(_KEYS)}"
            raise ValueError(reason)
        if type(value) is not _KEYS[key]:
            kind = "a number" if _KEYS[key] is int else 'a text in "…"'
            reason = f"mail.{key} takes {kind}"
            raise ValueError(reason)
    security = table.get("security", "starttls")
    if security not in PORTS:
        reason = f"mail.security is {security!r}; it takes {', '.join(PORTS)}"
        raise ValueError(reason)
    for key in ("host", "from"):
        if not table.get(key, "").strip():
            reason = f"mail.{key} is missing"
            raise ValueError(reason)
    return MailSettings(
        host=table["host"].strip(),
        port=_port(table.get("port", PORTS[security])),
        security=security,
        ca_file=_path(table, "ca_file", folder),
        user=table.get("user", ""),
        password_file=_path(table, "password_file", folder),
        password_variable=table.get("password_variable", ""),
        sender=mail_address(table["from"]),
        contact=mail_address(table.get("contact", table["from"])),
        site=table.get("site", "").rstrip("/"),
        timeout=max(1, table.get("timeout", TIMEOUT)),
    )


def mail_address(text: str) -> str:
    """Return an address as a message's head may have it, with a name or without.

    Raises:
        ValueError: it is none.
    """
    name, address = parseaddr(" ".join(text.split()))
    if not _ADDRESS.fullmatch(address) or any(ord(sign) < ord(" ") for sign in text):
        reason = f"{text!r} is no mail address"
        raise ValueError(reason)
    local, _, domain = address.rpartition("@")
    try:
        domain = domain.encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        reason = f"{text!r} has no domain that mail can be sent to"
        raise ValueError(reason) from error
    addr_spec = f"{local}@{domain}"
    return str(Address(display_name=name, addr_spec=addr_spec)) if name else addr_spec


def _path(table: Mapping[str, Any], key: str, folder: Path) -> str:
    return str(folder / table[key]) if table.get(key) else ""


def _port(number: int) -> int:
    if not 0 < number < 1 << 16:
        reason = f"mail.port is {number}; it takes a number from 1 to 65535"
        raise ValueError(reason)
    return number
