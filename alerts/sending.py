"""Who gets which message now?

Each alert and address is on its own: what arrived since the last message is told, and
what cannot be delivered is told the next time. All of a run is of one generation.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from flask import g

from alerts.delivery_state import REMEMBERED, Delivered, Pending
from alerts.digest import make_digest
from alerts.errors import (
    AlertsError,
    NotAcceptedError,
    RefusedError,
    ServerDownError,
    UncertainError,
)
from alerts.message import bare_address, message_bytes
from search.arrivals import moment
from search.errors import QueryError
from search.searcher.latest import arrivals_of, latest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from flask import Flask

    from alerts.delivery_state import DeliveryState
    from alerts.saved_searches import SavedSearch, SavedSearches
    from alerts.smtp import Mailer
    from search.searcher.latest import Latest
    from search.searcher.reader import Reader

FIRST = timedelta(days=1)
"""How far back an alert looks that is new itself."""


class Outcome(NamedTuple):
    """What became of an alert for an address.

    Attributes:
        alert, to: which one.
        articles: how many a message told of; 0 where nothing was new.
        problem: why nothing was delivered, a sentence; or "".
    """

    alert: str
    to: str
    articles: int = 0
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """A run that sends alerts.

    Attributes:
        app: the web application, which writes in the reader's language.
        reader: the index.
        file: who follows what.
        site: address of the site, "" for that of the file or of the search.
        clock: returns the time, in UTC.
    """

    app: Flask
    reader: Reader
    file: SavedSearches
    site: str
    clock: Callable[[], datetime]

    def run(self, state: DeliveryState, mailer: Mailer) -> Iterator[Outcome]:
        """Send what is new, and yield what became of it, one by one.

        Raises:
            OSError: what was sent cannot be written; nothing further is sent.
        """
        kept = set()
        down = ""
        with self.reader.pinned():
            for search in self.file.searches:
                for to in search.to:
                    kept.add((search.name, to))
                    try:
                        articles = self._send(search, to, state, mailer, down)
                    except (AlertsError, QueryError) as error:
                        if isinstance(error, ServerDownError):
                            down = str(error)
                        yield Outcome(search.name, to, problem=str(error))
                    else:
                        yield Outcome(search.name, to, articles)
        state.forget_others(kept, self.file.names)

    def messages(self, state: DeliveryState) -> Iterator[tuple[Outcome, bytes]]:
        """Yield the messages that a run would send now; nothing is changed."""
        with self.reader.pinned():
            for search in self.file.searches:
                for to in search.to:
                    try:
                        delivered = state.load(
                            search.name, search.args, to, self.file.names
                        )
                        new, pending = self._new(search, to, delivered)
                    except (AlertsError, QueryError) as error:
                        yield Outcome(search.name, to, problem=str(error)), b""
                        continue
                    if pending:
                        data = pending.message.encode("ascii")
                        yield Outcome(search.name, to, new.total), data

    def _send(
        self,
        search: SavedSearch,
        to: str,
        state: DeliveryState,
        mailer: Mailer,
        down: str,
    ) -> int:
        """Send what is new to an address, and return how much that is."""
        delivered = state.load(search.name, search.args, to, self.file.names)
        delivered = replace(delivered, alert=search.name, search=search.args)
        articles = 0
        if delivered.pending:
            articles = len(delivered.pending.sent)
            delivered = self._deliver(delivered, delivered.pending, state, mailer, down)
        new, pending = self._new(search, to, delivered)
        if pending:
            articles += new.total
            state.save(replace(delivered, pending=pending))
            delivered = self._deliver(delivered, pending, state, mailer, down)
        until = max(delivered.until, arrivals_of(self.reader).stamp)
        state.save(replace(delivered, until=until))
        return articles

    def _deliver(
        self,
        delivered: Delivered,
        pending: Pending,
        state: DeliveryState,
        mailer: Mailer,
        down: str,
    ) -> Delivered:
        """Deliver a message that is written down, and return what is sent by then."""
        before = replace(delivered, pending=None)
        try:
            if down:
                raise ServerDownError(down)
            mailer.send(
                pending.message.encode("ascii"),
                bare_address(self.file.mail.sender),
                bare_address(delivered.to),
            )
        except UncertainError as error:
            reason = f"{error}; the same message is sent again the next time"
            raise UncertainError(reason) from error
        except NotAcceptedError as error:
            # One of an earlier run may have been taken then; unless the server refuses
            # what it says, it is sent again.
            if not delivered.pending or isinstance(error, RefusedError):
                state.save(before)
            raise
        sent = {**delivered.sent}
        for article in pending.sent:
            sent.pop(article, None)
        sent |= pending.sent
        last = dict(list(sent.items())[-REMEMBERED:])
        after = replace(before, until=max(before.until, pending.until), sent=last)
        state.save(after)
        return after

    def _new(
        self, search: SavedSearch, to: str, delivered: Delivered
    ) -> tuple[Latest, Pending | None]:
        """Return what is new, and the message that tells it; None if nothing is."""
        arrivals = arrivals_of(self.reader)
        now = self.clock()
        first = int((now - FIRST).timestamp())
        since = moment(max(delivered.until or first, arrivals.baseline))
        _check_values(self.reader, search)
        known = frozenset(
            id_
            for id_, text in delivered.sent.items()
            if (row := arrivals.row(id_)) and f"{row.text:016x}" == text
        )
        new = latest(self.reader, search.query, since, known)
        if not new.total:
            return new, None
        site = self.site or self.file.mail.site or search.site
        if not site:
            reason = "no address of the site is known; write site in [mail], or --site"
            raise AlertsError(reason)
        rows = {id_: arrivals.row(id_) for id_ in new.articles}
        sent = {id_: f"{row.text:016x}" for id_, row in rows.items() if row}
        with self.app.test_request_context(f"/{search.language}/", base_url=site):
            g.lang = search.language
            contact = bare_address(self.file.mail.contact)
            digest = make_digest(search, new, since, contact)
            data = message_bytes(digest, self.file.mail, to, sent, now)
        message = data.decode("ascii")
        # Of very many the last that arrived are remembered.
        sent = dict(list(sent.items())[REMEMBERED - 1 :: -1])
        return new, Pending(message=message, until=arrivals.stamp, sent=sent)


def _check_values(reader: Reader, search: SavedSearch) -> None:
    """Refuse a search for what nothing is called by any more.

    Raises:
        AlertsError: it can find nothing.
    """
    with reader.pinned() as generation:
        unknown = generation.values.unknown(search.query)
    if unknown:
        named = ", ".join(f"{each.field}={each.text}" for each in unknown)
        reason = f"the index knows nothing that is called {named}; correct the search"
        raise AlertsError(reason)
