"""What can one do about an index that is refused although one's own file names it?"""

from __future__ import annotations

import re

from fetcher.errors import Failure, FetchFailed
from fetcher.network.addresses import AllowedHosts, check_addresses
from fetcher.network.target import target_of

_ADDRESS = re.compile(r"[0-9.]+|.*:.*")
_OF_REDIRECTS = "(redirected to "


def remedy(url: str, failure: FetchFailed) -> str:
    """Return a clause that names the option by which an index could be asked, or "".

    Only for the address that the file of sources names: nobody is to be led to open
    what a redirect leads to.
    """
    if failure.kind != Failure.REFUSED_ADDRESS or _OF_REDIRECTS in failure.reason:
        return ""
    try:
        target = target_of(url)
        host = target.host_header
        if _ADDRESS.fullmatch(target.host):
            check_addresses(target, (target.host,), AllowedHosts.of([host]))
    except FetchFailed:
        return ""
    return f"; if you mean it, --allow-private {host} allows it"
