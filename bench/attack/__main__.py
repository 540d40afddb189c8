"""How does a site stand up to attacks? Run as `python -m bench.attack NAME`."""

from __future__ import annotations

import sys

import click

from bench.attack.connections import connections
from bench.attack.costs import costs
from bench.attack.crawl import crawl
from bench.attack.crowd import crowd
from bench.attack.damage import damage
from bench.attack.fuzz import fuzz
from bench.attack.soak import soak
from bench.attack.stop import stop
from search.errors import SearchError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Attack a site as a visitor could, and measure whether it holds.

    Each command exits with 1 if it does not.
    """


main.add_command(connections)
main.add_command(costs)
main.add_command(damage)
main.add_command(fuzz)
main.add_command(stop)
main.add_command(crowd)
main.add_command(crawl)
main.add_command(soak)


def run() -> None:
    """Run a command; an index that cannot be opened ends it with a sentence."""
    try:
        main()
    except SearchError as error:
        sys.exit(f"Error: {error}")


if __name__ == "__main__":
    run()
