"""Does any link of a site behind a proxy lead out of it, or nowhere?"""

from __future__ import annotations

import re
from collections import Counter, deque
from dataclasses import dataclass, field
from http.client import HTTPConnection
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

import click

from bench.attack.attacked import index_options, indexed
from bench.attack.behind_nginx import NoProxyError, behind_nginx
from bench.attack.links import Page, cookie_paths, escaped, links_of
from webapp.languages import INTERFACE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

WAIT = 60
"""Longest time in seconds for an answer."""
BROKEN = 400
STARTS = ("/", "/robots.txt", "/sitemap.xml", "/api/v1/search?q=wind", "/metrics")
"""Paths to which no page leads, but browsers, search engines and programs know."""
_LANGUAGE = re.compile(rf"^/(?:{'|'.join(INTERFACE)})(?=/|$)")
_ONE = re.compile(r"(?<=/(?:articles)/).+|(?<=/(?:article|picture)/).+")
_CITED = re.compile(r"^(/cite/[^/]+)/.+")


@dataclass(frozen=True, slots=True)
class Bounds:
    """How many pages are read.

    Attributes:
        each: at most of a pattern.
        most: at most of a route.
    """

    each: int
    most: int


@dataclass
class Crawl:
    """What a crawl found.

    Attributes:
        pages: how many were read, by their pattern.
        routes: the same by their route.
        left: how many links were not followed, as there were enough of their pattern.
        outside: hosts to which links lead.
        wrong: what is wrong, where it was found.
    """

    pages: Counter[str] = field(default_factory=Counter)
    routes: Counter[str] = field(default_factory=Counter)
    left: int = 0
    outside: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def admits(self, pattern: str, bounds: Bounds) -> bool:
        """Count a page of a pattern; whether it is to be read."""
        route = pattern.partition("?")[0]
        if self.pages[pattern] >= bounds.each or self.routes[route] >= bounds.most:
            self.left += 1
            return False
        self.pages[pattern] += 1
        self.routes[route] += 1
        return True


@click.command()
@index_options(articles=200)
@click.option("--prefix", default="/news", show_default=True, help="/ for none.")
@click.option("--each", default=4, show_default=True, help="Pages of a pattern.")
@click.option("--most", default=60, show_default=True, help="Pages of a route.")
def crawl(
    *,
    articles: int,
    index: Path | None,
    prefix: str,
    each: int,
    most: int,
    seed: int,
) -> None:
    """Follow every link of a site behind nginx, from each of its languages.

    As filters multiply without end, only some addresses are read of those with the same
    route and the same names of arguments (a pattern), and of each route, those first
    that were found first; all others are compared with the prefix, and counted. Links
    to other hosts, as those of articles' sources, are counted and not followed. Ends
    with 1 where a link, a redirect or a cookie leaves the prefix or an answer is an
    error.
    """
    prefix, wrong = prefix.rstrip("/"), []
    try:
        with (
            indexed(index, articles, seed) as (folder, _),
            behind_nginx(folder, prefix) as address,
        ):
            for lang in INTERFACE:
                found = follow(
                    address, (f"/{lang}/", *STARTS), Bounds(each, most), fetch
                )
                click.echo(_describe(lang, found))
                wrong += found.wrong
    except NoProxyError as error:
        raise click.ClickException(str(error)) from error
    for one in wrong:
        click.echo(one, err=True)
    click.echo(f"{len(wrong)} links are wrong")
    if wrong:
        raise SystemExit(1)


def follow(
    site: str, starts: Sequence[str], bounds: Bounds, ask: Callable[[str], Page]
) -> Crawl:
    """Follow links from some pages, breadth first.

    Args:
        site: its address, with the prefix.
        starts: the first pages' paths without the prefix.
        bounds: of what is read.
        ask: returns the answer at an address.
    """
    crawl = Crawl()
    todo, seen = deque((f"{site}{start}", "the start") for start in starts), set[str]()
    while todo:
        address, source = todo.popleft()
        if address in seen:
            continue
        seen.add(address)
        if urlsplit(address).netloc != urlsplit(site).netloc:
            crawl.outside[urlsplit(address).netloc] += 1
        elif not is_inside(address, site):
            crawl.wrong.append(f"{address} leaves the site; found at {source}")
        elif crawl.admits(pattern_of(address.removeprefix(site)), bounds):
            page = ask(address)
            crawl.wrong += (
                f"{fault}; found at {source}" for fault in _faults(page, site)
            )
            todo.extend((link, address) for link in links_of(page) if link not in seen)
    return crawl


def _faults(page: Page, site: str) -> Iterator[str]:
    """Yield what is wrong with an answer itself."""
    if page.status >= BROKEN:
        yield f"{page.address}: {page.status}"
    for path in cookie_paths(page):
        if path.rstrip("/") != urlsplit(site).path:
            yield f"{page.address}: a cookie for {path!r}"


def is_inside(address: str, site: str) -> bool:
    """Whether an address belongs to a site, whose own address may have a prefix."""
    path, prefix = unquote(urlsplit(address).path), urlsplit(site).path
    same = urlsplit(address)[:2] == urlsplit(site)[:2]
    return same and f"{path}/".startswith(f"{prefix}/") and "/../" not in f"{path}/"


def pattern_of(path: str) -> str:
    """Return what addresses of one kind share: the route, and names of arguments."""
    parts = urlsplit(path)
    route = _ONE.sub("…", _CITED.sub(r"\1/…", parts.path))
    route = _LANGUAGE.sub("/LANG", route) or "/"
    names = "&".join(sorted(parse_qs(parts.query, keep_blank_values=True)))
    return f"{route}?{names}" if names else route


def fetch(address: str) -> Page:
    """Return the answer to GET, from a new connection; redirects are not followed."""
    parts = urlsplit(address)
    connection = HTTPConnection(parts.netloc, timeout=WAIT)
    target = escaped(parts._replace(scheme="", netloc="").geturl())
    connection.request("GET", target, headers={"Accept-Language": "pl"})
    answer = connection.getresponse()
    text = answer.read().decode("utf-8", "replace")
    headers: dict[str, str] = {}
    for name, value in answer.getheaders():
        before = headers.get(name.lower())
        headers[name.lower()] = f"{before}\n{value}" if before else value
    connection.close()
    return Page(address, answer.status, headers, text)


def _describe(lang: str, crawl: Crawl) -> str:
    """Return how many pages of each route were read, and what was left."""
    lines = [f"  {count:5,} {route}" for route, count in sorted(crawl.routes.items())]
    return "\n".join(
        (
            f"{lang}: {crawl.pages.total():,} pages of {len(crawl.pages)} patterns",
            f"  {crawl.left:,} more links of these patterns were not read",
            f"  {crawl.outside.total():,} links to {len(crawl.outside)} other hosts",
            *lines,
        )
    )
