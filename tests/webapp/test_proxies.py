"""Are addresses those of the site, whoever stands in front?"""

import re
from threading import Thread
from urllib.parse import urljoin, urlsplit
from urllib.request import Request, urlopen

import pytest
from werkzeug.test import EnvironBuilder, run_wsgi_app
from werkzeug.wrappers import Response

from webapp.app import create_app
from webapp.languages import INTERFACE
from webapp.serving.http_server import make_server
from webapp.serving.listening import bind
from webapp.settings import Settings
from webapp.site_address import read_site_address

SITE = "https://www.example.org/news"
ADDRESS = re.compile(r'\b(?:href|src|action|content)=["\']?((?:https?:/)?/[^"\'\s>]*)')
NAMED = Settings(rate=0, site=read_site_address(SITE))
BEHIND = Settings(rate=0, proxies=1)
TOLD = {
    "X-Forwarded-For": "192.0.2.1",
    "X-Forwarded-Host": "www.example.org",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Prefix": "/news",
}


@pytest.fixture(autouse=True)
def _costs_nothing(monkeypatch):
    """Let no request count for its cost: templates are compiled for the first ones."""
    monkeypatch.setattr("webapp.rate_limit.UNIT", 1e9)


def asking(reader, settings, headers):
    """Return a function that asks for paths behind the site's prefix."""
    # A client with cookies cannot ask for impossible hosts itself.
    client = create_app(reader, settings).test_client(use_cookies=False)

    def get(path, **others):
        told = {**headers, **others}
        host = {"HTTP_HOST": told.pop("Host")} if "Host" in told else {}
        return client.get(path, headers=told, environ_overrides=host)

    return get


@pytest.fixture(params=["named", "told"])
def get(request, reader):
    """Return a function that asks a site with a prefix for a path without it."""
    if request.param == "named":
        return asking(reader, NAMED, {"Host": "www.example.org"})
    return asking(reader, BEHIND, TOLD)


def followed(get, start, most):
    """Yield address and answer of the pages to which one leads."""
    todo, seen = [start], set()
    while todo and len(seen) < most:
        path = todo.pop(0)
        if path in seen:
            continue
        seen.add(path)
        with get(path) as answer:
            links = [answer.headers["Location"]] if "Location" in answer.headers else []
            if "html" in answer.mimetype or "xml" in answer.mimetype:
                links += ADDRESS.findall(answer.text.replace("&amp;", "&"))
            yield path, answer, links
        for link in links:
            target = urlsplit(urljoin(f"{SITE}{path}", link))
            if target.netloc == "www.example.org":
                within = target.path.removeprefix("/news") or "/"
                todo.append(f"{within}?{target.query}" if target.query else within)


@pytest.mark.parametrize("lang", INTERFACE)
def test_no_link_leaves_the_prefix_or_is_broken(get, lang):
    """Each address of our own is below the prefix, with scheme and host if it has one.

    What it leads to is there.
    """
    for path, answer, links in followed(get, f"/{lang}/", 12):
        assert answer.status_code < 400, path
        for link in links:
            ours = urljoin(f"{SITE}{path}", link)
            if urlsplit(ours).netloc == "www.example.org":
                assert ours.startswith((f"{SITE}/", "https://www.example.org/news?"))
            assert "localhost" not in link


def test_feed_and_cookie_are_below_the_prefix(get):
    """Ids of a feed are addresses of the site, and the cookie is the site's own."""
    feed = get("/pl/feed.atom").text
    assert f"{SITE}/pl/feed.atom" in feed
    assert "http://" not in re.sub(r'xmlns(:\w+)?="[^"]*"', "", feed).replace(
        "http://www.w3.org", ""
    )
    chosen = get("/language/uk?next=/pl/?q=most")
    assert chosen.headers["Location"] == "/news/uk/?q=most"
    cookie = chosen.headers["Set-Cookie"]
    assert "Path=/news;" in cookie
    assert "Secure" in cookie


def test_the_api_names_the_prefix(get):
    """Programs that are made from its document ask behind the prefix, too."""
    assert get("/openapi.json").json["servers"] == [{"url": "/news"}]


def test_prefix_may_still_be_there(reader):
    """A proxy that does not take the prefix away does no harm."""
    get = asking(reader, NAMED, {"Host": "www.example.org"})

    assert get("/news/uk/help").status_code == 200
    assert get("/news").headers["Location"] == "/news/en/"
    assert get("/newspaper").status_code == 404


def test_prefix_that_is_a_language_is_told_from_one(reader):
    """Of a path that begins like an address of ours, nothing is taken away."""
    site = read_site_address("https://example.org/uk")
    get = asking(reader, Settings(rate=0, site=site), {"Host": "example.org"})

    assert 'action="/uk/uk/"' in get("/uk/").text


@pytest.mark.parametrize("path", ["/en/", "/api/v1/search", "/static/style.css", "/x"])
@pytest.mark.parametrize("host", ["evil.example", "www.example.org:8000", "", "127.1"])
def test_other_hosts_are_refused(reader, path, host):
    """Where the site has a name, no other is answered, with the usual headers."""
    answer = asking(reader, NAMED, {"Host": host})(path)

    assert answer.status_code == 400
    assert "Content-Security-Policy" in answer.headers
    assert "evil" not in answer.text


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/metrics"])
@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "10.0.0.7", "...."])
def test_monitoring_asks_by_any_name(reader, path, host):
    """Health is asked for by address."""
    assert asking(reader, NAMED, {"Host": host})(path).status_code == 200


@pytest.mark.parametrize("host", ["....", "xn--0", 'a"><script>', "a, b", "q/q", "é."])
def test_impossible_host_is_refused(reader, host):
    """What cannot be a host is in no answer, also where no name is set."""
    # The client of Flask cannot ask for all of them itself.
    environ = EnvironBuilder("/en/").get_environ() | {"HTTP_HOST": host}
    app = create_app(reader, Settings(rate=0))
    answer = Response(*run_wsgi_app(app, environ))

    assert answer.status_code == 400
    assert "Content-Security-Policy" in answer.headers
    assert ascii(host)[1:-1] not in ascii(answer.get_data(as_text=True))


@pytest.mark.parametrize("prefix", ["//evil.example", "/a b", '/"', "news"])
def test_impossible_prefix_is_ignored(reader, prefix):
    """A prefix that could lead elsewhere is none."""
    get = asking(reader, BEHIND, TOLD)

    answer = get("/", **{"X-Forwarded-Prefix": prefix})

    assert answer.headers["Location"] == "/en/"


def test_nobody_is_believed_without_proxies(reader):
    """What a visitor claims changes nothing."""
    get = asking(reader, Settings(rate=0), {**TOLD, "Host": "here.example"})

    assert "Sitemap: http://here.example/sitemap.xml" in get("/robots.txt").text


def test_client_that_cannot_be_is_the_proxy(reader):
    """Junk in place of an address is not a visitor of its own."""
    get = asking(reader, Settings(rate=3, proxies=1), TOLD)

    statuses = [
        get("/en/help", **{"X-Forwarded-For": f"junk-{n}"}).status_code
        for n in range(4)
    ]

    assert statuses == [200, 200, 200, 429]


def test_what_a_proxy_tells_comes_through_the_server(reader):
    """Through a real socket, host, scheme, prefix and client reach the application."""
    app = create_app(reader, Settings(rate=2, proxies=1))
    listening = bind("127.0.0.1", 0)
    port = listening.getsockname()[1]
    server = make_server(app, listening)
    thread = Thread(target=server.run)
    thread.start()
    try:
        for number in range(4):
            headers = TOLD | {"X-Forwarded-For": f"192.0.2.{number}"}
            url = f"http://127.0.0.1:{port}/robots.txt"
            with urlopen(Request(url, headers=headers), timeout=60) as answer:
                assert f"Sitemap: {SITE}/sitemap.xml" in answer.read().decode()
    finally:
        server.stop()
        thread.join()
