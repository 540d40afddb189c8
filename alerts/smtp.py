"""How does a message get to a mail server, and what is known if it does not?"""

from __future__ import annotations

import smtplib
import ssl
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from alerts.errors import (
    AlertsFileError,
    NotAcceptedError,
    RefusedError,
    ServerDownError,
    UncertainError,
)
from corpus.open_file import open_regular

if TYPE_CHECKING:
    from alerts.mail_settings import MailSettings

OK = 250
_GO_ON = frozenset({250, 251})
_FOR_GOOD = 500
"""First of the answers to a message that will not be another the next time."""


class Mailer(Protocol):
    """Delivers messages one by one."""

    def send(self, message: bytes, sender: str, to: str) -> None:
        """Deliver a message; if nothing is raised, the server has taken it.

        Args:
            message: the whole of it, with line ends of mail.
            sender: address that failures are reported to.
            to: address of the one recipient.

        Raises:
            NotAcceptedError: the server did not take it.
            RefusedError: nor will it take it another time.
            ServerDownError: neither this nor another one can be delivered now.
            UncertainError: nobody knows whether it was taken.
        """
        ...


class SmtpMailer:
    """A mail server, connected to with the first message."""

    def __init__(self, settings: MailSettings) -> None:
        self._settings = settings
        self._server: smtplib.SMTP | None = None

    def send(self, message: bytes, sender: str, to: str) -> None:
        """Deliver a message; see `Mailer`."""
        server = self._ready()
        try:
            server.rset()
            _expect(server.mail(sender), _GO_ON)
            _expect(server.rcpt(to), _GO_ON)
        except OSError as error:
            self._drop()
            raise NotAcceptedError(_said(error)) from error
        try:
            code, reply = server.data(message)
        except smtplib.SMTPDataError as error:
            raise NotAcceptedError(_said(error)) from error
        except OSError as error:
            self._drop()
            reason = f"the connection broke before the answer ({_said(error)})"
            raise UncertainError(reason) from error
        if code >= _FOR_GOOD:
            reason = f"the mail server refuses the message: {_answer(code, reply)}"
            raise RefusedError(reason)
        _expect((code, reply), frozenset({OK}))

    def close(self) -> None:
        """End the connection."""
        if self._server:
            with suppress(OSError):
                self._server.quit()
        self._server = None

    def _ready(self) -> smtplib.SMTP:
        """Return the server, connected anew where the connection has broken."""
        if self._server:
            with suppress(OSError):
                if self._server.noop()[0] == OK:
                    return self._server
            self._drop()
        try:
            self._server = self._connect()
        except OSError as error:
            where = f"{self._settings.host}:{self._settings.port}"
            reason = f"the mail server {where} cannot be used ({_said(error)})"
            raise ServerDownError(reason) from error
        return self._server

    def _connect(self) -> smtplib.SMTP:
        settings = self._settings
        place = settings.host, settings.port
        if settings.security == "tls":
            server: smtplib.SMTP = smtplib.SMTP_SSL(
                *place, timeout=settings.timeout, context=self._tls()
            )
        else:
            server = smtplib.SMTP(*place, timeout=settings.timeout)
        try:
            if settings.security == "starttls":
                server.starttls(context=self._tls())
            server.ehlo_or_helo_if_needed()
            if settings.user:
                server.login(settings.user, settings.password())
        except BaseException:
            server.close()
            raise
        return server

    def _tls(self) -> ssl.SSLContext:
        """Return what checks the server's certificate."""
        path = self._settings.ca_file
        try:
            if path:
                open_regular(Path(path)).close()  # a pipe would be waited for
            return ssl.create_default_context(cafile=path or None)
        except OSError as error:
            reason = f"mail.ca_file cannot be used, {path} ({_said(error)})"
            raise AlertsFileError(reason) from error

    def _drop(self) -> None:
        if self._server:
            self._server.close()
        self._server = None


def _expect(reply: tuple[int, bytes], codes: frozenset[int]) -> None:
    code, text = reply
    if code not in codes:
        reason = f"the mail server says {_answer(code, text)}"
        raise NotAcceptedError(reason)


def _answer(code: int, text: bytes) -> str:
    return " ".join(f"{code} {text.decode('utf-8', 'replace')}".split())


def _said(error: OSError) -> str:
    """Return what an error says, in one line; never what was sent."""
    if isinstance(error, smtplib.SMTPResponseException):
        text = error.smtp_error
        said = text if isinstance(text, bytes) else text.encode()
        return _answer(error.smtp_code, said)
    return " ".join(str(error).split()) or type(error).__name__
