"""Is an answer that a client has not sent again, unless it changed?"""

import gzip
from datetime import date

import pytest
from flask import Response

from webapp.app import create_app
from webapp.http_caching import YEAR, version_of_code
from webapp.settings import Settings

ADDRESSES = [
    "/?q=energia",
    "/overview",
    "/article/laos-wind-power.uk",
    "/help",
    "/api/v1/search?q=energia",
    "/api/v1/suggest?q=ener",
    "/api/v1/articles/laos-wind-power.uk",
    "/uk/feed.atom?q=energia",
    "/sitemap.xml",
    "/openapi.json",
]


@pytest.mark.parametrize("url", ADDRESSES)
def test_an_answer_that_did_not_change_is_not_sent_again(client, url):
    """A conditional request with its ETag is answered without a body."""
    first = client.get(url)
    tag = first.headers["ETag"]

    again = client.get(url, headers={"If-None-Match": tag})

    assert first.headers["Cache-Control"] == "no-cache"
    assert tag.startswith("W/")
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == tag
    assert again.headers["Content-Security-Policy"]


@pytest.mark.parametrize(
    ("url", "other"),
    [("/?q=energia", "/?q=energie"), ("/uk/help", "/fr/help"), ("/", "/?page=2")],
)
def test_another_answer_has_another_tag(client, url, other):
    """All that an answer depends on is in its ETag."""
    tag = client.get(url).headers["ETag"]

    answer = client.get(other, headers={"If-None-Match": tag})

    assert answer.status_code == 200
    assert answer.headers["ETag"] != tag


def test_the_language_decides_where_the_address_does_not(client):
    """Labels of an answer to programs are in the browser's language."""
    url = "/api/v1/search?q=energia"
    tags = {
        client.get(url, headers={"Accept-Language": lang}).headers["ETag"]
        for lang in ("uk", "fr")
    }

    assert len(tags) == 2
    assert {"Accept-Language", "Cookie"} <= client.get(url).vary
    assert "Accept-Language" not in client.get("/uk/?q=energia").vary


@pytest.mark.parametrize("url", ["/uk/?q=energia", "/uk/article/laos-wind-power.uk"])
def test_a_visitors_cookie_decides_which_language_comes_first(reader, url):
    """No cache gives one visitor the page of another, nor is it taken for unchanged."""
    answers = []
    for cookie in ("uk", "uk.pl", "uk.vi", "pl.pl"):
        visitor = create_app(reader, Settings(rate=0)).test_client()
        visitor.set_cookie("lang", cookie)
        answers.append(visitor.get(url))
        other = answers[0].headers["ETag"]
        again = visitor.get(url, headers={"If-None-Match": other})
        assert again.status_code == (304 if cookie == "uk" else 200)

    assert len({answer.headers["ETag"] for answer in answers}) == 3
    assert answers[1].headers["ETag"] == answers[3].headers["ETag"]
    assert answers[1].text == answers[3].text
    assert all("Cookie" in answer.vary for answer in answers)


def test_tomorrow_a_page_is_another(reader):
    """It says how long ago something was published."""
    days = [date(2026, 11, 30), date(2026, 12, 1)]
    tags = [
        create_app(reader, Settings(rate=0), lambda day=day: day)
        .test_client()
        .get("/uk/")
        .headers["ETag"]
        for day in days
    ]

    assert tags[0] != tags[1]


def test_another_index_has_another_tag(reader, english, monkeypatch):
    """A new generation is seen at once."""
    app = english(create_app(reader))
    tag = app.get("/").headers["ETag"]
    monkeypatch.setattr("search.searcher.reader.Reader.seal", "another")

    assert app.get("/", headers={"If-None-Match": tag}).status_code == 200


@pytest.mark.parametrize(
    "url", ["/healthz", "/readyz", "/metrics", "/cite/ris/laos-wind-power.uk"]
)
def test_what_follows_from_more_than_the_index_has_no_tag(client, url):
    """It is rendered for each request."""
    response = client.get(url)

    assert response.status_code == 200
    assert "ETag" not in response.headers


def test_errors_have_no_tag(client):
    """They may not occur the next time."""
    assert "ETag" not in client.get("/nowhere").headers
    assert "ETag" not in client.get("/?size=x").headers


def test_files_are_cached_for_a_year_by_their_version(client, page):
    """Another version has another address; without a version they are revalidated."""
    (style,) = [
        link.attrs["href"]
        for link in page("/").all("link")
        if link.attrs.get("rel") == "stylesheet"
    ]

    with (
        client.get(style) as versioned,
        client.get(style.partition("?")[0]) as unversioned,
    ):
        assert f"max-age={YEAR}" in versioned.headers["Cache-Control"]
        assert unversioned.headers["Cache-Control"] == "no-cache"
    assert version_of_code("x") != version_of_code("y")
    assert f"v={version_of_code(repr(Settings(rate=0)))}" in style


@pytest.mark.parametrize("way", ["gzip", "br"])
def test_answers_are_packed_where_the_visitor_can_unpack_them(client, way):
    """Pages and files alike; a visitor who cannot gets them plain."""
    plain = client.get("/")
    packed = client.get("/", headers={"Accept-Encoding": way})

    assert "Content-Encoding" not in plain.headers
    assert packed.headers["Content-Encoding"] == way
    assert "Accept-Encoding" in packed.vary
    assert len(packed.data) < len(plain.data) / 3
    if way == "gzip":
        assert gzip.decompress(packed.data) == plain.data


@pytest.mark.parametrize("way", ["zstd", "deflate"])
def test_a_long_file_is_packed_as_it_is_written(reader, way):
    """What is packed leaves before all is written: memory does not grow with a list."""
    app = create_app(reader)
    written = 0

    def lines():
        nonlocal written
        for written in range(200_000):
            yield f"{written * written * 7919}\n"

    app.add_url_rule("/long", "long", lambda: Response(lines(), mimetype="text/csv"))
    with app.test_client() as client:
        response = client.get("/long", headers={"Accept-Encoding": way})
        next(response.iter_encoded())
        early = written
        response.close()

    assert response.headers["Content-Encoding"] == way
    assert early < 20_000


def test_errors_are_in_the_language_of_who_asks(client):
    """A cached copy is not reused for another language."""
    response = client.get("/api/v1/articles/none", headers={"Accept-Language": "pl"})

    assert response.json["detail"] == "Nie ma artykułu „none”."
    assert {"Accept-Language", "Cookie"} <= response.vary
    assert "Cookie" not in client.get("/uk/nowhere").vary


def test_a_missing_file_is_not_cached(client):
    """It may be there the next time."""
    response = client.get("/static/none.css?v=1")

    assert response.status_code == 404
    assert response.headers["Cache-Control"] == "no-cache"
