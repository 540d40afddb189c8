"""What can be done from a terminal?

A mistake of the user's is one sentence on stderr and exit status 1 (2 for a wrong
call); nothing that a user can do ends in a traceback.
"""

from __future__ import annotations

import sys

import click

from analyzers import AnalyzerError
from cli.ask import run_queries, search
from cli.generations import check, rollback
from cli.index import index, stories
from cli.serve import serve
from cli.text import analyze, tag
from corpus import CorpusError
from indexer import IndexerError
from search.errors import SearchError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="hoptac", prog_name="hoptac")
def hoptac() -> None:
    """Search news on cooperation in Ukrainian, French, Polish and Vietnamese."""


for _command in (
    index,
    search,
    serve,
    analyze,
    tag,
    run_queries,
    stories,
    check,
    rollback,
):
    hoptac.add_command(_command)


def main() -> None:
    """Run the command line."""
    try:
        # Without standalone mode click returns the status a command exits with.
        sys.exit(hoptac(standalone_mode=False))
    except click.Abort:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (AnalyzerError, CorpusError, IndexerError, SearchError) as error:
        click.echo(f"hoptac: {error}", err=True)
        sys.exit(1)
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        click.echo(f"hoptac: {place}{error.strerror or error}", err=True)
        sys.exit(1)


if __name__ == "__main__":
    main()
