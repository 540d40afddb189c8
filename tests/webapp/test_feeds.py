"""Does a feed bring what is new of a search, in a form that every reader accepts?"""

import pytest

from tests.webapp.atom_rules import ATOM, links, read_feed, texts
from tests.webapp.news_folder import day
from webapp.languages import INTERFACE

ENERGY = "/uk/feed.atom?q=енергія"
SEARCHES = [
    "",
    "?q=Laos",
    "?q=coopération&country=FR&sort=oldest&page=2&size=3",
    "?country=PL&country=UA&all=country&not-topic=energy&group=article",
    "?from=2020-01-01&to=2024-12-31&topic=energy&lang=pl&size=100",
    "?q=qqqqqq",
    "?q=%22a<b>%26c%22&prefer=vi",
]


@pytest.fixture
def get(followed):
    """Return a function that reads the feed of an address."""
    return lambda url, **options: read_feed(
        followed.test_client().get(url, **options).data
    )


def stamp(number):
    """Return the time of a day's build as feeds write it."""
    return f"{day(number):%Y-%m-%dT%H:%M:%SZ}"


@pytest.mark.parametrize("search", SEARCHES)
@pytest.mark.parametrize("lang", INTERFACE)
def test_every_feed_is_valid(client, lang, search):
    """Whatever is followed, in every language, also where nothing is found."""
    answer = client.get(f"/{lang}/feed.atom{search}")

    assert answer.status_code == 200
    assert answer.mimetype == "application/atom+xml"
    feed = read_feed(answer.data)
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == lang


def test_the_last_arrived_come_first(get):
    """By the day they were indexed or corrected, then by that of publication."""
    feed = get(ENERGY)

    assert texts(feed, "title") == [
        "Polska i Norwegia budują gazociąg „Baltic Pipe”",
        "Франція будує вітряки у Польщі",
        "Польща та Данія домовилися про енергію",
    ]
    assert texts(feed, "updated") == [stamp(1)] * 3
    assert texts(feed, "published") == [
        f"{day}T00:00:00Z" for day in ("2026-11-30", "2026-11-30", "2009-05-04")
    ]


def test_without_a_search_all_that_is_new_is_followed(get):
    """The oldest arrival is the last; the feed is as new as its first entry."""
    feed = get("/fr/feed.atom")

    assert len(texts(feed, "title")) == 4
    assert texts(feed, "updated") == [stamp(1)] * 3 + [stamp(0)]
    assert feed.findtext("a:updated", namespaces=ATOM) == stamp(1)


def test_a_search_without_all_words_brings_nothing(get):
    """A page would offer what has some of the words; it is no news of the search."""
    feed = get("/uk/feed.atom?q=енергія+qxqxqx")

    assert texts(feed, "title") == []
    assert feed.findtext("os:totalResults", namespaces=ATOM) == "0"
    assert feed.findtext("a:updated", namespaces=ATOM) == stamp(0)


FILTERS = {
    "country=NO": ["gas.pl"],
    "country=PL&country=DK&all=country": ["old.uk"],
    "country=PL&not-country=DK&not-country=NO": ["wind.uk", "bridge.uk"],
    "from=2026-11-29": ["gas.pl", "wind.uk"],
    "lang=pl": ["gas.pl"],
    "country=Норвегія": ["gas.pl"],
}


@pytest.mark.parametrize(("filters", "ids"), FILTERS.items(), ids=FILTERS)
def test_filters_are_obeyed(get, filters, ids):
    """As on the page of the same search."""
    feed = get(f"/uk/feed.atom?{filters}")

    found = [
        url for entry in feed.findall("a:entry", ATOM) for url in links(entry, "via")
    ]
    assert found == [f"https://source.test/{id_}" for id_ in ids]


def test_ids_are_the_same_wherever_and_however_one_asks(get):
    """Host, port, prefix, language, order and page size change no id."""
    asked = [
        get(ENERGY),
        get(ENERGY, base_url="https://news.example:8443/hoptac"),
        get(ENERGY.replace("/uk/", "/fr/")),
        get(f"{ENERGY}&size=3&sort=oldest&prefer=pl"),
    ]
    ids = [texts(feed, "id") for feed in asked]
    of_feeds = {feed.findtext("a:id", namespaces=ATOM) for feed in asked}

    assert ids == [ids[0]] * len(ids)
    assert len(set(ids[0])) == 3
    assert all(each.startswith("tag:") for each in (*ids[0], *of_feeds))
    assert len(of_feeds) == 1
    assert of_feeds.isdisjoint({get("/uk/feed.atom").findtext("a:id", namespaces=ATOM)})


def test_names_and_codes_ask_for_the_same_feed(get):
    """What is followed is the value, however it was written."""
    one, other = (
        get(f"/uk/feed.atom?country={name}").findtext("a:id", namespaces=ATOM)
        for name in ("Польща", "PL")
    )

    assert one == other


def test_a_later_version_keeps_the_id_of_its_story(get):
    """The French version came first; Ukrainian readers get theirs under its id."""
    _, entry, _ = get(ENERGY).findall("a:entry", ATOM)

    assert entry.findtext("a:id", namespaces=ATOM).endswith("article/wind.fr")
    assert links(entry, "via") == ["https://source.test/wind.uk"]
    assert links(entry, "alternate")[0].startswith(
        "http://localhost/uk/article/wind.uk"
    )


def test_entries_are_in_the_reader_s_language(get):
    """The version to read is the interface's, or one that the address prefers."""

    def langs(url):
        name = "{http://www.w3.org/XML/1998/namespace}lang"
        return [entry.get(name) for entry in get(url).findall("a:entry", ATOM)]

    assert langs("/fr/feed.atom?country=PL&country=FR&all=country") == ["fr"]
    assert langs("/uk/feed.atom?country=PL&country=FR&all=country") == ["uk"]
    assert langs("/uk/feed.atom?country=PL&country=FR&all=country&prefer=fr") == ["fr"]


def test_categories_have_labels_and_no_country_that_is_only_mentioned(client):
    """Terms are the API's partners and topics, labels the interface's."""
    feed = read_feed(client.get("/uk/feed.atom?lang=uk&size=100&group=article").data)
    shown = 0
    for entry in feed.findall("a:entry", ATOM):
        link = links(entry, "alternate")[0]
        article = client.get(f"/api/v1/articles/{link.rpartition('/article/')[2]}").json
        kinds = {"country": "countries", "organization": "organizations"}
        for facet, name in {**kinds, "topic": "topics"}.items():
            categories = [
                each
                for each in entry.findall("a:category", ATOM)
                if each.get("scheme").endswith(f":{facet}")
            ]
            assert [each.get("term") for each in categories] == article[name]
            assert all(each.get("label") for each in categories)
            shown += len(categories)
    assert shown > 10
    labels = {each.get("label") for each in feed.iter("{*}category")}
    assert "Польща" in labels


def test_the_title_says_what_is_followed(get):
    """In the language of the interface, with the collection's name."""

    def title(url):
        return get(url).findtext("a:title", namespaces=ATOM)

    assert title("/uk/feed.atom?q=енергія&country=NO") == "енергія · Норвегія · Hoptac"
    assert title("/fr/feed.atom?country=NO") == "Norvège · Hoptac"
    assert title("/fr/feed.atom") == "Nouveautés · Hoptac"


def test_a_long_feed_has_pages(client):
    """Each names the others (RFC 5005); together they have every entry once."""
    url, ids, pages = "/pl/feed.atom?group=article&size=20", [], 0
    while url:
        feed = read_feed(client.get(url).data)
        ids += texts(feed, "id")
        assert links(feed, "self") == [f"http://localhost{url}"]
        assert links(feed, "first") == [
            "http://localhost/pl/feed.atom?group=article&size=20"
        ]
        (url, *_) = (*links(feed, "next"), "")
        url, pages = url.removeprefix("http://localhost"), pages + 1

    total = client.get("/api/v1/search").json["total"]["articles"]
    assert len(ids) == len(set(ids)) == total
    assert pages == -(-total // 20)


def test_a_feed_has_fifty_entries(client):
    """Where its address names no number, and up to a hundred where it does."""
    url = "/pl/feed.atom?group=article"

    assert len(texts(read_feed(client.get(url).data), "id")) == 50
    assert len(texts(read_feed(client.get(f"{url}&size=100").data), "id")) == 100
    assert client.get(f"{url}&size=101").status_code == 400


def test_a_search_is_described_to_programs(get):
    """OpenSearch's elements count the entries and repeat the question."""
    feed = get(f"{ENERGY}&size=2&page=2")

    assert len(texts(feed, "id")) == 1
    values = [
        feed.findtext(f"os:{name}", namespaces=ATOM)
        for name in ("totalResults", "startIndex", "itemsPerPage")
    ]
    assert values == ["3", "3", "2"]
    asked = feed.find("os:Query", ATOM)
    assert (asked.get("searchTerms"), asked.get("startPage")) == ("енергія", "2")


def test_the_page_of_a_search_leads_to_its_feed(client, page):
    """The feed is of the whole search, whatever page, order and size are shown."""
    tree = page("/pl/?q=Laos&country=VN&country=LA&sort=oldest&size=5&page=1")

    (link,) = tree.all("link", rel="alternate", type="application/atom+xml")
    assert link.attrs["href"] == "/pl/feed.atom?q=Laos&country=LA&country=VN"
    assert read_feed(client.get(link.attrs["href"]).data) is not None
