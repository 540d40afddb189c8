"""Which value does a setting have, and where is it from?"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.terminal_text import printable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cli.settings.table import Setting

NOT_SHOWN = "(not shown)"
"""In place of a value that is secret."""
_COLLECTION, _FILE = "HOPTAC_COLLECTION", "HOPTAC_COLLECTION_FILE"
_LOGIN = re.compile(r"[^/\s]@")
"""A name, or a password too, in an address."""


class Source(StrEnum):
    """Where a value is from; the later ones come before the earlier ones."""

    DEFAULT = "default"
    ENVIRONMENT = "environment"
    FILE = "file"
    OPTION = "option"


@dataclass(frozen=True, slots=True)
class SettingValue:
    """A setting with its value.

    Attributes:
        setting: whose value it is.
        value: as it was written; "" for nothing.
        source: where it is from.
        place: the variable, the option or the file; "" for the default.
    """

    setting: Setting
    value: str
    source: Source
    place: str = ""

    @property
    def is_secret(self) -> bool:
        """Whether the value is, or has in it, what nobody may read."""
        is_login = self.setting.name.endswith("_URL") and _LOGIN.search(self.value)
        return bool(self.value and (self.setting.secret or is_login))

    @property
    def shown(self) -> str:
        """The value in one line, without secrets; of no value what holds then."""
        if self.is_secret:
            return NOT_SHOWN
        return printable(self.value or self.setting.shown)


def value_in_force(
    setting: Setting, environ: Mapping[str, str], options: Mapping[str, str]
) -> SettingValue:
    """Return the value of a setting.

    Args:
        setting: whose value is wanted.
        environ: the variables of a process; an empty one is not set.
        options: of a command by their names, those that were given.
    """
    if setting.option in options:
        return SettingValue(
            setting, options[setting.option], Source.OPTION, setting.option
        )
    for name in (setting.name, setting.replaces):
        value = environ.get(name, "")
        if not setting.option:  # as the commands read it; options are taken as they are
            value = value.strip()
        if value:
            return SettingValue(setting, value, Source.ENVIRONMENT, name)
    return SettingValue(setting, setting.default, Source.DEFAULT)


def with_collection(settings: Sequence[SettingValue]) -> list[SettingValue]:
    """Return settings with the collection's name from its file, if that has one.

    Raises:
        SettingError: the file cannot be read, or the first mistake in it.
    """
    from webapp.collection_file import read_collection

    files = {each.setting.name: each.value for each in settings}
    path = files.get(_FILE)
    name = read_collection(Path(path)).name("en") if path else ""
    return [
        replace(each, value=name, source=Source.FILE, place=path or "")
        if name and each.setting.name == _COLLECTION
        else each
        for each in settings
    ]
