"""How are those told by mail from a terminal who follow a search?"""

from __future__ import annotations

from datetime import UTC, datetime
from email import message_from_bytes, policy
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.options import REJECTED, engine_option, index_option
from cli.web_settings import read_web_settings
from corpus.terminal_text import printable

if TYPE_CHECKING:
    from alerts.delivery_state import DeliveryState
    from alerts.saved_searches import SavedSearches
    from alerts.sending import Sending
    from search.port.storage import EngineStorage


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@index_option
@engine_option
@click.option("--site", default="", metavar="URL", help="Address of the site.")
@click.option(
    "--dry-run", is_flag=True, help="Print the messages; send and change nothing."
)
def alerts(
    file: Path, index_dir: Path, storage: EngineStorage, site: str, *, dry_run: bool
) -> None:
    """Send by mail what is new in the searches of FILE since the last run.

    Exit 0; 1 where nothing could be done; 3 where an alert is wrong or a message could
    not be delivered, which the next run does.
    """
    from alerts.delivery_state import DeliveryState, state_folder
    from alerts.saved_searches import read_saved_searches
    from alerts.sending import Sending
    from search.searcher.reader import Reader
    from webapp.app import create_app

    settings = read_web_settings()
    saved = read_saved_searches(file)
    reader = Reader(index_dir, storage)
    sending = Sending(
        app=create_app(reader, settings),
        reader=reader,
        file=saved,
        site=site.rstrip("/"),
        clock=lambda: datetime.now(UTC),
    )
    for problem in saved.problems:
        click.echo(printable(f"hoptac: {problem}"), err=True)
    if dry_run:
        failed = _print(sending, DeliveryState(state_folder(file)))
    else:
        failed = _send(sending, saved, state_folder(file))
    if failed or saved.problems:
        raise click.exceptions.Exit(REJECTED)


def _send(sending: Sending, saved: SavedSearches, folder: Path) -> bool:
    """Send what is new, write a line for each message, and return what failed."""
    from alerts.delivery_state import locked_state
    from alerts.smtp import SmtpMailer

    if warning := saved.mail.warning():
        click.echo(printable(f"hoptac: {warning}"), err=True)
    failed = False
    mailer = SmtpMailer(saved.mail)
    try:
        with locked_state(folder) as state:
            for alert, to, articles, problem in sending.run(state, mailer):
                if problem:
                    failed = True
                    click.echo(_trouble(alert, to, problem), err=True)
                elif articles:
                    click.echo(printable(f"{alert} to {to}: {articles} sent"))
    finally:
        mailer.close()
    return failed


def _print(sending: Sending, state: DeliveryState) -> bool:
    """Print what would be sent, and return whether something is wrong."""
    failed = False
    for (alert, to, _, problem), data in sending.messages(state):
        if problem:
            failed = True
            click.echo(_trouble(alert, to, problem), err=True)
            continue
        message = message_from_bytes(data, policy=policy.default)
        body = message.get_body(("plain",))
        click.echo(printable(f"To: {to}"))
        click.echo(printable(f"Subject: {message['Subject']}") + "\n")
        click.echo(printable(body.get_content(), "\n\t") if body else "")
    return failed


def _trouble(alert: str, to: str, problem: object) -> str:
    return printable(f"hoptac: alert {alert} to {to}: {problem}")
