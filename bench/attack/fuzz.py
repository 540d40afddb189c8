"""Is any request answered by a fault?"""

from __future__ import annotations

import io
import json
import re
import time
from collections import Counter
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import click
from werkzeug.test import run_wsgi_app

from bench.attack.random_requests import Request, make_request, read_tokens
from search.query.request import Query
from search.searcher.reader import Reader
from webapp.app import create_app
from webapp.settings import Settings

if TYPE_CHECKING:
    from flask import Flask
    from werkzeug.datastructures import Headers

_OUTAGE, _FAULT, _OK = 503, 500, 200
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")


@click.command()
@click.option("--index", type=click.Path(exists=True, path_type=Path), required=True)
@click.option("--requests", default=10_000, show_default=True)
@click.option("--seed", default=25, show_default=True)
def fuzz(index: Path, requests: int, seed: int) -> None:
    """Ask every address of a site with hostile words, in this process.

    Ends with 1 where an answer is a fault, or none that its reader could read.
    """
    reader = Reader(index)
    app = create_app(reader, Settings(rate=0, log=False, status=True))
    rules = [rule.rule for rule in app.url_map.iter_rules()]
    ids, lots, tokens = reader.identify(Query(size=100)), Random(seed), read_tokens()
    counts: Counter[str] = Counter()
    wrong: dict[str, Request] = {}
    started = time.perf_counter()
    for _ in range(requests):
        request = make_request(lots, rules, ids, tokens)
        status, fault = ask(app, request)
        counts[status] += 1
        if fault and fault not in wrong:
            wrong[fault] = request
            click.echo(f"{fault}: {request}")
    seconds = time.perf_counter() - started
    click.echo(f"{requests} requests, {requests / seconds:.0f} a second, seed {seed}")
    click.echo(", ".join(f"{each}: {count}" for each, count in sorted(counts.items())))
    if wrong:
        raise SystemExit(1)


def ask(app: Flask, request: Request) -> tuple[str, str]:
    """Return an answer's status, and what is wrong with it ("" for nothing)."""
    environ = {
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(),
        "wsgi.errors": io.StringIO(),
        **request.environ(),
    }
    try:
        parts, status, headers = run_wsgi_app(app.wsgi_app, environ, buffered=True)
        body = b"".join(parts)
    except Exception as error:  # noqa: BLE001 - any is what is looked for
        return "exception", f"{type(error).__name__} out of the application"
    return status[:3], fault_of(int(status[:3]), headers, body)


def fault_of(status: int, headers: Headers, body: bytes) -> str:
    """Return what is wrong with an answer, "" for nothing."""
    kind = headers.get("Content-Type", "").partition(";")[0]
    if status >= _FAULT and status != _OUTAGE:
        return f"status {status}"
    if any(_CONTROL.search(value) for _, value in headers):
        return "control character in a header"
    if kind == "text/html" and "Content-Security-Policy" not in headers:
        return f"page of status {status} without a policy"
    if status != _OK or not body or "Content-Encoding" in headers:
        return ""
    try:
        if kind.endswith(("/xml", "+xml")):
            ET.fromstring(body)  # noqa: S314 - our own
        elif kind.endswith(("/json", "+json")):
            json.loads(body)
    except (ET.ParseError, ValueError):
        return f"{kind} that cannot be read"
    return ""
