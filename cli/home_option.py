"""How is the collection's own country named?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

from corpus import HOME, is_country

if TYPE_CHECKING:
    from collections.abc import Callable

    Command = TypeVar("Command", bound=Callable[..., Any])

OPTION, OLD_OPTION = "--home-country", "--home"
OLD_NAME = "old_home"
VARIABLES = ("HOPTAC_HOME_COUNTRY", "HOPTAC_HOME")
"""The second is the old name."""
_KEY = "hoptac.home"


def home_option(command: Command) -> Command:
    """Add `--home-country CC`, and `--home CC`, as it was called."""
    country = click.option(
        OPTION,
        "home",
        default=HOME,
        callback=_home,
        envvar=VARIABLES,
        show_default=True,
        metavar="CC",
        help="The collection's own country, never offered as a partner; '' for none.",
    )
    old = click.option(
        OLD_OPTION,
        OLD_NAME,
        metavar="CC",
        callback=_old_home,
        expose_value=False,
        is_eager=True,
        hidden=True,
    )
    return country(old(command))


def _old_home(
    context: click.Context, _option: click.Parameter, code: str | None
) -> None:
    """Remember a country that the old name of the option gives."""
    if code is not None and not context.resilient_parsing:
        message = f"{OLD_OPTION} is an old name; write {OPTION}"
        click.echo(f"hoptac: {message}", err=True)
        context.meta[_KEY] = _country(code)


def _home(context: click.Context, _option: click.Parameter, code: str) -> str:
    """Return the country's code in capitals."""
    country = _country(code)
    old: str = context.meta.get(_KEY, country)
    is_given = context.get_parameter_source("home") is ParameterSource.COMMANDLINE
    if is_given and old != country:
        message = (
            f"{OLD_OPTION} and {OPTION} are the same option and have different values; "
            f"leave out {OLD_OPTION}, which is the old name"
        )
        raise click.UsageError(message)
    return old


def _country(code: str) -> str:
    if code and not is_country(code.upper()):
        message = f"{code!r} is no ISO 3166-1 alpha-2 code"
        raise click.BadParameter(message)
    return code.upper()
