"""Which rules are there for particular sites, and are they whole?

Those of Hoptac are in `data/sites.toml`, which explains each. A user's own file has the
same form and comes first.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from corpus.errors import RuleError
from corpus.open_file import read_file

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_OURS = "sites.toml"
_KEPT = 8
"""Files of rules that are remembered."""


@dataclass(frozen=True, slots=True, eq=False)
class SiteTable:
    """A table of rules as it stands in a file.

    Attributes:
        file: what the file is called in messages.
        name: of the site.
        values: by key.
    """

    file: str
    name: str
    values: Mapping[str, Any]

    def only(self, *keys: str) -> None:
        """Refuse keys besides some.

        Raises:
            RuleError: there is another one.
        """
        for key in self.values:
            if key not in keys:
                raise self.error(key, "is no rule; see docs/extraction.md")

    def text(self, key: str, default: str = "") -> str:
        """Return a string, the default if the key is missing.

        Raises:
            RuleError: it is none.
        """
        value = self.values.get(key, default)
        if not isinstance(value, str):
            raise self.error(key, "is not a string")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of strings, or one string alone; none if the key is missing.

        Raises:
            RuleError: it is neither.
        """
        value = self.values.get(key, [])
        value = [value] if isinstance(value, str) else value
        if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
            raise self.error(key, "is not a list of strings")
        return tuple(value)

    def pattern(self, key: str, *groups: str) -> re.Pattern[str] | None:
        """Return a pattern that has some groups, None if the key is missing.

        Raises:
            RuleError: it is broken, or lacks a group.
        """
        if key not in self.values:
            return None
        return self._compiled(key, self.text(key), groups)

    def patterns(self, key: str) -> tuple[re.Pattern[str], ...]:
        """Return a list of patterns, none if the key is missing.

        Raises:
            RuleError: one is broken.
        """
        return tuple(self._compiled(key, text, ()) for text in self.texts(key))

    def table(self, key: str) -> SiteTable | None:
        """Return the table within this one by a key, None if there is none.

        Raises:
            RuleError: it is none.
        """
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise self.error(key, "is not a table")
        return SiteTable(self.file, self.name, value)

    def error(self, key: str, what: str) -> RuleError:
        """Return the error that a rule is broken."""
        return RuleError(f"{self.file}, site {self.name!r}: {key} {what}")

    def _compiled(
        self, key: str, text: str, groups: tuple[str, ...]
    ) -> re.Pattern[str]:
        try:
            pattern = re.compile(text)
        except re.error as error:
            what = f"is no regular expression ({error}): {text!r}"
            raise self.error(key, what) from error
        for group in groups:
            if group not in pattern.groupindex:
                raise self.error(key, f"has no group (?P<{group}>…): {text!r}")
        return pattern


def site_tables(file: Path | None = None) -> tuple[SiteTable, ...]:
    """Return the rules of all sites, those of a user's file first.

    Raises:
        RuleError: a file is missing, is not TOML, or has a site without a name.
    """
    ours = resources.files("corpus").joinpath("data", _OURS).read_text("utf-8")
    if file is None:
        return _parsed(_OURS, ours)
    try:
        theirs = read_file(file).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or error
        reason = f"{file}: cannot be read ({why}); mend it or leave out --sites"
        raise RuleError(reason) from error
    return (*_parsed(str(file), theirs), *_parsed(_OURS, ours))


@lru_cache(maxsize=_KEPT)
def _parsed(file: str, text: str) -> tuple[SiteTable, ...]:
    try:
        sites = tomllib.loads(text).get("site", [])
    except tomllib.TOMLDecodeError as error:
        reason = f"{file}: is not TOML ({error}); mend that line"
        raise RuleError(reason) from error
    if not isinstance(sites, list) or not all(
        isinstance(site, dict) and isinstance(site.get("name"), str) for site in sites
    ):
        reason = f"{file}: a site has no name; begin it with [[site]] and name = …"
        raise RuleError(reason)
    return tuple(SiteTable(file, site["name"], site) for site in sites)
