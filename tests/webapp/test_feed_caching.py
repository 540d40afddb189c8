"""Does a feed reader that polls cost next to nothing?"""

from tests.webapp.news_folder import day

ENERGY = "/uk/feed.atom?q=енергія"


def test_polling_costs_little(followed):
    """A reader that has the feed gets nothing, and no search is made."""
    client = followed.test_client()
    first = client.get(ENERGY)
    tag, modified = first.headers["ETag"], first.headers["Last-Modified"]

    again = client.get(ENERGY, headers={"If-None-Match": tag})
    since = client.get(ENERGY, headers={"If-Modified-Since": modified})

    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    assert (since.status_code, since.data) == (304, b"")
    assert f"{day(1):%d %b %Y %H:%M:%S} GMT" in modified


def test_a_newer_index_with_the_same_feed_sends_nothing(followed, monkeypatch):
    """Only what a feed says counts then; another feed is sent."""
    client = followed.test_client()
    tag = client.get(ENERGY).headers["ETag"]
    monkeypatch.setattr("search.searcher.reader.Reader.seal", "another")

    again = client.get(ENERGY, headers={"If-None-Match": tag})
    other = client.get("/uk/feed.atom", headers={"If-None-Match": tag})

    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] != tag
    assert other.status_code == 200
