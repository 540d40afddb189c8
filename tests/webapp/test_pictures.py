"""Which picture is shown with an article?"""

from __future__ import annotations

from dataclasses import replace

import pytest

from corpus.pictures import reference_to
from search.searcher.reader import Reader

WIND = "laos-wind-power.uk"
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 50


@pytest.fixture
def pictured(tmp_path, monkeypatch):
    """Return a function that gives every article a picture of some bytes."""
    get = Reader.get

    def make(data: bytes) -> None:
        (tmp_path / "a.png").write_bytes(data)
        reference = reference_to(tmp_path, "a.png")

        def with_picture(reader, article_id):
            tagged = get(reader, article_id)
            article = tagged and replace(tagged.article, picture=reference)
            return tagged and replace(tagged, article=article)

        monkeypatch.setattr(Reader, "get", with_picture)

    return make


def test_an_article_without_a_picture_shows_none(page, client):
    """And its address has none."""
    assert page(f"/article/{WIND}").one("article").all("img") == []
    assert client.get(f"/picture/{WIND}").status_code == 404


def test_a_picture_is_served_from_here(page, client, pictured):
    """As what it is, and nothing may run in it should it be opened by itself."""
    pictured(PNG)

    (image,) = page(f"/article/{WIND}").one("article").all("img")
    answer = client.get(image.attrs["src"])

    assert image.attrs["alt"] == ""
    assert (answer.status_code, answer.data, answer.mimetype) == (200, PNG, "image/png")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"


@pytest.mark.parametrize("data", [b"<svg onload='alert(1)'>", b"<script>", b""])
def test_what_is_no_picture_is_not_served(client, pictured, data):
    """Whatever its name says."""
    pictured(data)

    assert client.get(f"/picture/{WIND}").status_code == 404


def test_an_article_that_is_not_there_has_no_picture(client):
    """As it has no page."""
    assert client.get("/picture/no/such").status_code == 404
