"""Does a site work behind the proxies of `deploy/`, by its name and by a prefix?"""

import os
import re
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import quote, unquote, urljoin, urlsplit

import pytest

from bench.attack.behind_nginx import MISSING, configure, find_nginx
from indexer import build_index
from tests.cli.conftest import free_port

ROOT = Path(__file__).resolve().parent.parent
HOST = "news.example.org"
LANGUAGES = ("uk", "fr", "pl", "vi", "en")
ARTICLES = {
    "pl": ("most", "Polska i Ukraina odbudowują razem most kolejowy."),
    "uk": ("most", "Польща й Україна разом відбудовують залізничний міст."),
    "fr": ("ecole", "La France et le Vietnam forment ensemble des ingénieurs."),
}
ADDRESS = re.compile(
    r"""\b(?:href|src|action|content)=["']?((?:https?:/)?/[^"'\s>]*)"""
)
MOST = 40
"""Pages of a crawl."""
SECONDS = 120
"""Longest time that a server may take to start on a busy machine."""


@pytest.fixture(scope="session")
def program():
    """Return the path of nginx; without it tests skip, and fail in CI."""
    path = find_nginx()
    if path is None and os.environ.get("CI"):
        pytest.fail(MISSING)
    if path is None:
        pytest.skip(MISSING)
    return path


@contextmanager
def running(command, port, **options):
    """Run a server until the block ends, which begins when it takes connections."""
    with subprocess.Popen(command, **options) as process:  # noqa: S603 - our own
        try:
            deadline = time.monotonic() + SECONDS
            while time.monotonic() < deadline and process.poll() is None:
                with socket.socket() as probe:
                    if probe.connect_ex(("127.0.0.1", port)) == 0:
                        break
            assert process.poll() is None, f"{command[0]} ended"
            yield
        finally:
            process.terminate()


@pytest.fixture(scope="module")
def backend(program, tmp_path_factory):  # noqa: ARG001 - only where there is one
    """Return the port of `hoptac serve` on an index of three articles."""
    folder = tmp_path_factory.mktemp("backend")
    for lang, (story, sentence) in ARTICLES.items():
        text = f'id = "{lang}-{story}"\nlang = "{lang}"\nstory = "{story}"\n'
        text += f'title = "{sentence}"\nbody = "{sentence}"\n'
        folder.joinpath(f"{lang}.toml").write_text(text, encoding="utf-8")
    build_index([folder], folder / "index")
    port = free_port()
    command = [sys.executable, "-m", "cli", "serve", "--index", folder / "index"]
    settings = {"HOPTAC_SEMANTIC": "0", "HOPTAC_LOG": "0", "HOPTAC_RATE": "0"}
    environment = os.environ | settings | {"HOPTAC_PROXIES": "1"}
    with running([*command, "--port", str(port)], port, cwd=ROOT, env=environment):
        yield port


@contextmanager
def proxied(program, backend, folder, prefix):
    """Run nginx in front of a site with a prefix, and yield a function that asks it.

    It returns status, headers and text of the answer to GET.
    """
    port = free_port()
    configure(folder, backend, port, prefix)

    def get(path, sender="127.0.0.1", **headers):
        connection = HTTPConnection(
            "127.0.0.1", port, timeout=SECONDS, source_address=(sender, 0)
        )
        path = quote(path, safe="/?&=%+,;:@!$'()*~")
        connection.request("GET", path, headers={"Host": HOST, **headers})
        answer = connection.getresponse()
        text = answer.read().decode("utf-8", "replace")
        connection.close()
        return answer.status, answer.headers, text

    with running([program, "-p", folder, "-c", folder / "nginx.conf"], port):
        yield get


@pytest.fixture(scope="module")
def by_name(program, backend, tmp_path_factory):
    """Return a function that asks a site of its own."""
    folder = tmp_path_factory.mktemp("by-name")
    with proxied(program, backend, folder, "") as get:
        yield get


@pytest.fixture(scope="module")
def by_prefix(program, backend, tmp_path_factory):
    """Return a function that asks a part of a site, which has other pages as well."""
    folder = tmp_path_factory.mktemp("by-prefix")
    with proxied(program, backend, folder, "/news") as get:
        yield get


def crawl(get, start, most=MOST):
    """Return what became of every address that pages lead to: status, by path.

    Args:
        get: asks the site.
        start: the path of the first page.
        most: pages to read; of the others nothing is asked.
    """
    todo, found = [start], {}
    while todo and len(found) < most:
        path = todo.pop(0)
        if path in found:
            continue
        found[path], headers, text = get(path)
        kind = headers.get_content_type()
        links = [headers["Location"]] if headers["Location"] else []
        if kind in {"text/html", "application/atom+xml", "application/xml"}:
            links += [link.replace("&amp;", "&") for link in ADDRESS.findall(text)]
        for link in links:
            target = urlsplit(urljoin(f"http://{HOST}{path}", link))
            if target.netloc == HOST:
                todo.append(target._replace(scheme="", netloc="", fragment="").geturl())
    return found


def test_no_link_is_broken_behind_a_name(by_name):
    """Whatever pages of a site of its own lead to is there."""
    found = crawl(by_name, "/uk/")

    assert len(found) > 20
    assert {path: status for path, status in found.items() if status >= 400} == {}


def test_the_proxy_says_who_asked_and_for_what(by_name):
    """Addresses for others have the site's name, whatever a visitor claims it is."""
    claims = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Prefix": "/evil"}

    status, _, robots = by_name("/robots.txt", **claims)

    assert status == 200
    assert f"Sitemap: http://{HOST}/sitemap.xml" in robots


@pytest.mark.parametrize("path", ["/metrics", "/status"])
def test_figures_are_for_this_machine_only(by_name, by_prefix, path):
    """From another address they are denied, also to whom claims to be near."""
    claims = {"X-Forwarded-For": "127.0.0.1"}

    assert by_name("/metrics")[0] == by_prefix("/news/metrics")[0] == 200
    assert by_name(path, "127.0.0.2", **claims)[0] == 403
    assert by_prefix(f"/news{path}", "127.0.0.2", **claims)[0] == 403


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_link_leaves_the_prefix(by_prefix, lang):
    """Whatever pages behind a prefix lead to is there, and behind it as well."""
    found = crawl(by_prefix, f"/news/{lang}/")

    assert len(found) > 20
    assert [path for path in found if not unquote(path).startswith("/news/")] == []
    assert {path: status for path, status in found.items() if status >= 400} == {}


def test_the_prefix_is_in_redirects_cookies_and_feeds(by_prefix):
    """Whoever follows a redirect, keeps a cookie or reads a feed stays behind it."""
    _, bare, _ = by_prefix("/news?q=most")
    _, entrance, _ = by_prefix("/news/", **{"Accept-Language": "pl"})
    _, choice, _ = by_prefix("/news/language/pl?next=/uk/")
    _, _, feed = by_prefix("/news/pl/feed.atom")

    assert urlsplit(bare["Location"]).path == "/news/"
    assert urlsplit(entrance["Location"]).path == "/news/pl/"
    assert urlsplit(choice["Location"]).path == "/news/pl/"
    assert "Path=/news" in choice["Set-Cookie"]
    assert f"http://{HOST}/news/pl/" in feed
    assert f"http://{HOST}/pl/" not in feed
