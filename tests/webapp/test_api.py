"""Do programs get what they ask for?"""

from urllib.parse import urlencode

import pytest
from hypothesis import given, settings, strategies as st

from search.generations.generation import current_folder

FACETS = ("country", "organization", "topic", "lang", "year")
CHOICES = {
    "country": ["KR", "LA", "FR", "UA", "JP", "US"],
    "organization": ["ASEAN", "EU", "UN", "WHO"],
    "topic": ["energy", "health", "trade-investment", "universities", "crops"],
    "lang": ["uk", "fr", "pl", "vi"],
    "year": ["2022", "2023", "2024", "2025"],
}
SELECTIONS = st.fixed_dictionaries(
    {
        name: st.lists(st.sampled_from(values), max_size=2, unique=True)
        for name, values in CHOICES.items()
    }
)
BASES = [
    [],
    [("q", "energia OR енергетика OR énergie")],
    [("lang", "uk"), ("lang", "fr")],
    [("country", "KR"), ("country", "LA"), ("topic", "energy")],
    [("from", "2023-01-01"), ("to", "2024-12-31")],
    [("q", "Vietnam"), ("year", "2025"), ("lang", "fr")],
]


def values_of(hit, facet):
    """Return the values that an article has in a facet."""
    match facet:
        case "country":
            return set(hit["countries"])
        case "organization":
            return set(hit["organizations"])
        case "topic":
            return {*hit["topics"], *hit["subtopics"]}
        case "lang":
            return {hit["lang"]}
        case _:
            return {hit["published"][:4]} if hit["published"] else set()


@settings(max_examples=60, deadline=None)
@given(selection=SELECTIONS)
def test_repeated_arguments_widen_and_different_ones_narrow(api, hits, selection):
    """Values of one facet are joined by OR, facets by AND."""
    expected = {
        hit["id"]
        for hit in hits
        if all(
            not selected or values_of(hit, facet) & set(selected)
            for facet, selected in selection.items()
        )
    }

    pairs = [(name, value) for name, values in selection.items() for value in values]
    answer = api(*pairs, size="100")

    assert answer["total"]["articles"] == len(expected)
    assert {hit["id"] for hit in answer["hits"]} <= expected
    assert len(answer["hits"]) == min(100, len(expected))


@pytest.mark.parametrize("base", BASES, ids=urlencode)
def test_facet_counts_equal_what_selecting_them_returns(api, base):
    """A value's count is the number of articles there are with it alone selected."""
    facets = api(*base)["facets"]

    checked = 0
    for facet in FACETS:
        others = [(name, value) for name, value in base if name != facet]
        for item in facets[facet]:
            answer = api(*others, (facet, item["value"]), size="1")
            assert answer["total"]["articles"] == item["count"], (facet, item)
            checked += 1
    assert checked > len(FACETS)


@pytest.mark.parametrize("facet", FACETS)
def test_facets_count_every_article_of_the_collection(api, hits, facet):
    """Without any filter a facet lists every value there is, with its articles."""
    expected = {}
    for hit in hits:
        for value in values_of(hit, facet):
            expected[value] = expected.get(value, 0) + 1

    counts = {item["value"]: item["count"] for item in api()["facets"][facet]}

    assert counts == expected


def test_selected_values_say_so(api):
    """Exactly the values in the address are marked as selected."""
    facets = api(("country", "KR"), ("country", "la"), ("lang", "uk"))["facets"]

    selected = {
        (facet, item["value"])
        for facet, items in facets.items()
        for item in items
        if item["selected"]
    }
    assert selected == {("country", "KR"), ("country", "LA"), ("lang", "uk")}


def test_a_selected_value_without_articles_stays_listed(api):
    """A selected value is shown with count 0, so that it can be taken back."""
    answer = api(q="qqqqq", country="KR")

    selected = [item for item in answer["facets"]["country"] if item["selected"]]
    assert [(item["value"], item["count"]) for item in selected] == [("KR", 0)]


@pytest.mark.parametrize(
    ("since", "until"),
    [("2023-01-01", ""), ("", "2021-12-31"), ("2022-12-05", "2022-12-05")],
    ids=["from", "to", "one day"],
)
def test_dates_limit_with_both_days_included(api, hits, since, until):
    """`from` and `to` keep the articles of these days and those between."""
    expected = {
        hit["id"] for hit in hits if since <= hit["published"] <= (until or "9")
    }

    answer = api(("from", since), ("to", until), size="100")

    assert expected
    assert answer["total"]["articles"] == len(expected)
    assert {hit["id"] for hit in answer["hits"]} <= expected


@pytest.mark.parametrize(("sort", "back"), [("newest", True), ("oldest", False)])
def test_sorting_by_date_orders_all_hits(api, sort, back):
    """The hits come in the order of their days."""
    days = [hit["published"] for hit in api(sort=sort, size="100")["hits"]]

    assert len(set(days)) > 10
    assert days == sorted(days, reverse=back)


def test_pages_of_any_size_join_to_the_whole(api, hits):
    """Pages of any size have every article once, and are empty after the last."""
    pages = [api(size="50", page=str(number))["hits"] for number in (1, 2, 3, 4)]

    assert [len(page_hits) for page_hits in pages] == [50, 50, 12, 0]
    ids = [hit["id"] for page_hits in pages for hit in page_hits]
    assert sorted(ids) == sorted(hit["id"] for hit in hits)


def test_unknown_arguments_change_nothing(api):
    """An argument that the API does not know is ignored."""
    assert api(utm_source="x", foo="1")["total"] == api()["total"]


def test_answers_are_readable_utf8(client):
    """Letters are written as themselves, not as escapes."""
    response = client.get("/api/v1/search?lang=uk")

    assert response.mimetype == "application/json"
    assert "Лаос".encode() in response.data
    assert b"\\u0" not in response.data


def test_health_names_the_generation_in_service(client, sample_index):
    """The health check answers with the index's generation."""
    response = client.get("/healthz")
    assert client.get("/readyz").json["status"] == "ready"

    current = current_folder(sample_index).name
    assert response.status_code == 200
    assert response.json == {"status": "ok", "generation": current}
