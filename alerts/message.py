"""How does a digest become a message that mail programs show rightly?

It has a text and the same as HTML. Its id follows from what it tells and whom, so that
a program which gets it twice can tell; its head says that no person wrote it, which
list it is of, and whom to write to in order to leave.
"""

from __future__ import annotations

import hashlib
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, parseaddr
from typing import TYPE_CHECKING
from urllib.parse import quote

from flask import render_template

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from alerts.digest import Digest
    from alerts.mail_settings import MailSettings

LIST_DOMAIN = "alerts.hoptac.invalid"
_DIGITS = 32


def message_bytes(
    digest: Digest,
    settings: MailSettings,
    to: str,
    told: Mapping[str, str],
    now: datetime,
) -> bytes:
    """Return a message; called in the context of a request for the site.

    Args:
        digest: what it tells.
        settings: whom it is from, and whom to write to.
        to: the one address that it is for.
        told: digests of the texts of all articles that it is about, by id.
        now: the time.
    """
    message = EmailMessage(policy=SMTP)
    name, address = parseaddr(to)
    message["From"] = settings.sender
    message["To"] = Address(_line(name), addr_spec=address)
    message["Subject"] = _line(digest.subject)
    message["Date"] = format_datetime(now)
    told_of = "\0".join(f"{id_} {text}" for id_, text in sorted(told.items()))
    domain = bare_address(settings.sender).rpartition("@")[2]
    message["Message-ID"] = f"<{_hash(digest.title, to, told_of)}@{domain}>"
    message["List-Id"] = f"<{_hash(digest.title)}.{LIST_DOMAIN}>"
    contact = bare_address(settings.contact)
    subject = quote(_line(digest.title))
    message["List-Unsubscribe"] = f"<mailto:{contact}?subject={subject}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(render_template("mail/digest.txt", digest=digest), cte="base64")
    message.add_alternative(
        render_template("mail/digest.html", digest=digest),
        subtype="html",
        cte="base64",
    )
    # Set last: the text's part would take it along.
    message["Content-Language"] = digest.lang
    return message.as_bytes()


def bare_address(text: str) -> str:
    """Return a mail address without its name."""
    return parseaddr(text)[1]


def _line(text: str) -> str:
    """Return a text in one line, without signs that control anything."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _hash(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:_DIGITS]
