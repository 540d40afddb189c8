"""How much may one visitor ask?

So much a minute as no person asks, by the visitor's network address; it is kept in the
memory of the process only, for a minute. What operators and browsers ask by themselves
is not counted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from werkzeug.middleware.proxy_fix import ProxyFix

from webapp.metrics import WATCHING

if TYPE_CHECKING:
    from flask import Flask

    from webapp.settings import Settings

FREE = WATCHING | {"static"}
"""Endpoints that may be asked without end."""


def register(app: Flask, settings: Settings) -> None:
    """Limit what a visitor may ask of an application, and trust its proxies."""
    if settings.proxies:
        trusted = settings.proxies
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign] # Flask's own way
            app.wsgi_app, x_for=trusted, x_proto=trusted, x_host=trusted
        )
    if settings.rate:
        limiter = Limiter(
            get_remote_address,
            application_limits=[f"{settings.rate}/minute"],
            storage_uri="memory://",
            headers_enabled=True,
        )
        limiter.request_filter(lambda: request.endpoint in FREE)
        limiter.init_app(app)
