"""Which engines are there, and which one does a URL name?

Nothing else in the program imports an engine; all other code works on the port
(`search.port.engine`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.engines.whoosh.storage import WhooshStorage
from search.errors import UnknownEngineError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from search.port.engine import EngineStorage

DEFAULT_ENGINE = "whoosh"
ENGINES: Mapping[str, Callable[[str], EngineStorage]] = {
    # Its indexes are local folders, which each call names.
    DEFAULT_ENGINE: lambda _location: WhooshStorage(),
}
"""Factories of storages by URL scheme; each is given what follows the scheme."""


def open_storage(url: str = "") -> EngineStorage:
    """Return the storage of the engine that a URL names.

    Args:
        url: a scheme of `ENGINES`, a colon, and where the engine is, if it is not in
            this process. Without a scheme, the default engine.

    Raises:
        UnknownEngineError: no engine has this scheme.
    """
    scheme, colon, location = url.partition(":")
    if not colon:
        scheme = DEFAULT_ENGINE
    if scheme not in ENGINES:
        schemes = ", ".join(f"{name}:" for name in sorted(ENGINES))
        reason = f"no engine has the URL {url}; there is {schemes}"
        raise UnknownEngineError(reason)
    return ENGINES[scheme](location)
