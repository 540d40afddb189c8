"""Who follows which search, by a file of alerts?

The file is TOML: a table `[mail]` (`alerts.mail_settings`) and a table `[[alert]]` for
each search that is followed. An alert that is wrong is named, and the others go on.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.parse import parse_qsl

from werkzeug.datastructures import MultiDict

from alerts.errors import AlertsFileError
from alerts.mail_settings import MailSettings, mail_address, read_mail_settings
from alerts.search_address import SearchAddress, read_address
from corpus import LANGUAGES
from corpus.open_file import read_file
from search.errors import QueryError
from webapp.languages import DEFAULT, INTERFACE
from webapp.params import query_from_args

if TYPE_CHECKING:
    from pathlib import Path

    from search.query.request import Query

LISTED = 50
"""Entries that a message lists; of more it says how many there are."""
_KEYS = ("name", "to", "language", "search")


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch:
    """A search that is followed.

    Attributes:
        name: what messages call it; each alert has another.
        to: the mail addresses that follow it.
        language: code of the language of messages.
        args: the search, as in an address after the question mark.
        site: address of the site that it was pasted from, or "".
        query: the search.
    """

    name: str
    to: tuple[str, ...]
    language: str
    args: str
    site: str
    query: Query


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearches:
    """What a file of alerts says.

    Attributes:
        mail: how mail is sent.
        searches: those that can be followed.
        problems: what is wrong with others, a sentence each.
        names: of all alerts, wrong ones included.
    """

    mail: MailSettings
    searches: tuple[SavedSearch, ...]
    problems: tuple[str, ...]
    names: frozenset[str]


def read_saved_searches(path: Path) -> SavedSearches:
    """Read a file of alerts.

    Raises:
        AlertsFileError: it is not TOML, or has no mail settings or alerts.
        OSError: it cannot be read.
    """
    mail, alerts = _parts(path)
    try:
        settings = read_mail_settings(mail, path.parent)
    except ValueError as error:
        reason = f"{path}: {error}"
        raise AlertsFileError(reason) from error
    searches: dict[str, SavedSearch] = {}
    problems = []
    for number, alert in enumerate(alerts, start=1):
        try:
            search = _read_alert(alert)
            if search.name in searches:
                _refuse("another alert has this name; give each its own")
            searches[search.name] = search
        except (ValueError, QueryError) as error:
            problems.append(f"{path}: alert {alert.get('name', number)}: {error}")
    return SavedSearches(
        mail=settings,
        searches=tuple(searches.values()),
        problems=tuple(problems),
        names=frozenset(str(alert.get("name", "")) for alert in alerts),
    )


def _parts(path: Path) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Return the table of mail settings, and those of the alerts."""
    tables = _tables(path)
    unknown = tables.keys() - {"mail", "alert"}
    mail, alerts = tables.get("mail"), tables.get("alert")
    reason = ""
    if unknown:
        names = ", ".join(sorted(unknown))
        reason = f"{names} is not known; there are [mail] and [[alert]]"
    elif not isinstance(mail, dict):
        reason = 'there is no [mail]; add one with host = "…" and from = "…"'
    elif not isinstance(alerts, list) or not alerts:
        reason = "there is no [[alert]]; add one with name, to and search"
    elif not all(isinstance(alert, dict) for alert in alerts):
        reason = "alert takes tables; write each alert below a line [[alert]]"
    else:
        return mail, alerts
    message = f"{path}: {reason}"
    raise AlertsFileError(message)


def _tables(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(read_file(path).decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        reason = f"{path}: it is not in UTF-8; save it as such"
        raise AlertsFileError(reason) from error
    except tomllib.TOMLDecodeError as error:
        reason = f"{path}: it is not TOML: {error}"
        raise AlertsFileError(reason) from error


def _read_alert(table: dict[str, Any]) -> SavedSearch:
    for key in table:
        if key not in _KEYS:
            _refuse(f"{key!r} is not known; there are {', '.join(_KEYS)}")
    name = " ".join(str(table.get("name", "")).split())
    if not name:
        _refuse("it has no name")
    address = _address(table.get("search"))
    language = table.get("language", address.language or DEFAULT)
    if language not in INTERFACE:
        _refuse(f"language is {language!r}; it takes {', '.join(INTERFACE)}")
    return SavedSearch(
        name=name,
        to=_recipients(table.get("to")),
        language=language,
        args=address.args,
        site=address.site,
        query=query_from_args(
            MultiDict(parse_qsl(address.args)),
            size=LISTED,
            grouped=True,
            preferred=(language,) if language in LANGUAGES else (),
        ),
    )


def _address(search: object) -> SearchAddress:
    if not isinstance(search, str):
        _refuse("it has no search; paste the address of one")
    try:
        return read_address(search)
    except ValueError:
        _refuse(f"{search!r} is no address of a search; paste one from the browser")


def _recipients(to: object) -> tuple[str, ...]:
    given = [to] if isinstance(to, str) else to
    if not isinstance(given, list) or not given:
        _refuse('`to` takes mail addresses, as in to = ["a@example.org"]')
    return tuple(dict.fromkeys(mail_address(str(each)) for each in given))


def _refuse(reason: str) -> NoReturn:
    raise ValueError(reason)
