"""How many requests may one visitor send?

More in a minute than any person sends, counted by network address. The counts are in
the memory of the process only, for a minute. Requests of monitoring, and those for
static files, are not counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address

from webapp.metrics import OPERATOR_ENDPOINTS

if TYPE_CHECKING:
    from flask import Flask

    from webapp.settings import Settings

UNLIMITED = OPERATOR_ENDPOINTS | {"static", "styles.sheet"}
"""Endpoints without a limit."""


def register(app: Flask, settings: Settings) -> None:
    """Limit the rate of requests, by the addresses that trusted proxies report."""
    if settings.rate:
        limiter = Limiter(
            get_remote_address,
            application_limits=[f"{settings.rate}/minute"],
            storage_uri="memory://",
            headers_enabled=True,
        )
        limiter.request_filter(lambda: request.endpoint in UNLIMITED)
        limiter.init_app(app)
