"""Does a visitor get a clear answer to any request?"""

import shutil
from urllib.parse import urlencode

import pytest
from hypothesis import given, settings, strategies as st

from indexer import build_index
from search.searcher.reader import Reader
from webapp.app import create_app

MALFORMED = [
    '"',
    "((",
    "))",
    "* ",
    "*",
    "a*b",
    "lang:xx",
    "country:",
    "country:XX",
    "topic:nope",
    "title:",
    '""',
    "AND",
    "OR OR",
    "NOT",
    "-",
    "- -a",
    "a AND",
    "a OR",
    "(a OR) b",
    "lang:uk lang:",
    "(" * 300,
    "-(" * 100,
    "x" * 10_000,
    "слово " * 2_000,
    "a " * 65,
    "a\0b",
    "\x01\x02\x1f\x7f\x85",
    "\u202e\u2066\ufeff",
    "\ud800".encode("utf-8", "surrogatepass"),
    b"\xff\xfe",
    "𝕳𝖔𝖕𝖙𝖆𝖈 🌿",
    "<script>alert(1)</script>",
    "' OR 1=1 --",
    "e" + "\u0301" * 500,
    "\U00017000",  # a letter for which Python knows no name
]
NAMES = ["q", "country", "topic", "lang", "year", "from", "to", "sort", "page", "size"]
SIGNS = 'wiatr AND OR NOT ( ) " « » - * en* title: lang:uk country:KR source: : В’єт'
VALUES = (
    "0 -1 1 7 99999999999999999999 2025-01-01 9999-12-31 KR uk energy 2025 １ 1e3 "
    "newest oldest relevance"
)
QUESTIONS = st.text(max_size=60) | st.lists(
    st.sampled_from(SIGNS.split()), max_size=25
).map(" ".join)
ARGUMENTS = st.text(max_size=30) | st.sampled_from(VALUES.split())


def assert_answered(client, query):
    """Check that a search is answered or refused, as a page and to programs."""
    page = client.get(f"/?{query}", follow_redirects=True)
    document = client.get(f"/api/v1/search?{query}")

    assert page.status_code in {200, 400}, query
    assert document.status_code == page.status_code
    assert page.mimetype == "text/html"
    refused = document.status_code == 400
    kind = "application/problem+json" if refused else "application/json"
    assert document.mimetype == kind


@pytest.mark.parametrize("question", MALFORMED, ids=lambda text: ascii(text)[:24])
def test_malformed_question_is_answered_or_refused(client, question):
    """A malformed question is answered or refused, never an internal error."""
    assert_answered(client, urlencode({"q": question}))


@pytest.mark.parametrize("question", MALFORMED, ids=lambda text: ascii(text)[:24])
def test_malformed_question_does_not_hide_an_article(client, question):
    """An article opened with a strange question is shown, or the question refused."""
    url = f"/article/laos-wind-power.uk?{urlencode({'q': question})}"

    assert client.get(url).status_code in {200, 400}


@settings(max_examples=80, deadline=None)
@given(question=QUESTIONS)
def test_any_question_is_answered_or_refused(client, question):
    """Any text is answered or refused."""
    assert_answered(client, urlencode({"q": question}))


@settings(max_examples=80, deadline=None)
@given(pairs=st.lists(st.tuples(st.sampled_from(NAMES), ARGUMENTS), max_size=6))
def test_any_arguments_are_answered_or_refused(client, pairs):
    """Any values of an address are answered or refused."""
    assert_answered(client, urlencode(pairs))


@pytest.mark.parametrize("name", ["page", "size", "from", "to", "sort"])
@pytest.mark.parametrize("digits", [9, 20, 5000])
def test_endless_numbers_are_refused(client, name, digits):
    """A number of any length is refused as one that makes no sense."""
    for number in ("9" * digits, "1".zfill(9) + "9" * digits):
        response = client.get(f"/?{name}={number}")
        assert response.status_code == 400, number[:20]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "search?page=0", 400),
        ("GET", "nowhere", 404),
        ("GET", "articles/nobody", 404),
        ("POST", "search", 405),
        ("DELETE", "articles/laos-wind-power.uk", 405),
    ],
)
def test_programs_get_a_problem_document(client, method, path, status):
    """An error under /api/ is a problem document with status, title and detail."""
    response = client.open(f"/api/v1/{path}", method=method)

    assert response.status_code == status
    assert response.mimetype == "application/problem+json"
    problem = response.get_json(force=True)
    assert set(problem) == {"type", "title", "status", "detail"}
    assert problem["status"] == status
    assert problem["title"]
    assert problem["detail"]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/nowhere", 404),
        ("GET", "/article/nobody", 404),
        ("POST", "/", 405),
    ],
)
def test_people_get_a_page_with_a_way_on(client, parse_html, method, path, status):
    """An error elsewhere is a page that says what is wrong and leads to the search."""
    response = client.open(path, method=method)

    assert response.status_code == status
    assert response.mimetype == "text/html"
    page = parse_html(response.text)
    main = page.one("main")
    assert main.one("p", "status").text == str(status)
    assert main.one("h1").text
    assert [link.attrs["href"] for link in main.all("a")] == ["/en/"]
    assert page.one("form", role="search")


@pytest.mark.parametrize("path", ["/", "/api/v1/search"])
def test_refused_method_names_those_that_work(client, path):
    """An answer 405 names the allowed methods, as HTTP demands."""
    response = client.post(path)

    assert response.status_code == 405
    assert {"GET", "HEAD"} <= set(response.allow)


def test_reason_names_the_argument_at_fault(client):
    """A refusal names the invalid argument and the values that it takes."""
    detail = client.get("/api/v1/search?from=tomorrow").get_json(force=True)["detail"]

    assert "from" in detail
    assert "tomorrow" in detail
    assert "2025-08-31" in detail


def test_lost_index_is_reported_without_its_path(tmp_path, caplog, english):
    """Without an index every search answers 503; where it lay goes to the log only."""
    source = tmp_path / "one.txt"
    source.write_text("Польща та Україна разом будують мости.", encoding="utf-8")
    build_index([source], tmp_path / "index")
    client = english(create_app(Reader(tmp_path / "index")))
    shutil.rmtree(tmp_path / "index")

    page, document = client.get("/?q=мости"), client.get("/api/v1/search")

    assert page.status_code == document.status_code == 503
    assert page.mimetype == "text/html"
    assert document.mimetype == "application/problem+json"
    for url in ("/healthz", "/readyz"):
        assert client.get(url).status_code == 503
        assert client.get(url).mimetype == "application/problem+json"
    assert str(tmp_path) not in page.text + document.text
    assert str(tmp_path) in caplog.text


COSTLY = ["x" * 1_001, "слово " * 65, "ab~1 bc~1 cd~1"]


@pytest.mark.parametrize("question", COSTLY, ids=lambda text: text[:6])
def test_costly_questions_are_refused_in_the_visitors_language(client, question):
    """Page and problem document are in the visitor's language."""
    details = set()
    for lang in ("uk", "fr", "pl", "vi", "en"):
        page = client.get(f"/{lang}/?{urlencode({'q': question})}")
        problem = client.get(
            f"/api/v1/search?{urlencode({'q': question})}",
            headers={"Accept-Language": lang},
        )

        assert (page.status_code, problem.status_code) == (400, 400)
        assert problem.mimetype == "application/problem+json"
        details.add(problem.json["detail"])
    assert len(details) == 5
