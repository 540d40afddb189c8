"""How is a web address asked, hop by hop, without harm to anyone?

No cookies, no credentials, no proxy, no Referer, no HEAD: the environment and `.netrc`
are not read, one connection serves one request. Whatever is not a whole answer within
the limits is a `FetchFailed` with its kind.
"""

from __future__ import annotations

import re
import ssl
from contextlib import contextmanager
from typing import TYPE_CHECKING

from corpus.store.exchange import Exchange
from fetcher.errors import Failure, FetchFailed, fail
from fetcher.network.addresses import (
    AllowedHosts,
    SystemResolver,
    check_addresses,
    check_port,
)
from fetcher.network.connection import connected
from fetcher.network.deadline import Deadline
from fetcher.network.exchange import exchanged, wire_limit
from fetcher.network.limits import PAGES
from fetcher.network.target import redirected, target_of
from fetcher.network.unpack import ACCEPTED, unpack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fetcher.clock import Clock
    from fetcher.network.addresses import Resolver
    from fetcher.network.limits import NetworkLimits
    from fetcher.network.target import Target

REDIRECTS = frozenset({301, 302, 303, 307, 308})  # RFC 9110, 15.4
"""Statuses of answers that lead to another address; without one they are the end."""
_USER = re.compile(r"//[^/?#]*@")
_PARTIAL = 206
_UNCHANGED = 304
_ACCEPTED_KINDS = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, "
    "application/xml;q=0.9, text/xml;q=0.9, application/pdf;q=0.8, */*;q=0.5"
)


class Client:
    """A guarded way to the web; it keeps nothing between two calls.

    Args:
        clock: to date the requests; the limit of seconds runs on the machine's own
            clock, whatever this one says.
        user_agent: who asks (`manners.user_agent`).
        resolver: names to network addresses.
        limits: unless a call brings its own.
        allowed: hosts in private networks that may be asked.
        tls: whom to trust; the machine's authorities by default.
    """

    def __init__(
        self,
        *,
        clock: Clock,
        user_agent: str,
        resolver: Resolver | None = None,
        limits: NetworkLimits = PAGES,
        allowed: AllowedHosts | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._clock = clock
        self._user_agent = user_agent
        self._resolver = resolver or SystemResolver()
        self._limits = limits
        self._allowed = allowed or AllowedHosts()
        self._tls = tls or ssl.create_default_context()

    def get(
        self,
        url: str,
        *,
        etag: str = "",
        modified: str = "",
        limits: NetworkLimits | None = None,
        permit: Callable[[str], None] | None = None,
    ) -> tuple[Exchange, ...]:
        """Return what an address answers: redirects in order, the answer itself last.

        Args:
            url: an http or https address.
            etag: ETag of this address, as it is held, sent as If-None-Match;
                a 304 may be the answer then. Whatever a redirect leads to is asked for
                whole: what is held is of one address.
            modified: its Last-Modified, sent as If-Modified-Since.
            limits: instead of the client's own.
            permit: called with the address of each hop once its host is known to be
                one that may be connected to, and before it is; what it raises ends
                the call.

        Returns:
            One exchange a hop. Any status may be the last, 404, 503 and 999 too.

        Raises:
            FetchFailed: no whole answer within the limits, or none that may be asked.
        """
        limits = limits or self._limits
        conditions = {"If-None-Match": etag, "If-Modified-Since": modified}
        target = target_of(url)
        hops: list[Exchange] = []
        seen: set[str] = set()
        private = True
        deadline = Deadline(limits.seconds)
        place = ""
        while True:
            with _naming(place):
                seen.add(target.url)
                check_port(target, self._allowed)
                addresses, private = self._checked(target, deadline, private=private)
                if permit is not None:
                    deadline.pause()
                    permit(target.url)
                    deadline.resume()
                exchange = self._asked(target, addresses, conditions, deadline, limits)
                _check_status(exchange.status, held=any(conditions.values()))
            hops.append(exchange)
            location = exchange.header("location")
            if exchange.status not in REDIRECTS or not location:
                return tuple(hops)
            with _naming(location):
                target = _next_hop(target, location, seen, limits)
            place, conditions = target.url, {}

    def _checked(
        self, target: Target, deadline: Deadline, *, private: bool
    ) -> tuple[tuple[str, ...], bool]:
        """Resolve a name, once, and check all it resolves to.

        `private` is whether the way led through private networks only so far; returned
        are the addresses and whether they are private too.
        """
        try:
            addresses = deadline.run(
                lambda: self._resolver.resolve(target.host, target.port)
            )
        except (OSError, UnicodeError) as error:
            reason = f"{target.host} has no address: {error}"
            fail(Failure.DNS, reason)
        inside = check_addresses(target, addresses, self._allowed)
        if inside and not private:
            reason = (
                f"a redirect from the public web into a private network: {target.host}"
            )
            fail(Failure.REFUSED_ADDRESS, reason)
        return addresses, inside

    def _asked(
        self,
        target: Target,
        addresses: tuple[str, ...],
        conditions: dict[str, str],
        deadline: Deadline,
        limits: NetworkLimits,
    ) -> Exchange:
        started = self._clock.now()
        sock, address = connected(target, addresses, deadline, self._tls)
        headers = {
            "Host": target.host_header,
            "User-Agent": self._user_agent,
            "Accept": _ACCEPTED_KINDS,
            "Accept-Encoding": ACCEPTED,
            **{name: value for name, value in conditions.items() if value},
            "Connection": "close",
        }
        request, head, wire = exchanged(sock, target, headers, deadline, limits)
        most = max(limits.unpacked, wire_limit(head, limits))
        return Exchange(
            url=target.url,
            request_head=request,
            status=head.status,
            response_head=head.data,
            wire=wire,
            body=unpack(wire, head.values("content-encoding"), most),
            started=started,
            address=address,
        )


@contextmanager
def _naming(place: str) -> Iterator[None]:
    """Let what fails be said of the place that a redirect led to, if one did."""
    try:
        yield
    except FetchFailed as failure:
        if not place:
            raise
        bare = _USER.sub("//", place)
        shown = "".join(
            c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in bare
        )
        reason = f"{failure.reason} (redirected to {shown})"
        raise FetchFailed(failure.kind, reason) from failure


def _check_status(status: int, *, held: bool) -> None:
    """Refuse an answer that is only to another question.

    Raises:
        FetchFailed: it is a part, or says that nothing changed where nothing is held.
    """
    if status == _PARTIAL:
        fail(Failure.BROKEN, "a part of the page, which was not asked for")
    if status == _UNCHANGED and not held:
        fail(Failure.BROKEN, "unchanged, it says, but nothing is held")


def _next_hop(
    target: Target, location: str, seen: set[str], limits: NetworkLimits
) -> Target:
    """Return where a redirect leads.

    Raises:
        FetchFailed: in a circle, too far, out of https, or to where none may go.
    """
    following = redirected(target, location)
    if following.url in seen:
        reason = "the redirects go round in a circle"
    elif len(seen) > limits.redirects:
        reason = f"more than {limits.redirects} redirects"
    elif (target.scheme, following.scheme) == ("https", "http"):
        reason = "a redirect from https to http"
    else:
        return following
    raise FetchFailed(Failure.REDIRECTS, reason)
