"""Is a value of a table what its key takes?"""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.parse import urlsplit

from fetcher.errors import SourcesError

if TYPE_CHECKING:
    from collections.abc import Iterable


_USER = re.compile(r"^([a-z][a-z\d+.-]*:/*|//)[^/?#]*@", re.IGNORECASE)


def near(word: str, words: Iterable[str]) -> str:
    """Return a clause on the words that one may have meant."""
    known = {known.lower(): known for known in words}
    close = get_close_matches(word.lower(), known, n=1, cutoff=0.6)
    if close:
        return f"; did you mean {known[close[0]]!r}?"
    return f"; known are {', '.join(known.values())}"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a file, with where it is.

    Attributes:
        values: by their keys.
        place: the file and the table, for messages.
    """

    values: dict[str, Any]
    place: str

    def fail(self, key: str, reason: str) -> NoReturn:
        """Raise the error of a key.

        Raises:
            SourcesError: always.
        """
        message = f"{self.place}, {key}: {reason}"
        raise SourcesError(message)

    def check_keys(self, known: Iterable[str]) -> None:
        """Make sure that all keys are known."""
        known = list(known)
        for key in self.values:
            if key not in known:
                self.fail(key, f"no such key{near(key, known)}")

    def text(self, key: str, default: str = "") -> str:
        """Return a string."""
        value = self.values.get(key, default)
        if not isinstance(value, str):
            self.fail(key, f"is {_kind(value)}; write it in quotation marks")
        if key in self.values and not value.strip():
            self.fail(key, "is empty; write something or leave it out")
        return value.strip()

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of strings; a single one is a list of one."""
        value = self.values.get(key, [])
        items = [value] if isinstance(value, str) else value
        if not isinstance(items, list) or not all(isinstance(i, str) for i in items):
            self.fail(key, f"is {_kind(value)}; write a list, as in {key} = ['…', '…']")
        if any(not item.strip() for item in items):
            self.fail(key, "has an empty entry; take it out")
        return tuple(dict.fromkeys(item.strip() for item in items))

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Return true or false."""
        value = self.values.get(key, default)
        if not isinstance(value, bool):
            self.fail(key, f"is {_kind(value)}; write true or false")
        return value

    def number(self, key: str, default: float, least: float) -> float:
        """Return a number that is not less than another."""
        value = self.values.get(key, default)
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            self.fail(
                key, f"is {_kind(value)}; write a number, as in {key} = {default:g}"
            )
        if not least <= value < float("inf"):
            self.fail(key, f"is {value}; the least is {least:g}")
        return value

    def whole(self, key: str, default: int, least: int) -> int:
        """Return a whole number that is not less than another."""
        value = self.number(key, default, least)
        if value != int(value):
            self.fail(key, f"is {value}; write a whole number")
        return int(value)

    def patterns(self, key: str, group: str = "") -> tuple[re.Pattern[str], ...]:
        """Return regular expressions, each with a named group if one is asked for."""
        return tuple(self._pattern(key, text, group) for text in self.texts(key))

    def _pattern(self, key: str, text: str, group: str) -> re.Pattern[str]:
        try:
            pattern = re.compile(text)
        except re.error as error:
            self.fail(key, f"{text!r} is no regular expression: {error}; mend it")
        if group and group not in pattern.groupindex:
            self.fail(key, f"{text!r} has no group (?P<{group}>…); add it")
        return pattern

    def addresses(self, key: str) -> tuple[str, ...]:
        """Return absolute addresses."""
        return tuple(self._address(key, text) for text in self.texts(key))

    def _address(self, key: str, text: str) -> str:
        shown = without_user(text)
        if shown != text:
            self.fail(key, f"{shown!r} has a user's name; take it out, none is sent")
        parts = _split(text)
        if parts is None or any(c.isspace() or not c.isprintable() for c in text):
            self.fail(key, f"{text!r} is no address; mend it")
        scheme, host = parts
        if not scheme or (scheme not in {"http", "https"} and "." in scheme):
            self.fail(
                key, f"{text!r} is relative; write the whole, as in {self._whole(text)}"
            )
        if scheme not in {"http", "https"}:
            self.fail(key, f"{text!r} is neither http nor https; only those are asked")
        if not host:
            self.fail(key, f"{text!r} names no host; write https://HOST/…")
        return text

    def _whole(self, text: str) -> str:
        """Return what an address without a scheme, or without a host, may mean."""
        rest = text.lstrip("/")
        if text.startswith("//") or _begins_with_host(text):
            return f"https://{rest}"
        hosts = (
            host
            for value in self.values.values()
            for item in (value if isinstance(value, list) else [value])
            if isinstance(item, str) and (parts := _split(item))
            for scheme, host in [parts]
            if scheme in {"http", "https"} and host
        )
        return f"https://{next(hosts, 'HOST')}/{rest}"


def _split(text: str) -> tuple[str, str] | None:
    """Return the scheme and the host of an address, None where it is broken."""
    try:
        parts = urlsplit(text)
        _ = parts.port
    except ValueError:
        return None
    return parts.scheme.lower(), parts.hostname or ""


def without_user(address: str) -> str:
    """Return an address without a user's name and password, which nobody shall read."""
    return _USER.sub(r"\1", address)


def _begins_with_host(text: str) -> bool:
    """Return whether an address without a scheme begins with a host, not a path."""
    begin, slash, _ = text.partition("/")
    return "." in begin and (bool(slash) or begin.startswith("www."))


def _kind(value: object) -> str:
    """Return what a value is in a file's own words."""
    names = {
        bool: "true or false",
        int: "a number",
        float: "a number",
        str: "a string",
        list: "a list of other things",
        dict: "a table",
    }
    return names.get(type(value), "a date or time")
