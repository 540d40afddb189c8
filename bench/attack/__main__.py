"""How does a site stand up to attacks? Run as `python -m bench.attack NAME`."""

from __future__ import annotations

import click

from bench.attack.costs import costs


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Attack a site as a visitor could, and measure whether it holds.

    Each command exits with 1 if it does not.
    """


main.add_command(costs)

if __name__ == "__main__":
    main()
