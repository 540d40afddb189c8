"""What can be done from a terminal?

A mistake of the user's is one sentence on stderr and exit status 1 (2 for a wrong
call); nothing that a user can do ends in a traceback.

Modules of this package import at their top only what declares their options. What a
command works with is imported when it runs, so that `hoptac --help` answers at once.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from cli.alerts import alerts
from cli.backup import backup, restore
from cli.config import config
from cli.extract import extract
from cli.fetch import fetch
from cli.follow import follow
from cli.generations import check, rollback
from cli.index import index, stories
from cli.learn import learn
from cli.run import run
from cli.search import search
from cli.serve import serve
from cli.settings.variables import warn_of_old_names, wrong_variables
from cli.shards import analyse, link, load, publish
from cli.store import store
from cli.text import analyze, tag
from cli.values import values
from corpus.terminal_text import printable

if TYPE_CHECKING:
    from collections.abc import Sequence


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="hoptac", prog_name="hoptac")
def hoptac() -> None:
    """Search news on cooperation in Ukrainian, French, Polish and Vietnamese."""


for _command in (
    index,
    analyse,
    link,
    load,
    publish,
    learn,
    extract,
    fetch,
    follow,
    search,
    values,
    serve,
    alerts,
    analyze,
    tag,
    run,
    stories,
    check,
    rollback,
    backup,
    restore,
    store,
    config,
):
    hoptac.add_command(_command)


_NEEDS_NO_SETTINGS = frozenset({"-h", "--help", "--version"})


def main() -> None:
    """Run the command line, and exit with the status of the command."""
    sys.exit(run_command())


def run_command(args: Sequence[str] | None = None) -> int:
    """Run a command and return its exit status; the default is `sys.argv`'s command."""
    given = sys.argv[1:] if args is None else args
    # `config` shows what is set, and then what of it is wrong, by itself.
    is_checked = given[:1] != [config.name] and not _NEEDS_NO_SETTINGS & {*given}
    if is_checked and (problems := wrong_variables(os.environ)):
        click.echo(f"hoptac: {problems[0]}", err=True)
        return 2
    if is_checked:
        warn_of_old_names(os.environ)
    try:
        # Without standalone mode click returns the status a command exits with.
        return hoptac(args, standalone_mode=False) or 0
    except click.Abort:
        return 130
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except OSError as error:
        path = f"{error.filename}: " if error.filename else ""
        click.echo(printable(f"hoptac: {path}{error.strerror or error}"), err=True)
        return 1
    except _expected_errors() as error:  # called only for what none above matches
        click.echo(printable(f"hoptac: {error}"), err=True)
        return 1


def _expected_errors() -> tuple[type[Exception], ...]:
    """Return what the packages raise with a sentence for the user."""
    from alerts.errors import AlertsError
    from analyzers import AnalyzerError
    from backup.errors import BackupError
    from corpus import CorpusError
    from fetcher.errors import FetcherError
    from indexer import IndexerError
    from search.errors import SearchError

    return (
        AlertsError,
        AnalyzerError,
        BackupError,
        CorpusError,
        FetcherError,
        IndexerError,
        SearchError,
    )


if __name__ == "__main__":
    main()
