"""Which settings cannot be used, and why not?"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.progress import wants_progress
from cli.settings.call import command_named
from cli.settings.in_force import Source
from cli.web_settings import read_web_settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cli.settings.in_force import SettingValue


def wrong_values(
    root: click.Context, settings: Sequence[SettingValue]
) -> Iterator[str]:
    """Yield a sentence for each value that a command would refuse.

    Args:
        root: of the command line.
        settings: those to check, with their values.
    """
    for each in settings:
        if each.setting.option and each.source is not Source.DEFAULT:
            try:
                _convert(root, each)
            except click.UsageError as error:
                yield f"{each.place}: {error.message}"
    try:
        wants_progress(os.environ)
    except click.UsageError as error:
        yield error.message
    yield from _wrong_pages({each.setting.name: each for each in settings})


def _convert(root: click.Context, each: SettingValue) -> None:
    """Convert a value as a command that has the option does."""
    for name in each.setting.commands:
        command = command_named(root, name)
        for parameter in command.params:
            if each.setting.option in parameter.opts:
                context = click.Context(command, info_name=name)
                parameter.process_value(context, each.value)
                return


def _wrong_pages(settings: Mapping[str, SettingValue]) -> Iterator[str]:
    """Yield what the pages cannot use, if they are asked for."""
    file = settings.get("HOPTAC_COLLECTION_FILE")
    if "HOPTAC_RATE" not in settings or file is None:
        return
    try:
        read_web_settings(Path(file.value) if file.value else None)
    except click.UsageError as error:
        yield error.message
