"""Do the links of the search page lead where they say?"""

from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest


def arguments(url):
    """Return an address's arguments, repeated ones in order."""
    return parse_qsl(urlsplit(url).query)


def hit_links(page):
    """Return the addresses of the articles on a page."""
    return [item.one("h2").one("a").attrs["href"] for item in page.all("li", "hit")]


def facet_links(page):
    """Return the facets' values: the text of each, and its link."""
    nav = page.one("nav", "facets")
    return {
        a.one("span", "name").text: a for a in nav.all("a") if a.all("span", "name")
    }


def chips(page):
    """Return the filters in force: the label of each, and its address."""
    links = [link for listed in page.all("ul", "chips") for link in listed.all("a")]
    return {
        link.text: link.attrs["href"] for link in links if link.text != "Remove all"
    }


@pytest.mark.parametrize("start", ["/", "/?q=Vietnam", "/?lang=uk&page=2"])
def test_facet_link_selects_and_takes_back(page, start):
    """Following a facet's link marks it selected; following it again undoes that."""
    for name, link in list(facet_links(page(start)).items())[::5]:
        chosen = page(link.attrs["href"])
        again = facet_links(chosen)[name]
        assert again.attrs.get("aria-current") == "true", name
        assert len(chips(chosen)) == len(chips(page(start))) + 1
        back = arguments(again.attrs["href"])
        assert back == [pair for pair in arguments(start) if pair[0] != "page"]


@pytest.mark.parametrize("facet", ["country", "lang", "year"])
def test_facet_link_shows_as_many_stories_as_its_count(page, facet):
    """A facet value's count is the number of stories behind its link."""
    section = page("/?topic=energy").one("section", aria_labelledby=f"facet-{facet}")

    links = [a for a in section.all("a") if a.all("span", "count")]
    assert links
    for link in links:
        bar = page(link.attrs["href"]).one("div", "bar")
        assert bar.one("p").text.split()[3] == link.one("span", "count").text


def test_more_values_of_a_facet_fold_out(page):
    """A facet shows eight values at once and the others behind a summary."""
    facet = page().one("section", aria_labelledby="facet-country")

    shown, folded = facet.all("ul", "choices")
    assert len(shown.all("li")) == 8
    assert facet.one("summary").text == f"{len(folded.all('li'))} more"
    assert "open" not in facet.one("details").attrs


def test_a_list_in_which_a_value_is_selected_is_unfolded(page):
    """The last value of a facet stays where it was, and can be seen."""
    link = (
        page().one("section", aria_labelledby="facet-country").all("li")[-1].all("a")[0]
    )

    facet = page(link.attrs["href"]).one("section", aria_labelledby="facet-country")
    (on,) = [choice for choice in facet.all("a") if choice.attrs.get("aria-current")]
    (folded,) = [element for element in on.above() if element.tag == "details"]
    assert "open" in folded.attrs


FILTERED = (
    "/?q=Vietnam&country=KR&country=LA&topic=energy&lang=fr&year=2025"
    "&from=2020-01-01&to=2025-12-31"
)


def test_each_filter_has_a_chip_that_takes_it_back(page):
    """Each filter has a chip, whose link removes that filter alone."""
    removal_urls = chips(page(FILTERED))

    before = arguments(FILTERED)
    removed = []
    for url in removal_urls.values():
        left = arguments(url)
        lost = [pair for pair in before if pair not in left]
        assert len(lost) == 1
        assert sorted([*left, *lost]) == sorted(before)
        removed += lost
    assert sorted(removed) == sorted(pair for pair in before if pair[0] != "q")


def test_chips_read_as_the_filters_they_stand_for(page):
    """A chip names its filter, and its accessible label says what it does."""
    listed = page(FILTERED).one("ul", "chips")

    links = [link for link in listed.all("a") if link.text.startswith("Partner")]
    assert [link.text for link in links] == [
        "Partner country: South Korea ×",
    ]
    assert (
        links[0].attrs["aria-label"] == "Remove the filter Partner country: South Korea"
    )
    assert listed.all("li")[1].text == "or Laos ×"
    assert listed.all("li")[1].one("a").attrs["aria-label"] == (
        "Remove the filter Partner country: Laos"
    )


def test_chips_say_whether_any_or_all_are_meant_and_what_is_excluded(page):
    """Two values of which both are required are joined by "and"."""
    listed = page("/?country=KR&country=LA&all=country&not-lang=fr").one("ul", "chips")

    assert [chip.text for chip in listed.all("li")] == [
        "Partner country: South Korea ×",
        "and Laos ×",
        "not: French ×",
        "Remove all",
    ]


def test_all_filters_can_be_removed_at_once(page):
    """Among several chips one link leads to the bare question."""
    clear = page(FILTERED).one("a", "clear")

    assert arguments(clear.attrs["href"]) == [("q", "Vietnam")]
    assert not page("/?country=KR").all("a", "clear")


def test_form_hands_the_filters_on(page):
    """A search for another word keeps the filters, but not the order."""
    form = page(FILTERED).one("form", role="search")
    fields = [
        (field.attrs["name"], field.attrs.get("value", ""))
        for field in form.all("input")
    ]
    fields = [(n, "Laos" if n == "q" else v) for n, v in fields]

    answer = page(f"{form.attrs['action']}?{urlencode(fields)}")

    assert list(chips(answer)) == list(chips(page(FILTERED)))
    assert answer.one("input", id="q").attrs["value"] == "Laos"


@pytest.mark.parametrize(
    "start", ["/", "/?size=50", "/?lang=pl&sort=oldest&size=7", "/?group=article"]
)
def test_next_links_show_every_article_once(page, api, start):
    """Paging on from the first page meets each article of the answer once."""
    seen, url, rounds = [], start, 0
    while url and rounds < 20:
        shown = page(url)
        seen += [link.split("?")[0] for link in hit_links(shown)]
        after = shown.all("a", rel="next")
        url, rounds = (after[0].attrs["href"] if after else ""), rounds + 1

    assert len(seen) == len(set(seen))
    answer = api(*arguments(start), size="1")
    grouped = "group=article" not in start
    assert len(seen) == (answer["stories"] if grouped else answer["total"]["articles"])


def test_pages_around_the_current_one_are_linked(page):
    """The page links are the first, the last, two on each side, and gaps between."""
    nav = page("/?page=6&q=-qqqqq&group=article").one("nav", "pages")

    texts = [child.text for child in nav.walk()]
    expected = ["Previous", "1", "…", "4", "5", "6", "7", "8", "…", "12", "Next"]
    assert texts == expected
    assert nav.one("a", aria_current="page").text == "6"
    assert all(("q", "-qqqqq") in arguments(a.attrs["href"]) for a in nav.all("a"))


def test_hits_are_numbered_through(page):
    """The list of a later page starts with the number after the page before."""
    assert page("/?page=3").one("ol", "hits").attrs["start"] == "21"


def test_page_after_the_last_leads_back(page):
    """Past the end, the link to the previous page leads to one that has articles."""
    beyond = page("/?page=500")

    assert not hit_links(beyond)
    back = beyond.one("a", rel="prev")
    assert hit_links(page(back.attrs["href"]))


def test_sort_links_order_the_hits(page):
    """The order's links go to the dates in their order; the one in force is marked."""
    start = page("/?q=Vietnam&page=2")
    links = {
        a.text: a.attrs["href"]
        for a in start.one("ul", "sorts", aria_label="Order").all("a")
    }

    assert list(links) == ["Best match", "Newest", "Oldest", "Recently added"]
    for name, back in (("Newest", True), ("Oldest", False)):
        sorted_page = page(links[name])
        days = [time.attrs["datetime"] for time in sorted_page.all("time")]
        assert days == sorted(days, reverse=back)
        current = sorted_page.one("ul", "sorts", aria_label="Order").one(
            "a", aria_current="true"
        )
        assert current.text == name
        assert ("page", "2") not in arguments(links[name])


def test_without_a_question_the_newest_come_first(page):
    """Without words there is no best match: the order in force is the newest first."""
    start = page()

    days = [time.attrs["datetime"] for time in start.all("time")]
    assert days == sorted(days, reverse=True)
    assert (
        start.one("ul", "sorts", aria_label="Order").one("a", aria_current="true").text
        == "Newest"
    )


def test_tags_of_hits_filter(page):
    """A hit's tag is a link to the articles that share it, marked where it filters."""
    item = page("/?q=Monsoon&lang=uk").all("li", "hit")[0]
    tag = next(a for a in item.one("ul", "tags").all("a") if a.text == "Laos")

    shared = page(tag.attrs["href"])

    assert "Partner country: Laos ×" in chips(shared)
    for item in shared.all("li", "hit"):
        current = item.one("ul", "tags").all("a", aria_current="true")
        assert "Laos" in [link.text for link in current]
