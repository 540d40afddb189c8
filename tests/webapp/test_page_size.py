"""Is no page of answers longer than it may be, whatever is typed?"""

import json
from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from indexer import build_index
from search.searcher.reader import Reader
from webapp.app import create_app
from webapp.page_size import MAX_PAGE, shorten

TOLD = "<p>long</p>"
PAGE = (
    b'<main id="main">\n   <a href="/1" rel="nofollow">one</a>'
    b'\n   <a href="/2" rel="nofollow" id="x">two</a>\n</main>'
)
DENTED = PAGE.replace(b"\n   ", b"\n")


def test_indentation_goes_first():
    """All addresses stay where that is enough; nothing is said."""
    assert shorten(PAGE, len(DENTED), TOLD) == DENTED


def test_the_last_addresses_go_and_the_page_says_so():
    """As few as it takes, and the sentence counts."""
    short = shorten(PAGE, len(DENTED) - 1, "")

    assert short == DENTED.replace(b'href="/2" rel="nofollow"', b"")
    told = shorten(PAGE, len(DENTED) - 1, TOLD)
    assert told.startswith(b'<main id="main"><p>long</p>')
    assert b"href" in told or len(told) > len(short)


def test_what_is_written_as_it_is_stays_so():
    """Blanks of examples and of what was typed have a meaning."""
    page = PAGE + b"<pre>\n  a</pre>"

    assert shorten(page, len(DENTED) + 15, "") == DENTED + b"<pre>\n  a</pre>"


WORDS = tuple(f"слово{number}" for number in range(60))
FILTERS = [
    (name, f"{value}{number}")
    for name, value in (("country", "A"), ("topic", "t"), ("not-organization", "Ó"))
    for number in range(50)
]


@pytest.mark.parametrize("path", ["/", "/overview"])
@pytest.mark.parametrize(
    "args",
    [
        [("q", "Vietnam OR " + " OR ".join(WORDS))],
        [("q", "ế" * 1000)],
        [("q", "%" * 1000), ("size", "100")],
        [("q", "Vietnam"), *FILTERS],
        [("q", "Vietnam OR France"), *FILTERS, ("size", "100")],
        [("q", "a"), *(("without", "ế" * 70 + str(n)) for n in range(50))],
        [("size", "100"), ("group", "article")],
        [("unknown", "%" * 50_000)],
    ],
    ids=["words", "marks", "signs", "filters", "both", "left-out", "hits", "unknown"],
)
def test_no_page_is_too_long(client, path, args):
    """It is answered or refused, and says which of its parts are missing."""
    answer = client.get(f"{path}?{urlencode(args)}", follow_redirects=True)

    assert (answer.status_code, len(answer.data) <= MAX_PAGE) in {
        (200, True),
        (400, True),
    }
    assert "<h1" in answer.text or "<main" in answer.text


def test_a_page_of_many_answers_leads_to_one_of_fewer(client, monkeypatch):
    """Its first answer is still there; what else was asked stays, and few are few."""
    monkeypatch.setattr("webapp.page_size.MAX_PAGE", 10)

    halved = client.get(
        "/uk/?q=Vietnam&size=100&page=3&group=article&country=A&country=B"
    )
    usual = client.get("/uk/?q=Vietnam&size=12")
    few = client.get("/uk/?q=Vietnam")

    asked = parse_qs(urlsplit(halved.location).query)
    assert halved.status_code == usual.status_code == 302
    assert urlsplit(halved.location).path == "/uk/"
    assert (asked["size"], asked["page"]) == (["50"], ["5"])
    assert (asked["q"], asked["country"]) == (["Vietnam"], ["A", "B"])
    assert asked["group"] == ["article"]
    assert parse_qs(urlsplit(usual.location).query)["size"] == ["10"]
    assert few.status_code == 400


def test_filters_of_many_characters_are_refused(page):
    """A sentence says how many may be used."""
    refused = page("/?country=" + "A" * 5000, status=400)

    assert "at most 4000 work" in refused.text


def test_a_hundred_hits_are_a_page(tmp_path, english):
    """An ordinary question with as many hits as a page may have is not refused."""
    title = "Міністри дванадцяти країн обговорили відбудову мостів {} у Києві й Варшаві"
    body = (
        "Японія, Франція, Польща, Австралія та Канада підтримують ООН і НАТО у сфері "
        "торгівлі, довкілля, енергетики та освіти. Угоду підписали міністри. " * 5
    )
    records = [
        {"id": f"{n}", "lang": "uk", "title": title.format(n), "body": f"{n} {body}"}
        for n in range(120)
    ]
    lines = "\n".join(map(json.dumps, records))
    tmp_path.joinpath("a.jsonl").write_text(lines, encoding="utf-8")
    build_index([tmp_path / "a.jsonl"], tmp_path / "index")
    client = english(create_app(Reader(tmp_path / "index")))

    for size, tags in ((50, True), (100, False)):
        page = client.get(f"/uk/?q=угода&group=article&size={size}")
        assert page.status_code == 200
        assert page.text.count('id="hit-') == size
        assert ('<ul class="tags"' in page.text) == tags
        assert len(page.data) <= MAX_PAGE
