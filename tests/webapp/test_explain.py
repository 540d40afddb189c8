"""Does the API explain why an article matches, and which equivalents go along?"""

from urllib.parse import parse_qs, urlencode, urlsplit

import pytest

from search.ranking.grid import SCORE_STEPS

CHANNELS = {"exact", "lemma", "folded", "name", "equivalent"}
REASON = {"word", "forms", "fields", "channel", "score", "share"}
QUESTIONS = [
    "енергетика",
    "energia wiatrowa",
    "năng lượng gió",
    "nang luong",
    "Monsoon qqqqq",
    '~"współpraca energia"~8',
    '"năng lượng"~3',
    "Zelenski~2",
    "енер*",
    "semi-conducteurs",
    "Ханой",
    "coopération -Laos",
    "energia OR енергетика OR énergie",
    "country:KR Vietnam",
]
CASES = [
    {},
    {"sort": "newest"},
    {"apart": "1"},
    {"lang": "vi"},
    {"page": "2", "size": "2"},
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_reasons_have_the_promised_keys_and_types(api, question):
    """Each reason has a word, the matching forms, their field, channel and share."""
    hits = api(q=question, explain="1", size="20")["hits"]

    assert hits
    for hit in hits:
        assert hit["why"], hit["id"]
        for reason in hit["why"]:
            assert set(reason) == REASON
            assert reason["word"]
            assert len(reason["forms"]) <= 5
            assert reason["forms"] or reason["channel"] == "equivalent"
            assert all(reason["forms"])
            assert reason["fields"] in (["title"], ["body"], ["title", "body"])
            assert reason["channel"] in CHANNELS
            assert reason["score"] >= 0
            assert 0 <= reason["share"] <= 1


@pytest.mark.parametrize("case", CASES, ids=urlencode)
def test_scores_of_reasons_add_up(api, case):
    """Reasons come strongest first; scores sum to the hit's, shares to one."""
    checked = 0
    for question in QUESTIONS:
        for hit in api(**{"q": question, "explain": "1", "size": "20"} | case)["hits"]:
            scores = [reason["score"] for reason in hit["why"]]
            assert sum(scores) == hit["score"]
            assert all(score * SCORE_STEPS % 1 == 0 for score in scores)
            assert scores == sorted(scores, reverse=True)
            assert sum(r["share"] for r in hit["why"]) == pytest.approx(1, abs=1e-3)
            checked += 1

    assert checked > len(QUESTIONS)


@pytest.mark.parametrize(
    ("question", "channel", "form"),
    [
        ("енергетику", "lemma", "енергетики"),
        ("енергетики", "exact", "енергетики"),
        ("wspolpraca", "folded", "współpracy"),
        ("Zelenski", "name", "Зеленський"),
        ('"năng lượng"', "exact", "năng lượng"),
    ],
)
def test_channel_says_how_the_word_matched(api, question, channel, form):
    """Some hit is explained by that channel with a form of its own text."""
    hits = api(q=question, explain="1", size="20")["hits"]

    forms = {
        form.casefold()
        for hit in hits
        for reason in hit["why"]
        if reason["channel"] == channel
        for form in reason["forms"]
    }
    assert form.casefold() in forms


@pytest.mark.parametrize("args", [{}, {"explain": ""}, {"explain": "0"}, {"x": "1"}])
def test_hits_are_not_explained_by_default(api, args):
    """Without explain=1 a hit has no reasons."""
    hits = api(q="energia", **args)["hits"]

    assert hits
    assert all("why" not in hit for hit in hits)


def test_without_a_question_there_are_no_reasons(api):
    """Filters alone score nothing, so their hits have an empty list."""
    hits = api(explain="1", lang="uk")["hits"]

    assert hits
    assert all(hit["why"] == [] and hit["score"] == 0 for hit in hits)


def test_explaining_changes_nothing_else(api):
    """But for the reasons the answer is the same."""
    plain, explained = api(q="energia"), api(q="energia", explain="1")

    for hit in explained["hits"]:
        del hit["why"]
    assert plain.pop("took_ms") >= 0
    assert explained.pop("took_ms") >= 0
    assert explained == plain


@pytest.mark.parametrize("size", ["21", "100"])
def test_more_than_twenty_hits_are_not_explained(client, size):
    """Explaining costs, so a page of more than 20 hits is refused with a reason."""
    args = {"q": "lang:uk OR lang:fr", "explain": "1"}

    refused = client.get(f"/api/v1/search?{urlencode(args | {'size': size})}")
    allowed = client.get(f"/api/v1/search?{urlencode(args | {'size': '20'})}")

    assert refused.status_code == 400
    assert "20" in refused.get_json(force=True)["detail"]
    assert (allowed.status_code, len(allowed.json["hits"])) == (200, 20)


def article_links(page, **args):
    """Return the addresses of the articles that a search page links to."""
    tree = page(f"/?{urlencode(args)}")
    return [
        a.attrs["href"]
        for a in tree.all("a")
        if a.attrs.get("href", "").startswith("/en/article/")
    ]


@pytest.mark.parametrize(
    "extra", [{}, {"equivalents": "0"}, {"without": "coopération"}]
)
def test_links_to_articles_carry_the_choice_of_equivalents(page, extra):
    """What was switched off or taken out stays so on every article page."""
    urls = article_links(page, q="współpraca", **extra)

    assert urls
    for url in urls:
        arguments = parse_qs(urlsplit(url).query)
        assert int(arguments.pop("at")[0]) > 0  # the rank in the list
        assert arguments == {"q": ["współpraca"], **{k: [v] for k, v in extra.items()}}


def test_article_page_leads_back_to_the_same_equivalents(page):
    """The link back to the search takes out what was taken out."""
    args = {"q": "współpraca", "equivalents": "0", "without": "coopération"}

    tree = page(f"/article/laos-wind-power.uk?{urlencode(args)}")

    back = tree.one("a", "to-list").attrs["href"]
    assert parse_qs(urlsplit(back).query) == {k: [v] for k, v in args.items()}


def test_too_many_equivalents_taken_out_keep_no_article_from_opening(client):
    """More than fifty are refused on the search page; an article is there anyway."""
    args = urlencode([("q", "мир"), *(("without", str(n)) for n in range(51))])

    search, article = (
        client.get(f"/{p}?{args}") for p in ("", "article/laos-wind-power.uk")
    )

    assert search.status_code == 400
    assert "Equivalents left out has 51 values" in search.text
    assert article.status_code == 200
