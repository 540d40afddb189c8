"""Where is the cluster, who are we to it, and how is an index laid out on it?"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn
from urllib.parse import urlsplit

from corpus.open_file import read_file
from search.engines.opensearch.tls import tls_context
from search.errors import EngineSettingError

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIX = "HOPTAC_OPENSEARCH_"
"""Beginning of the names of the variables."""
MOST_SHARDS, MOST_REPLICAS, LONGEST_TIMEOUT = 256, 9, 600
_NAME = re.compile(r"[a-z][a-z0-9_-]{0,39}")
_SHOWN = 80
_MOST_PASSWORD = 4_096


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterSettings:
    """How to reach a cluster, and how its indexes are made.

    Attributes:
        urls: addresses of nodes, each with scheme and host (HOPTAC_OPENSEARCH_URL).
        prefix: beginning of the names of our indexes, and the alias of the one in
            service (HOPTAC_OPENSEARCH_PREFIX).
        user: name to log in with; "" for no login (HOPTAC_OPENSEARCH_USER).
        password: of the user (in the file HOPTAC_OPENSEARCH_PASSWORD_FILE).
        ca: certificates of the authorities that are trusted, in PEM; None for those of
            the system (HOPTAC_OPENSEARCH_CA).
        cert: certificate to show to the nodes, in PEM (HOPTAC_OPENSEARCH_CERT).
        key: its private key, in PEM; None where it is in the same file
            (HOPTAC_OPENSEARCH_KEY).
        shards: parts of an index that different nodes can have
            (HOPTAC_OPENSEARCH_SHARDS).
        replicas: further copies of each shard (HOPTAC_OPENSEARCH_REPLICAS).
        timeout: seconds that a node may take for a search
            (HOPTAC_OPENSEARCH_TIMEOUT).
    """

    urls: tuple[str, ...] = ("http://127.0.0.1:9200",)
    prefix: str = "hoptac"
    user: str = ""
    password: str = field(default="", repr=False)
    ca: Path | None = None
    cert: Path | None = None
    key: Path | None = None
    shards: int = 3
    replicas: int = 1
    timeout: float = 5.0


def read_settings(environ: Mapping[str, str]) -> ClusterSettings:
    """Return the settings of an environment; what is empty or missing is the default.

    Raises:
        EngineSettingError: one has a value that it cannot have.
    """
    given = _Given(environ)
    default = ClusterSettings()
    user, password = _login(given)
    settings = ClusterSettings(
        urls=_urls(given) or default.urls,
        prefix=_prefix(given) or default.prefix,
        user=user,
        password=password,
        ca=given.path("CA"),
        cert=given.path("CERT"),
        key=given.path("KEY"),
        shards=given.number("SHARDS", default.shards, (1, MOST_SHARDS)),
        replicas=given.number("REPLICAS", default.replicas, (0, MOST_REPLICAS)),
        timeout=given.number("TIMEOUT", int(default.timeout), (1, LONGEST_TIMEOUT)),
    )
    if settings.key and not settings.cert:
        given.refuse("KEY", "name its certificate in HOPTAC_OPENSEARCH_CERT")
    tls_context(settings.ca, settings.cert, settings.key)  # raises if it cannot be made
    return settings


@dataclass(frozen=True, slots=True)
class _Given:
    """The variables of an environment."""

    environ: Mapping[str, str]

    def text(self, name: str) -> str:
        return self.environ.get(PREFIX + name, "").strip()

    def path(self, name: str) -> Path | None:
        text = self.text(name)
        return Path(text) if text else None

    def number(self, name: str, default: int, limits: tuple[int, int]) -> int:
        text = self.text(name)
        if not text:
            return default
        least, most = limits
        if not re.fullmatch("[0-9]{1,6}", text) or not least <= int(text) <= most:
            right = f"write a whole number from {least} to {most}"
            self.refuse(name, right)
        return int(text)

    def is_on(self, name: str) -> bool:
        text = self.text(name)
        if text not in {"", "0", "1"}:
            self.refuse(name, "write 0 or 1")
        return text == "1"

    def refuse(self, name: str, right: str, cause: Exception | None = None) -> NoReturn:
        text = self.text(name)
        shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
        reason = f"{PREFIX}{name}={shown} cannot be used; {right}"
        raise EngineSettingError(reason) from cause


def _urls(given: _Given) -> tuple[str, ...]:
    """Return the addresses of the nodes."""
    may_be_plain = given.is_on("PLAIN")
    urls = [url.strip() for url in given.text("URL").split(",")]
    return tuple(_url(url, may_be_plain=may_be_plain) for url in urls if url)


def _url(url: str, *, may_be_plain: bool) -> str:
    name = f"{PREFIX}URL"
    if "@" in url:  # which is not shown again
        reason = (
            f"{name} has a name or a password in it, which ends up in logs; write the "
            f"name in {PREFIX}USER and the password in a file that "
            f"{PREFIX}PASSWORD_FILE names"
        )
        raise EngineSettingError(reason)
    try:
        parts = urlsplit(url)
        host = parts.hostname
        _ = parts.port  # raises if it is none
    except ValueError:
        parts, host = urlsplit(""), None
    if parts.scheme not in {"http", "https"} or not host or parts.query:
        reason = (
            f"{name} has {url[:_SHOWN]}, which is no address of a node; write such as "
            "https://search-1.example.org:9200, with commas between several"
        )
        raise EngineSettingError(reason)
    if parts.scheme == "http" and not may_be_plain and not is_loopback(host):
        reason = (
            f"{name} has {url[:_SHOWN]}, by which everything could be read and changed "
            f"on its way; write https://, or {PREFIX}PLAIN=1 on a network of your own"
        )
        raise EngineSettingError(reason)
    return url.rstrip("/")


def is_loopback(host: str) -> bool:
    """Return whether a host is this machine, which nothing else can listen in to."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _prefix(given: _Given) -> str:
    prefix = given.text("PREFIX")
    if prefix and not _NAME.fullmatch(prefix):
        right = "write up to 40 of a-z, 0-9, - and _, the first a letter"
        given.refuse("PREFIX", right)
    return prefix


def _login(given: _Given) -> tuple[str, str]:
    """Return the name and the password to log in with; both empty for no login."""
    user, path = given.text("USER"), given.path("PASSWORD_FILE")
    if user and not path:
        given.refuse("USER", f"name a file in {PREFIX}PASSWORD_FILE as well")
    if ":" in user:
        given.refuse("USER", "write a name without a colon")
    if path is None:
        return "", ""
    if not user:
        given.refuse("PASSWORD_FILE", f"name the user in {PREFIX}USER as well")
    try:
        password = read_file(path, _MOST_PASSWORD).decode("utf-8").rstrip("\r\n")
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "it is no UTF-8 text"
        right = f"its file cannot be read ({why}); put the password there"
        given.refuse("PASSWORD_FILE", right, error)
    if not password or "\n" in password:
        right = "its file has to hold the password, in one line"
        given.refuse("PASSWORD_FILE", right)
    return user, password
