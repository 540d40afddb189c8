"""Are narrower topics kept out of what lists the topics of the upper level?"""

import pytest

from search.query.facets import FacetField
from search.query.request import Query
from webapp.topic_levels import broader_topics, is_upper, upper_only


@pytest.fixture
def _asked(client):
    """Be within a request."""
    with client.application.test_request_context("/en/"):
        yield


@pytest.mark.usefixtures("_asked")
def test_levels_are_those_of_the_index():
    """A topic that the vocabulary does not have is of the upper level."""
    assert not is_upper("nuclear-power")
    assert broader_topics("nuclear-power") == ("energy",)
    assert [is_upper(topic) for topic in ("energy", "no-such-topic")] == [True, True]


@pytest.mark.usefixtures("_asked")
def test_a_facet_of_topics_loses_the_narrower_ones(reader):
    """Other facets keep all their values."""
    facets = reader.search(Query()).facets

    for facet in facets:
        left = upper_only(facet)
        if facet.field is FacetField.TOPIC:
            assert 0 < len(left.values) < len(facet.values)
            assert all(is_upper(value.value) for value in left.values)
        else:
            assert left is facet


@pytest.mark.parametrize("page", ["/en/", "/en/overview"])
def test_pages_list_the_upper_topics(client, page):
    """Chosen or not, no page draws both levels side by side."""
    text = client.get(page).get_data(as_text=True)

    assert "Energy" in text
    assert "Renewable energy" not in text
