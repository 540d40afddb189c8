"""Who asks, and by which name of the site?

Proxies in front tell in headers who asked them and for what; they are believed as far
as the operator trusts them. Where HOPTAC_URL names the site, this alone decides what
its addresses are, and requests by another name are refused: an answer that names
another host would be a trap, and a cache could hand it to others. Monitoring may ask by
any name.
"""

from __future__ import annotations

import logging
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any

from flask import abort, request
from werkzeug.middleware.proxy_fix import ProxyFix

from webapp.languages import INTERFACE
from webapp.metrics import OPERATOR_ENDPOINTS
from webapp.site_address import is_host, is_prefix, usual_host

if TYPE_CHECKING:
    from collections.abc import Iterable
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

    from flask import Flask

    from webapp.settings import Settings
    from webapp.site_address import SiteAddress

WRONG_NAME = "hoptac.wrong_name"
"""Set in the environment of a request that did not name this site."""
NO_HOST = "localhost"
"""Stands where a request names no possible host, so that an error page can be made."""
_LOG = logging.getLogger(__name__)


def register(app: Flask, settings: Settings) -> None:
    """Let an application know clients and its own name as the settings say."""
    site, trusted = settings.site, settings.proxies
    inner = app.wsgi_app
    own = frozenset(_first_parts(app))

    def named(environ: WSGIEnvironment, start_response: StartResponse) -> Any:
        if site:
            _name_site(environ, site, own)
        else:
            _check_name(environ)
        return inner(environ, start_response)

    app.wsgi_app = named  # type: ignore[method-assign] # Flask's own way
    if trusted:
        app.wsgi_app = ProxyFix(  # type: ignore[method-assign]
            _with_known_client(named),
            x_for=trusted,
            x_proto=trusted,
            x_host=trusted,
            x_prefix=trusted,
        )
    app.before_request(_refuse_other_names)


def _first_parts(app: Flask) -> Iterable[str]:
    """Yield what the paths of an application's own addresses begin with."""
    yield from INTERFACE
    for rule in app.url_map.iter_rules():
        yield rule.rule.split("/")[1]


def _with_known_client(app: WSGIApplication) -> WSGIApplication:
    """Return an application that sees the proxy where that names no possible client."""

    def known(environ: WSGIEnvironment, start_response: StartResponse) -> Any:
        try:
            ip_address(environ.get("REMOTE_ADDR", ""))
        except ValueError:
            original = environ["werkzeug.proxy_fix.orig"]
            environ["REMOTE_ADDR"] = original["REMOTE_ADDR"]
        return app(environ, start_response)

    return known


def _name_site(
    environ: WSGIEnvironment, site: SiteAddress, own: frozenset[str]
) -> None:
    """Set the address of the site, and see whether the request was for it.

    A proxy may have taken the prefix away or not: what a path begins with says so, but
    where an address of ours begins alike.
    """
    asked = environ.get("HTTP_HOST", "")
    if usual_host(asked, site.scheme) != site.host:
        environ[WRONG_NAME] = asked
    path, prefix = environ.get("PATH_INFO", ""), site.prefix
    untouched = f"{path}/".startswith(f"{prefix}/")
    if untouched and prefix and prefix.split("/")[1] not in own:
        environ["PATH_INFO"] = path[len(prefix) :] or "/"
    environ["wsgi.url_scheme"] = site.scheme
    environ["HTTP_HOST"] = site.host
    environ["SCRIPT_NAME"] = prefix


def _check_name(environ: WSGIEnvironment) -> None:
    """See whether a request's host and prefix can be parts of addresses."""
    host = environ.get("HTTP_HOST")
    if host is not None and not is_host(host):
        environ[WRONG_NAME] = host
        environ["HTTP_HOST"] = NO_HOST
    prefix = environ.get("SCRIPT_NAME", "").rstrip("/")
    environ["SCRIPT_NAME"] = prefix if is_prefix(prefix) else ""


def _refuse_other_names() -> None:
    name = request.environ.get(WRONG_NAME)
    if name is not None and request.endpoint not in OPERATOR_ENDPOINTS:
        _LOG.info("refused a request for %a", name)
        abort(400)
