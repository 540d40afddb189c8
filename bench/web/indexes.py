"""Where does a host say which articles it has: feeds, sitemaps, lists?

| path | what it is |
|---|---|
| /rss.xml, /{lang}/rss.xml | RSS, the newest 20 |
| /atom.xml, /{lang}/atom.xml | Atom, the newest 20 |
| /sitemap.xml | an index of /sitemaps/YYYY-MM-DD.xml, one a day |
| /sitemap-all.xml | everything, with the versions of each article |
| /sitemap-all.xml.gz | the same as a gzip file |
| /sitemap-news.xml | the last two days, for news searches |
| /by-day/DD-MM-YYYY.htm | links to the articles of a day |
| the design's list_path | the newest, as people see them |
"""

from __future__ import annotations

import gzip
import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from bench.web.answers import Answer, dated, html, xml
from bench.web.dates import spell
from bench.web.designs import load_furniture, templates
from bench.web.sheets import list_sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bench.web.host import Article, Shown

_IN_FEED = 20
_NEWS = timedelta(days=2)
_FEED = re.compile(r"/(?:(?P<lang>[a-z]{2})/)?(?P<kind>rss|atom)\.xml")
_DAY_MAP = re.compile(r"/sitemaps/(\d{4}-\d\d-\d\d)\.xml")
_DAY_LIST = re.compile(r"/by-day/(\d\d-\d\d-\d{4})\.htm")


def index_answer(shown: Shown, path: str) -> Answer | None:
    """Return the feed, sitemap or list at a path, None if there is none."""
    if found := _FEED.fullmatch(path):
        return _feed(shown, found["kind"], found["lang"])
    return _of_a_day(shown, path) or _sitemap_at(shown, path) or _list(shown, path)


def _of_a_day(shown: Shown, path: str) -> Answer | None:
    if found := _DAY_MAP.fullmatch(path):
        return _sitemap(shown, [a for a in shown.listed() if _day(a) == found[1]])
    if found := _DAY_LIST.fullmatch(path):
        day = "-".join(reversed(found[1].split("-")))
        return _links(shown, [a for a in shown.listed() if _day(a) == day])
    return None


def _sitemap_at(shown: Shown, path: str) -> Answer | None:
    match path:
        case "/sitemap.xml":
            return _sitemap_index(shown)
        case "/sitemap-all.xml":
            return _sitemap(shown, shown.listed())
        case "/sitemap-all.xml.gz":
            data = gzip.compress(_sitemap(shown, shown.listed()).body, mtime=0)
            return Answer(200, data, {"Content-Type": "application/gzip"})
        case "/sitemap-news.xml":
            recent = shown.now - _NEWS
            newest = [a for a in shown.listed() if a.placed.moment >= recent]
            return _sitemap(shown, newest, news=True)
    return None


def _list(shown: Shown, path: str) -> Answer | None:
    for lang in shown.host.languages:
        if path == shown.site.list_url(lang).removeprefix(shown.home):
            sheet = list_sheet(shown.site, lang, today=shown.now)
            return Answer(200, sheet.data, {"Content-Type": "text/html"})
    return _links(shown, shown.listed()[:_IN_FEED]) if path == "/" else None


def _day(article: Article) -> str:
    return f"{article.placed.moment:%Y-%m-%d}"


def _feed(shown: Shown, kind: str, lang: str | None) -> Answer:
    found = [a for a in shown.listed() if lang in {None, a.placed.lang}][:_IN_FEED]
    main = lang or shown.host.languages[0]
    text = _render(
        shown,
        f"{kind}.xml",
        entries=[_entry(shown, article) for article in found],
        lang=main,
        words=load_furniture()[main],
        dates=shown.host.feed_dates,
        links=shown.host.feed_links,
    )
    return _stamped(shown, xml(text), found)


def _sitemap(shown: Shown, found: Sequence[Article], *, news: bool = False) -> Answer:
    entries = [_entry(shown, article) for article in found]
    text = _render(shown, "sitemap.xml", entries=entries, news=news)
    return _stamped(shown, xml(text), found)


def _sitemap_index(shown: Shown) -> Answer:
    days: dict[str, datetime] = {}
    for article in shown.listed():
        day = _day(article)
        days[day] = max(days.get(day, article.modified), article.modified)
    maps = [
        (f"{shown.home}/sitemaps/{day}.xml", _lastmod(shown, modified))
        for day, modified in sorted(days.items())
    ]
    text = _render(shown, "sitemap-index.xml", maps=maps)
    return _stamped(shown, xml(text), shown.listed())


def _links(shown: Shown, found: Sequence[Article]) -> Answer:
    """Return a plain page of links."""
    items = "".join(f'<li><a href="{a.url}">{a.title}</a></li>' for a in found)
    lang = shown.host.languages[0]
    page = html(200, shown.site.design.names[lang])
    body = page.body.replace(b"</body>", f"<ul>{items}</ul></body>".encode())
    return Answer(200, body, page.headers)


def _render(shown: Shown, template: str, **values: Any) -> str:
    site = shown.site.design.names[shown.host.languages[0]]
    return (
        templates().get_template(template).render(home=shown.home, site=site, **values)
    )


def _entry(shown: Shown, article: Article) -> dict[str, Any]:
    placed = article.placed
    words = load_furniture()[placed.lang]
    parts = urlsplit(placed.url)
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    return {
        "title": article.title,
        "url": placed.url,
        "path": path,
        "lang": placed.lang,
        "number": placed.number,
        "lede": placed.version.lede,
        "date": spell(placed.moment, "rfc", words),
        "published": spell(placed.moment, "iso", words),
        "updated": _lastmod(shown, article.modified),
        "alternates": [
            (lang, shown.site.place(placed.story, lang).url)
            for lang in placed.story.versions
            if len(placed.story.versions) > 1
        ],
    }


def _lastmod(shown: Shown, modified: datetime) -> str:
    moment = modified if shown.host.lastmod else shown.now
    return moment.isoformat(timespec="seconds")


def _stamped(shown: Shown, answer: Answer, found: Sequence[Article]) -> Answer:
    if shown.host.etags == "none":
        return answer
    newest = max((a.modified for a in found), default=shown.now)
    return dated(answer, newest, weak=shown.host.etags == "weak")
