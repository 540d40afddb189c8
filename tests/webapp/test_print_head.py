"""Does every list say on paper in which order it is?"""

import pytest

from search.query.request import Sort

NAMES = {
    Sort.RELEVANCE: "Best match",
    Sort.NEWEST: "Newest",
    Sort.OLDEST: "Oldest",
    Sort.ARRIVED: "Recently added",
}


@pytest.mark.parametrize("sort", Sort)
def test_every_order_has_a_page_and_a_name_on_paper(client, sort):
    """The page of an order that nobody thought of on paper failed."""
    answer = client.get(f"/en/?q=Laos&sort={sort.value}")

    assert answer.status_code == 200
    assert f"Order: {NAMES[sort]}" in answer.text
    assert client.get(f"/en/?sort={sort.value}").status_code == 200
    assert client.get(f"/en/overview?q=Laos&sort={sort.value}").status_code == 200
