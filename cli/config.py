"""What is set, and where is it from?"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import click

from cli.options import print_json
from cli.settings.call import read_call
from cli.settings.checks import wrong_values
from cli.settings.in_force import value_in_force, with_collection
from cli.settings.table import all_settings
from cli.settings.variables import warn_of_old_names, wrong_variables

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cli.settings.in_force import SettingValue

_WRONG = 2


@click.command(context_settings={"allow_interspersed_args": False})
@click.option("--json", "as_json", is_flag=True, help="Print the settings as JSON.")
@click.argument("call", nargs=-1, type=click.UNPROCESSED, metavar="[COMMAND ...]")
@click.pass_context
def config(context: click.Context, call: tuple[str, ...], *, as_json: bool) -> None:
    """Print the settings in force and where each is from.

    With a COMMAND and its options, those that it would work with. Passwords are not
    printed. Exit 2 where something is set that cannot be used.
    """
    command, options = read_call(context.find_root(), call)
    settings = [
        value_in_force(setting, os.environ, options)
        for setting in all_settings()
        if not command or command in setting.commands
    ]
    problems = [
        *wrong_variables(os.environ),
        *wrong_values(context.find_root(), settings),
    ]
    if not problems:
        settings = with_collection(settings)
    if as_json:
        print_json({"settings": [*map(_json, settings)], "problems": problems})
    else:
        _print(settings)
    for problem in problems:
        click.echo(f"hoptac: {problem}", err=True)
    warn_of_old_names(os.environ)
    if problems:
        raise click.exceptions.Exit(_WRONG)


def _print(settings: Sequence[SettingValue]) -> None:
    """Write a line for each setting: its name, its value and where that is from."""
    name_width = max((len(each.setting.name) for each in settings), default=0)
    value_width = min(40, max((len(each.shown) for each in settings), default=0))
    for each in settings:
        source = f"{each.source} {each.place}".strip()
        value = each.shown or "-"
        click.echo(f"{each.setting.name:{name_width}}  {value:{value_width}}  {source}")


def _json(each: SettingValue) -> dict[str, Any]:
    """Return a setting as JSON has it; a value that is secret is null."""
    return {
        "name": each.setting.name,
        "value": None if each.is_secret else each.value,
        "source": each.source,
        "place": each.place,
        "default": each.setting.default,
        "meaning": each.setting.meaning,
        "commands": each.setting.commands,
    }
