"""Which engines are there, and which one does a URL name?

Nothing else in the program imports an engine; all other code works on the port
(`search.port.engine`).
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from search.engines.whoosh.storage import WhooshStorage
from search.errors import UnknownEngineError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from search.port.storage import EngineStorage

    Environment = Mapping[str, str]

DEFAULT_ENGINE = "whoosh"
_NOTHING: Environment = MappingProxyType({})


def _open_opensearch(environ: Environment) -> EngineStorage:
    try:
        # Its client is an extra, and takes half a second to load.
        from search.engines.opensearch.settings import read_settings  # noqa: PLC0415
        from search.engines.opensearch.storage import (  # noqa: PLC0415
            OpenSearchStorage,
        )
    except ModuleNotFoundError as error:
        reason = (
            f"the engine opensearch needs a package that is not installed "
            f"({error.name}); install it with `bin/install .venv opensearch`"
        )
        raise UnknownEngineError(reason) from error
    return OpenSearchStorage(read_settings(environ))


ENGINES: Mapping[str, Callable[[Environment], EngineStorage]] = {
    # Its indexes are local folders, which each call names.
    DEFAULT_ENGINE: lambda _environ: WhooshStorage(),
    # Its indexes are in a cluster, and what else belongs to them in local folders.
    "opensearch": _open_opensearch,
}
"""Factories of storages by URL scheme; each is given the settings of the process."""


def open_storage(url: str = "", environ: Environment = _NOTHING) -> EngineStorage:
    """Return the storage of the engine that a URL names.

    Args:
        url: a scheme of `ENGINES` and a colon. Without a scheme, the default engine.
        environ: variables with the settings of the engine.

    Raises:
        UnknownEngineError: no engine has this scheme, or its packages are missing.
        EngineSettingError: one of its settings cannot be used.
    """
    scheme, colon, location = url.partition(":")
    if not colon:
        scheme = DEFAULT_ENGINE
    if scheme not in ENGINES or location:
        schemes = ", ".join(f"{name}:" for name in sorted(ENGINES))
        reason = f"no engine has the URL {url}; there is {schemes}"
        raise UnknownEngineError(reason)
    return ENGINES[scheme](environ)
