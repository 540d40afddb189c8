"""Is the search of a pasted address known, wherever it was copied?"""

import pytest

from alerts.search_address import read_address

ARGS = "q=%D0%BC%D0%B8%D1%80&country=PL&all=country"
ADDRESSES = {
    f"https://news.example.org/uk/?{ARGS}&page=3&sort=oldest": (
        "https://news.example.org",
        "uk",
    ),
    f"https://h.test:8443/hoptac/fr/feed.atom?{ARGS}": (
        "https://h.test:8443/hoptac",
        "fr",
    ),
    f"http://h.test/pl/article/a/b.pl?{ARGS}&at=7": ("http://h.test", "pl"),
    f"https://h.test/vi/overview?{ARGS}&missing=uk": ("https://h.test", "vi"),
    f"/en/?{ARGS}": ("", "en"),
    f"?{ARGS}": ("", ""),
    ARGS: ("", ""),
}


@pytest.mark.parametrize(("text", "expected"), ADDRESSES.items(), ids=range(7))
def test_a_search_is_known_by_its_arguments(text, expected):
    """Where it was shown, and on which page, is left out."""
    address = read_address(f" {text}\n")

    assert (address.site, address.language) == expected
    assert address.args == ARGS


def test_a_page_without_a_search_follows_everything():
    """All that is new in the collection."""
    assert read_address("https://h.test/uk/") == ("https://h.test", "uk", "")


@pytest.mark.parametrize("text", ["ftp://h.test/uk/?q=a", "file:///uk/?q=a"])
def test_other_addresses_are_refused(text):
    """What is no page of the web names no search."""
    with pytest.raises(ValueError, match="no address"):
        read_address(text)
