"""Which mail server do tests send to? One in this process that keeps what it takes."""

from __future__ import annotations

import socket
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from typing import TYPE_CHECKING, Any

from aiosmtpd.controller import Controller

if TYPE_CHECKING:
    from collections.abc import Iterator
    from email.message import EmailMessage

HOST = "127.0.0.1"


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

    def texts(self) -> list[str]:
        """Return what the messages say as text."""
        return [part_of(message, "plain") for message in self.read()]


class Broken:
    """A mailer that always fails with an error, and remembers what it was given."""

    def __init__(self, error: Exception) -> None:
        self.error = error
        self.given: list[bytes] = []

    def send(self, message: bytes, _sender: str, _to: str) -> None:
        """Fail."""
        self.given.append(message)
        raise self.error


def part_of(message: EmailMessage, kind: str) -> str:
    """Return the text of a message's part, of the kind `plain` or `html`."""
    part = message.get_body((kind,))
    assert part
    text: str = part.get_content()
    return text


@contextmanager
def running(inbox: Inbox, **options: Any) -> Iterator[Inbox]:
    """Serve an inbox, on its port or on a free one, which becomes its port.

    Args:
        inbox: what takes the messages.
        options: of aiosmtpd, such as `tls_context`.
    """
    if not inbox.port:
        with socket.socket() as free:
            free.bind((HOST, 0))
            inbox.port = free.getsockname()[1]
    controller = Controller(inbox, hostname=HOST, port=inbox.port, **options)
    controller.start()
    try:
        yield inbox
    finally:
        controller.stop()
