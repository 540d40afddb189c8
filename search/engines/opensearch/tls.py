"""Which nodes are trusted, and what are they shown?"""

from __future__ import annotations

import ssl
from functools import partial
from typing import TYPE_CHECKING

from corpus.open_file import open_regular
from search.errors import EngineSettingError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def tls_context(
    ca: Path | None = None, cert: Path | None = None, key: Path | None = None
) -> ssl.SSLContext:
    """Return what checks certificates of nodes, and has our own.

    Args:
        ca: certificates of the authorities that are trusted, in PEM; None for those of
            the system.
        cert: certificate to show, in PEM.
        key: its private key, in PEM; None where it is in the same file.

    Raises:
        EngineSettingError: a file cannot be read, or is not what it should be.
    """
    context = ssl.create_default_context()
    if ca:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # trusts nobody yet
        load = partial(context.load_verify_locations, ca)
        _load("CA", ca, load, "certificates of authorities in PEM")
    if cert:
        # A key that asks for a password would wait for one on the terminal.
        load = partial(context.load_cert_chain, cert, key, password=lambda: b"")
        what = "a certificate and its private key in PEM, without a password"
        _load("CERT", cert, load, what)
    return context


def _load(name: str, path: Path, load: Callable[[], None], what: str) -> None:
    try:
        open_regular(path).close()  # a pipe would be waited for
        load()
    except (OSError, ValueError) as error:  # `SSLError` is an `OSError`
        why = getattr(error, "reason", None) or getattr(error, "strerror", None)
        reason = (
            f"HOPTAC_OPENSEARCH_{name}={path} cannot be used ({why or error}); "
            f"name a file of {what}"
        )
        raise EngineSettingError(reason) from error
