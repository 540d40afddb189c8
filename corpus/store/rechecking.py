"""Which addresses are to be asked again at once?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.store.errors import StoreError
from corpus.store.events import AddressChanged
from corpus.store.kinds import State
from corpus.store.store import open_store

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from pathlib import Path


def recheck(
    folder: Path, urls: Iterable[str], sources: Iterable[str], now: datetime
) -> int:
    """Make addresses due now.

    Args:
        folder: of the store.
        urls: addresses of pages.
        sources: names of sources of which all are to be asked.
        now: the time.

    Returns:
        How many are due now by that.

    Raises:
        StoreError: an address or a source is not known, or was forgotten.
        OSError: the store cannot be written.
    """
    with open_store(folder) as store:
        addresses = {}
        for url in urls:
            address = store.address(url)
            if address is None or address.state == State.FORGOTTEN:
                why = "was forgotten" if address else "is not known to this store"
                message = f"{url} {why}"
                raise StoreError(message)
            addresses[address.url] = address
        for source in sources:
            known = store.addresses(source)
            if not known:
                message = f"no address of a source {source!r} is in this store"
                raise StoreError(message)
            addresses |= {one.url: one for one in known if one.state != State.FORGOTTEN}
        store.append(
            AddressChanged(url=url, changes={"next_due": now}, time=now)
            for url in addresses
        )
    return len(addresses)
