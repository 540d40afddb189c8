"""Does every answer carry the headers that keep readers safe?"""

import pytest

ANSWERS = pytest.mark.parametrize(
    "url",
    [
        "/",
        "/?q=energia",
        "/article/laos-wind-power.uk",
        "/?size=x",
        "/nowhere",
        "/api/v1/search",
        "/api/v1/search?size=x",
        "/api/v1/nowhere",
        "/healthz",
        "/static/style.css",
        "/static/nowhere.css",
    ],
)


@pytest.fixture
def headers(client, url):
    """Return the headers of the answer at an address."""
    with client.get(url) as response:
        return response.headers


@ANSWERS
def test_nothing_but_our_own_files_may_load(headers):
    """The content policy forbids inline scripts, frames and every other host."""
    rules = dict(
        rule.strip().split(" ", 1)
        for rule in headers["Content-Security-Policy"].split(";")
    )

    assert rules["default-src"] == rules["frame-ancestors"] == "'none'"
    assert rules["base-uri"] == "'none'"
    assert rules["style-src"] == rules["img-src"] == rules["form-action"] == "'self'"
    assert rules["script-src"] == rules["connect-src"] == "'self'"
    assert not {"frame-src", "object-src"} & rules.keys()


@ANSWERS
def test_types_are_not_guessed_and_other_pages_kept_out(headers):
    """Browsers take the stated type and reveal little to other sites and windows."""
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Referrer-Policy"] == "strict-origin-when-cross-origin"


@ANSWERS
def test_no_answer_sets_a_cookie(headers):
    """Hoptac remembers nothing about a visitor."""
    assert "Set-Cookie" not in headers


@pytest.mark.parametrize(
    ("path", "mimetype"),
    [
        ("/static/style.css", "text/css"),
        ("/static/styles/reading.css", "text/css"),
        ("/static/hoptac.js", "text/javascript"),
        ("/static/completion.js", "text/javascript"),
        ("/static/article.js", "text/javascript"),
        ("/static/icon.svg", "image/svg+xml"),
    ],
)
def test_static_files_are_there_with_their_type(client, path, mimetype):
    """The files that pages name are served."""
    with client.get(path) as response:
        assert response.status_code == 200
        assert response.mimetype == mimetype
        assert response.data
