"""Do the API's documents have exactly the shape that was promised?"""

import pytest

from search.query.facets import FacetField

HIT = {
    "id",
    "title",
    "lang",
    "published",
    "source",
    "url",
    "countries",
    "organizations",
    "topics",
    "subtopics",
    "roles",
    "score",
    "snippet",
    "story",
}
HEAD = HIT - {"score", "snippet", "story"}
PROMISED = {"query", "total", "took_ms", "hits", "facets"}
ADDED = {
    "filters",
    "stories",
    "equivalents",
    "notes",
    "relaxed",
    "left_out",
    "near",
    "optional",
    "apart",
    "did_you_mean",
    "page",
    "size",
    "sort",
}
SEARCHES = pytest.mark.parametrize(
    "args",
    [{}, {"q": "energia"}, {"q": "năng lượng", "lang": "vi"}, {"q": "qqqqq"}],
    ids=["everything", "word", "word and filter", "nothing"],
)


@SEARCHES
def test_answer_has_the_promised_keys(api, args):
    """An answer holds the promised keys and the known additions, nothing else."""
    answer = api(**args)

    assert set(answer) == PROMISED | ADDED
    assert answer["query"] == args.get("q", "")
    assert set(answer["total"]) == {"articles"}
    assert type(answer["total"]["articles"]) is int
    assert answer["took_ms"] >= 0
    assert type(answer["relaxed"]) is bool
    assert answer["relaxed"] is bool(answer["left_out"] or answer["optional"])
    assert type(answer["apart"]) is int
    assert answer["did_you_mean"] is None


@SEARCHES
def test_hits_have_the_promised_keys_and_types(api, args):
    """A hit's values are texts, lists of texts, a number and fragments."""
    answer = api(**args)

    for hit in answer["hits"]:
        assert set(hit) == HIT
        assert all(isinstance(hit[key], str) for key in ("id", "title", "lang"))
        assert all(
            hit[key] is None or hit[key] for key in ("published", "source", "url")
        )
        assert all(isinstance(code, str) for code in hit["countries"] + hit["topics"])
        assert isinstance(hit["score"], float)
        for fragment in hit["snippet"]:
            assert set(fragment) == {"text", "match"}
            assert type(fragment["match"]) is bool


@SEARCHES
def test_facets_have_the_promised_keys_and_types(api, args):
    """All facets list values with labels, counts and whether they are selected."""
    answer = api(**args)

    assert list(answer["facets"]) == list(FacetField)
    for values in answer["facets"].values():
        for value in values:
            assert set(value) == {"value", "label", "count", "stories", "selected"}
            assert value["label"]
            assert type(value["count"]) is int
            assert type(value["selected"]) is bool


def test_snippets_mark_what_matched(api):
    """Some fragment of a hit's snippet is a match, and it is no empty text."""
    answer = api(q="вітропарк")

    assert answer["hits"]
    for hit in answer["hits"]:
        matches = [fragment["text"] for fragment in hit["snippet"] if fragment["match"]]
        assert matches, hit["id"]
        assert all(matches)


def test_scores_fall_from_hit_to_hit(api):
    """Hits come by descending score, and every score is above zero."""
    scores = [hit["score"] for hit in api(q="energia wiatrowa", size="50")["hits"]]

    assert len(scores) > 1
    assert scores == sorted(scores, reverse=True)
    assert scores[-1] > 0


@pytest.mark.parametrize(
    ("facet", "value", "label"),
    [
        ("country", "KR", "South Korea"),
        ("organization", "ASEAN", "ASEAN"),
        ("topic", "energy", "Energy"),
        ("lang", "uk", "Ukrainian"),
        ("year", "2025", "2025"),
    ],
)
def test_labels_are_in_the_language_of_the_interface(api, facet, value, label):
    """A facet's value carries the name that people read."""
    labels = {item["value"]: item["label"] for item in api()["facets"][facet]}

    assert labels[value] == label


def test_article_document_has_the_promised_keys(client):
    """An article's document is a hit's head, the body and the tags' evidence."""
    article = client.get("/api/v1/articles/laos-wind-power.uk").json

    rare = {"corrected", "other_title", "alternates"}
    assert set(article) == HEAD | {"body", "story", "evidence"} | rare
    assert [article[key] for key in sorted(rare)] == [[], None, None]
    kinds = {"countries", "organizations", "topics", "subtopics"}
    assert set(article["evidence"]) == kinds
    assert article["countries"] == ["LA"]
    for kind, roles in article["roles"].items():
        assert list(article["evidence"][kind]) == list(roles)
        partners = [value for value, role in roles.items() if role == "partner"]
        assert partners == article[kind]
    for level in ("topics", "subtopics"):
        assert list(article["evidence"][level]) == article[level]


def test_evidence_points_to_its_own_words(client, hits):
    """Each piece of evidence is the text between its offsets."""
    for hit in hits[::4]:
        article = client.get(f"/api/v1/articles/{hit['id']}").json
        for group in article["evidence"].values():
            for evidence in (piece for pieces in group.values() for piece in pieces):
                keys = {"field", "text", "start", "end", "sentence"}
                assert set(evidence) == keys
                assert evidence["text"] in evidence["sentence"]
                text = article[evidence["field"]]
                assert text[evidence["start"] : evidence["end"]] == evidence["text"]


def test_mentioned_countries_are_distinguished_from_partners(hits):
    """Both have a role; only partners are listed, and only they are counted."""
    roles = {role for hit in hits for role in hit["roles"]["countries"].values()}

    assert roles == {"partner", "mentioned"}
    for hit in hits:
        named = hit["roles"]["countries"]
        assert hit["countries"] == [c for c in named if named[c] == "partner"]
