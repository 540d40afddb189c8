"""What do the tests of alerts need? An index that grows by days, and a mail server."""

from __future__ import annotations

import socket
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import message_from_bytes, policy
from typing import TYPE_CHECKING, Any

import pytest
from aiosmtpd.controller import Controller

from alerts.delivery_state import locked_state
from alerts.saved_searches import read_saved_searches
from alerts.sending import Sending
from alerts.smtp import SmtpMailer
from search.searcher.reader import Reader
from tests.webapp.news_folder import BASELINE, NEWS, day, index_news
from webapp.app import create_app

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from email.message import EmailMessage
    from pathlib import Path

    from alerts.sending import Outcome

ADDRESS = "https://news.example.org/uk/?q=енергія"


@dataclass
class Inbox:
    """A mail server that takes messages, or refuses them.

    Attributes:
        port: where it listens.
        messages: what it took, with its recipient.
        refused: addresses that it does not take mail for.
        answer: what it answers to messages.
    """

    port: int = 0
    messages: list[tuple[str, bytes]] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    answer: str = "250 taken"

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: Any
    ) -> str:
        """Take or refuse a recipient."""
        if address in self.refused:
            return "550 nobody of this name"
        envelope.rcpt_tos.append(address)
        return "250 fine"

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, _server: Any, _session: Any, envelope: Any
    ) -> str:
        """Take or refuse a message."""
        if self.answer.startswith("250"):
            self.messages.append((envelope.rcpt_tos[0], envelope.content))
        return self.answer

    def read(self) -> list[EmailMessage]:
        """Return the messages, parsed."""
        parsed = (
            message_from_bytes(d, policy=policy.default) for _, d in self.messages
        )
        return list(parsed)  # type: ignore[arg-type] # by the policy


@pytest.fixture
def inbox() -> Iterator[Inbox]:
    """Return a mail server that runs."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    handler = Inbox(port)
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    yield handler
    controller.stop()


@pytest.fixture(scope="session")
def news_indexes(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    """Return an index of the baseline (0) and one of the next day's news (1)."""
    folders = {}
    for last in (0, 1):
        folder = tmp_path_factory.mktemp(f"news{last}")
        folders[last] = index_news(folder, 0, BASELINE)
        if last:
            index_news(folder, 1, [*BASELINE, *NEWS])
    return folders


@pytest.fixture
def write_file(tmp_path: Path, inbox: Inbox) -> Callable[..., Path]:
    """Return a function that writes a file of alerts, of tables by name."""

    def write(alerts: dict[str, dict[str, Any]] | None = None, mail: str = "") -> Path:
        lines = [
            "[mail]",
            'host = "127.0.0.1"',
            f"port = {inbox.port}",
            'security = "none"',
            'from = "Hoptac <news@example.org>"',
            'contact = "library@example.org"',
            mail,
        ]
        default = {"Енергетика": {"to": ["olena@example.org"], "search": ADDRESS}}
        for name, values in (default if alerts is None else alerts).items():
            lines += ["[[alert]]", f'name = "{name}"']
            lines += [f"{key} = {value!r}" for key, value in values.items()]
        path = tmp_path / "alerts.toml"
        path.write_text("\n".join(lines), "utf-8")
        return path

    return write


@pytest.fixture
def run(news_indexes: dict[int, Path], tmp_path: Path) -> Callable[..., list[Outcome]]:
    """Return a function that sends what is new by a file, some time after a day."""

    def send(
        file: Path,
        index: int | Path = 1,
        mailer: Any = None,
        now: datetime | None = None,
    ) -> list[Outcome]:
        folder = news_indexes[index] if isinstance(index, int) else index
        reader = Reader(folder)
        saved = read_saved_searches(file)
        sending = Sending(
            app=create_app(reader),
            reader=reader,
            file=saved,
            site="",
            clock=lambda: (now or day(1)).astimezone(UTC),
        )
        with (
            closing(SmtpMailer(saved.mail)) as server,
            locked_state(tmp_path / "alerts.state") as state,
        ):
            return list(sending.run(state, mailer or server))

    return send
