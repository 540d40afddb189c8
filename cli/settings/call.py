"""Which settings does a call of a command give by its options?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from cli.home_option import OLD_NAME, OPTION
from cli.semantic import SemanticCommand, with_values
from cli.settings.table import all_settings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def read_call(
    root: click.Context, call: Sequence[str]
) -> tuple[str, Mapping[str, str]]:
    """Return the name of a command and the options of the call that are settings.

    Args:
        root: of the command line.
        call: the words of a call, the command first; none for no command.

    Returns:
        The name, "" where there is none; and values by the option's name.

    Raises:
        UsageError: there is no such command, or it has no such option.
    """
    if not call:
        return "", {}
    name, *args = call
    command = command_named(root, name)
    if isinstance(command, SemanticCommand):
        args = [*with_values(args)]
    if isinstance(command, click.Group):
        return name, {}
    parser = command.make_parser(click.Context(command, parent=root, info_name=name))
    given, _, _ = parser.parse_args(args)
    settings = {each.option for each in all_settings() if each.option}
    options = {
        option: str(given[parameter.name])
        for parameter in command.params
        for option in settings & {*parameter.opts}
        if parameter.name in given
    }
    if OLD_NAME in given:
        options.setdefault(OPTION, str(given[OLD_NAME]))
    return name, options


def command_named(root: click.Context, name: str) -> click.Command:
    """Return a command; UsageError if there is none of this name."""
    group = root.command
    command = group.get_command(root, name) if isinstance(group, click.Group) else None
    if command is None:
        reason = f"no such command {name!r}; `hoptac --help` lists all"
        raise click.UsageError(reason)
    return command
