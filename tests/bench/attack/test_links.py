"""Are all addresses found to which an answer leads?"""

import pytest

from bench.attack.links import Page, cookie_paths, links_of

HTML = """<!doctype html><link rel="stylesheet" href="/a.css"><meta content="words / x">
<meta property="og:url" content="http://h/og"><img src="../img.png" alt="">
<script src="s.js"></script><a href="?q=x&amp;page=2#top">x</a><a href="mailto:a">m</a>
<form action="/ask?old=1" data-complete="/suggest"><input name="q"><input name="none"
type="checkbox"><input name="kept" type="hidden" value="k"><select name="by">
<option value="date">d</option><option value="hits">h</option></select></form>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><link href="http://h/x"/><entry>
<content type="html">&lt;a href="/inner"&gt;i&lt;/a&gt;</content></entry></feed>"""
MAP = "<urlset xmlns='http://m'><url><loc> http://h/loc </loc></url></urlset>"
SEARCH = "<O xmlns='http://o'><Url template='http://h/?q={searchTerms}'/></O>"


@pytest.mark.parametrize(
    ("kind", "text", "links"),
    [
        (
            "text/html; charset=utf-8",
            HTML,
            {
                "http://h/a.css",
                "http://h/og",
                "http://h/img.png",
                "http://h/p/s.js",
                "http://h/p/page?q=x&page=2",
                "http://h/ask?old=1",
                "http://h/suggest",
                "http://h/ask?q=wind&kept=k&by=date",
            },
        ),
        ("application/atom+xml", ATOM, {"http://h/x", "http://h/inner"}),
        ("application/xml", MAP, {"http://h/loc"}),
        ("application/opensearchdescription+xml", SEARCH, {"http://h/?q=wind"}),
        (
            "application/json",
            '{"a": [{"url": "/x"}, "http://h/y", "no link", "/t/{id}", 3]}',
            {"http://h/x", "http://h/y"},
        ),
        ("text/css", "a{b:url('f.svg')}", {"http://h/p/f.svg"}),
        (
            "text/javascript",
            'import a from "./m.js"; set("from", b); c("/d");',
            {"http://h/p/m.js"},
        ),
        (
            "text/plain",
            "Sitemap: http://h/map.\nSee <http://h/s>",
            {"http://h/map", "http://h/s"},
        ),
        ("image/png", "http://h/none", set()),
    ],
)
def test_addresses_of_each_type_are_found(kind, text, links):
    """They are whole and without fragments; forms are filled in."""
    page = Page("http://h/p/page", 200, {"content-type": kind}, text)

    assert set(links_of(page)) == links


def test_headers_lead_on():
    """Redirects and links; a cookie says to which paths it is sent."""
    headers = {
        "location": "/there",
        "link": '</next>; rel="next", <http://h/first>; rel="first"',
        "set-cookie": "a=b; Path=/news; Secure\nc=d",
    }
    page = Page("http://h/", 302, headers, "")

    expected = {"http://h/there", "http://h/next", "http://h/first"}
    assert set(links_of(page)) == expected
    assert list(cookie_paths(page)) == ["/news", ""]
