"""Are the numbers beside a facet's values those that a click leads to?"""

from urllib.parse import urlsplit

import pytest
from flask import request

from search.query.facets import SEVERAL, FacetField
from webapp.app import create_app
from webapp.facet_links import FacetLinks
from webapp.facet_view import facet_view
from webapp.params import query_from_args

STARTS = (
    "",
    "q=energia",
    "country=PL",
    "country=PL&country=FR",
    "country=PL&all=country",
    "country=UA&country=RU&all=country",
    "topic=energy",
    "topic=energy&all=topic",
    "topic=renewable-energy",
    "topic=renewable-energy&all=topic",
    "topic=energy&topic=health&all=topic",
    "topic=renewable-energy&topic=electricity",
    "lang=fr&not-country=RU",
    "not-topic=energy&organization=EU",
    "topic=energy&not-topic=electricity",
    "year=2025&year=2022",
    "not-lang=pl&not-lang=vi&from=2022-01-01",
)
UNITS = ("story", "article")


@pytest.fixture(scope="module")
def open_search(reader):
    """Return a function from arguments to a search's result and its shown facets."""
    app = create_app(reader)

    def search(args):
        with app.test_request_context(f"/en/?{args}"):
            query = query_from_args(request.args, size=1, grouped=True)
            result = reader.search(query)
            links = FacetLinks(result.query)
            return result, [facet_view(facet, links) for facet in result.facets]

    return search


def listed(facet):
    """Yield the values of a facet, narrower ones too."""
    for value in (*facet.shown, *facet.folded):
        yield value
        yield from value.narrower


def found(result):
    """Return how many results there are, in the unit in which the list counts."""
    return result.stories if result.query.grouped else result.total


def follow(open_search, url):
    """Return the result that a link leads to."""
    result, _ = open_search(urlsplit(url).query)
    return result


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("start", STARTS)
def test_a_click_finds_as_many_as_the_number_says(open_search, start, unit):
    """So it is for each value, wide or narrow, that is the facet's only one or is
    required besides others; where it is an alternative to others, the number is that
    of the value alone, and the click adds those which are not there yet.
    """
    before, facets = open_search(f"{start}&group={unit}")
    clicked = 0
    for facet in facets:
        field = FacetField(facet.name)
        for value in listed(facet):
            if value.selected or value.count is None:
                continue
            after = follow(open_search, value.url)
            chosen = after.query.selected(field)
            clicked += 1
            if len(chosen) == 1 or field in after.query.match_all:
                assert found(after) == value.count, value
            else:
                assert max(found(before), value.count) <= found(after), value
                assert found(after) <= found(before) + value.count, value
    assert clicked


@pytest.mark.parametrize("start", STARTS)
def test_an_exclusion_takes_away_as_many_articles_as_the_number_says(
    open_search, start
):
    """And a link admits the value again."""
    before, facets = open_search(f"{start}&group=article")
    clicked = 0
    for facet in facets:
        field = FacetField(facet.name)
        if before.query.selected(field) and field not in before.query.match_all:
            continue  # its numbers are those of the alternatives
        for value in [v for v in listed(facet) if v.without_url][::3]:
            after, again = open_search(urlsplit(value.without_url).query)
            clicked += 1
            assert after.total == before.total - value.count, value
            (same,) = [f for f in again if f.name == facet.name]
            (out,) = [v for v in same.excluded if v.anchor == value.anchor]
            back = follow(open_search, out.without_url)
            assert back.total == before.total
    assert clicked


def test_narrower_topics_unfold_under_a_chosen_one(open_search):
    """Without a choice the upper ones are listed; a narrower one takes the place of
    the one above it, which leads back up; taken back, the upper one is there again.
    """
    _, facets = open_search("")
    topics = {f.name: f for f in facets}["topic"]
    assert not any(value.narrower for value in listed(topics))
    (energy,) = [v for v in listed(topics) if v.anchor == "topic-energy"]

    _, facets = open_search(urlsplit(energy.url).query)
    topics = {f.name: f for f in facets}["topic"]
    (energy,) = [v for v in listed(topics) if v.narrower]
    assert energy.anchor == "topic-energy"
    (narrow,) = [v for v in energy.narrower if v.anchor == "topic-electricity"]
    query = follow(open_search, narrow.url).query
    assert query.filters == {FacetField.TOPIC: {"electricity"}}

    _, facets = open_search(urlsplit(narrow.url).query)
    topics = {f.name: f for f in facets}["topic"]
    (energy,) = [v for v in listed(topics) if v.narrower]
    (chosen,) = [v for v in listed(topics) if v.selected]
    for link in (energy.url, chosen.url):
        assert follow(open_search, link).query.filters == {FacetField.TOPIC: {"energy"}}


def test_any_or_all_is_offered_once_a_value_is_chosen(open_search):
    """The other one is a link; facets of which an article has one value offer none."""
    _, facets = open_search("country=PL&topic=energy&lang=fr&year=2025&all=country")
    modes = {facet.name: facet.modes for facet in facets}

    assert {name for name, modes in modes.items() if modes} == {"country", "topic"}
    assert not any(facet.modes for facet in open_search("")[1])
    assert [mode.selected for mode in modes["country"]] == [False, True]
    assert [mode.selected for mode in modes["topic"]] == [True, False]
    query = follow(open_search, modes["topic"][1].url).query
    assert (
        set(query.match_all) == {FacetField.COUNTRY, FacetField.TOPIC} <= set(SEVERAL)
    )


def test_values_of_any_text_have_anchors_of_their_own(open_search, reader):
    """A publisher's name may have blanks and signs; an id may not."""
    with create_app(reader).test_request_context("/en/"):
        (facet,) = [f for f in open_search("")[1] if f.name == "source"]

    anchors = [value.anchor for value in listed(facet)]
    assert anchors
    assert all(anchor.split() == [anchor] for anchor in anchors)
    assert all(v.url.endswith(f"#{v.anchor}") for v in listed(facet))


@pytest.mark.parametrize(
    ("start", "told"),
    [
        ("", ""),
        ("country=PL", "Each number: this value alone"),
        (
            "country=PL&all=country",
            "Each number: this value with all the chosen ones",
        ),
        ("not-country=PL", ""),
    ],
)
def test_what_numbers_beside_chosen_values_stand_for_is_told(open_search, start, told):
    """An alternative's number is not what the click finds in all; the page says so."""
    facets = {facet.name: facet.told for facet in open_search(start)[1]}

    assert facets.pop("country") == told
    assert not any(facets.values())


@pytest.mark.parametrize(
    ("chosen", "short"), [("", "ENTSO-E"), ("organization=ENTSO-E", "")]
)
def test_a_long_name_is_abbreviated_in_the_list_until_it_is_chosen(
    open_search, chosen, short
):
    """The name in full stays its label; short names stay as they are."""
    facets = {facet.name: facet for facet in open_search(chosen)[1]}
    values = {v.anchor: v for v in listed(facets["organization"])}

    assert values["organization-ENTSO-E"].short == short
    assert values["organization-ENTSO-E"].label.endswith("(ENTSO-E)")
    assert values["organization-EU"].short == ""
