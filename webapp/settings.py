"""What can an operator set?"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from search.query.request import MAX_SIZE
from webapp.collection import Collection, named
from webapp.collection_file import MAX_NAME, read_collection
from webapp.setting_error import SettingError
from webapp.site_address import SiteAddress, read_site_address

PREFIX = "HOPTAC_"
"""Beginning of the names of all settings, which `cli/data/settings.toml` lists."""
MOST_PROXIES = 9
"""Trusted proxies in a row."""
_SWITCH = {"0": False, "1": True}


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The web application's settings, each from an environment variable.

    Attributes:
        collection: name and description of the collection and names of what filters
            (HOPTAC_COLLECTION, HOPTAC_COLLECTION_FILE).
        page_size: hits on a page where a request names no number (HOPTAC_PAGE_SIZE).
        rate: requests a minute from one network address, 0 for any (HOPTAC_RATE).
        proxies: number of trusted reverse proxies in front of the server
            (HOPTAC_PROXIES).
        site: the address of the site for the world; None where a request's own name
            is believed (HOPTAC_URL).
        log: whether a line is written for each request (HOPTAC_LOG).
        status: whether the page for operators is served, to anyone (HOPTAC_STATUS).
        store: the folder of what was fetched, of which the page for operators and the
            metrics tell (HOPTAC_STORE).
    """

    collection: Collection = field(default_factory=Collection)
    page_size: int = 10
    rate: int = 600
    proxies: int = 0
    site: SiteAddress | None = None
    log: bool = True
    status: bool = False
    store: Path | None = None

    @classmethod
    def from_environment(cls, collection_file: Path | None = None) -> Settings:
        """Return the settings of the process's environment; empty ones are defaults.

        Args:
            collection_file: instead of the one that HOPTAC_COLLECTION_FILE names.

        Raises:
            SettingError: one has a value that it cannot have.
        """
        default = cls()
        store = _read("STORE")
        return cls(
            collection=_collection(collection_file),
            page_size=_number("PAGE_SIZE", default.page_size, 1, MAX_SIZE),
            rate=_number("RATE", default.rate, 0, 999_999_999),
            proxies=_number("PROXIES", default.proxies, 0, MOST_PROXIES),
            site=_site(),
            log=_switch("LOG", default=default.log),
            status=_switch("STATUS", default=default.status),
            store=Path(store) if store else None,
        )


def small_number(text: str) -> int:
    """Return a number of up to nine digits; 0 for any other text."""
    digits = text.lstrip("0")
    return int(digits) if re.fullmatch("[0-9]{1,9}", digits) else 0


def _read(name: str) -> str:
    return os.environ.get(PREFIX + name, "").strip()


def _number(name: str, default: int, least: int, most: int) -> int:
    text = _read(name)
    if not text:
        return default
    digits = text.lstrip("0") or "0"
    is_number = re.fullmatch("[0-9]{1,9}", digits)
    if not is_number or not least <= int(digits) <= most:
        _refuse(name, text, f"a whole number from {least} to {most}")
    return int(digits)


def _switch(name: str, *, default: bool) -> bool:
    text = _read(name)
    if text and text not in _SWITCH:
        _refuse(name, text, "0 or 1")
    return _SWITCH.get(text, default)


def _site() -> SiteAddress | None:
    text = _read("URL")
    site = read_site_address(text) if text else None
    if text and not site:
        shown = (
            "…" if "@" in text else text
        )  # a name or a password, which none may read
        _refuse("URL", shown, "an address like https://news.example.org/news")
    return site


def _refuse(name: str, text: str, right: str) -> NoReturn:
    shown = text if len(text) <= MAX_NAME else f"{text[:MAX_NAME]}…"
    reason = f"{PREFIX}{name}={shown} cannot be used; write {right}"
    raise SettingError(reason)


def _collection(file: Path | None) -> Collection:
    name = _read("COLLECTION")
    if len(name) > MAX_NAME:
        _refuse("COLLECTION", name, f"at most {MAX_NAME} characters")
    path = file or _read("COLLECTION_FILE")
    collection = read_collection(Path(path)) if path else Collection()
    if collection.names:
        return collection
    return Collection(named(name).names, collection.descriptions, collection.labels)
