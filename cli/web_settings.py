"""How does a command read the settings of the pages?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from pathlib import Path

    from webapp.settings import Settings


def read_web_settings(collection: Path | None = None) -> Settings:
    """Return the settings; one that cannot be used is refused like a wrong option.

    Args:
        collection: the file that tells of the collection, instead of the setting's.

    Raises:
        UsageError: a setting cannot be used; a sentence says what to write.
    """
    from webapp.setting_error import SettingError
    from webapp.settings import Settings

    try:
        return Settings.from_environment(collection)
    except SettingError as error:
        raise click.UsageError(str(error)) from error
