"""How is a feed cut into feeds of one entry each, without being parsed?"""

from __future__ import annotations

import json
import time

import pytest

from corpus.errors import UnreadableError
from corpus.feeds.cutting import cut_feed
from corpus.feeds.reading import read_feed

HEAD = '<?xml version="1.0" encoding="{}"?>\n<rss><channel><title>Газета</title>\n'
ITEMS = "<item><title>Один</title></item>\n<item a='b'><title>Два</title></item>"
TAIL = "</channel></rss>"


def titles(data: bytes) -> list[str]:
    """Return the title of each piece that is a feed of one entry."""
    pieces = [piece for piece in cut_feed(data) if not isinstance(piece, Exception)]
    feeds = [read_feed(piece.data) for piece in pieces]
    assert all(len(feed.entries) == 1 and feed.whole for feed in feeds)
    assert {feed.title for feed in feeds} == {"Газета"}
    return [feed.entries[0].title for feed in feeds]


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251", "utf-16", "utf-8-sig"])
def test_each_entry_is_a_feed_with_the_same_head(encoding):
    """In whichever encoding it was."""
    text = HEAD.format(encoding.removesuffix("-sig")) + ITEMS + TAIL

    assert titles(text.encode(encoding)) == ["Один", "Два"]


def test_atom_rdf_and_json_are_cut():
    """Their entries have other names and places."""
    atom = (
        '<a:feed xmlns:a="http://www.w3.org/2005/Atom"><a:title>Газета</a:title>'
        "<a:entry><a:title>Один</a:title></a:entry></a:feed>"
    )
    rdf = (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        'xmlns="http://purl.org/rss/1.0/"><channel><title>Газета</title><items/>'
        "</channel><item><title>Один</title></item></rdf:RDF>"
    )
    feed = {"title": "Газета", "items": [{"title": "Один"}, {"title": "Два"}]}

    assert titles(atom.encode()) == titles(rdf.encode()) == ["Один"]
    assert titles(json.dumps(feed).encode()) == ["Один", "Два"]


def test_an_entry_keeps_its_bytes_though_the_feed_is_made_anew():
    """So it is recognised when it is read again."""
    feeds = (
        f"<rss><channel><title>Газета</title><lastBuildDate>{day}</lastBuildDate>"
        f"{ITEMS}{more}{TAIL}"
        for day, more in (("1", ""), ("2", ITEMS))
    )
    first, second = ([piece.data for piece in cut_feed(f.encode())] for f in feeds)

    assert second[:2] == first


def test_what_stands_in_a_quotation_begins_no_entry():
    """CDATA and remarks hold anything."""
    text = (
        f"{HEAD.format('utf-8')}<item><title><![CDATA[a </item><item> b]]></title>"
        f"<!-- <item> --></item>{TAIL}"
    )

    assert titles(text.encode()) == ["a b"]


def test_an_entry_that_does_not_end_is_no_half_article():
    """The feed was cut short."""
    pieces = list(cut_feed((HEAD.format("utf-8") + ITEMS[:-20]).encode()))

    assert [type(piece).__name__ for piece in pieces] == ["Piece", "UnreadableError"]
    assert isinstance(pieces[1], UnreadableError)
    assert (pieces[0].line, pieces[1].line) == (3, 4)
    assert "in the middle" in pieces[1].reason


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"<rss><channel/></rss>", "without entries"),
        (b'{"items": []}', "without entries"),
        (b'{"items": {}}', "no feed"),
        (b"[" * 100_000, "broken JSON"),
        (b"<rss>" + b" " * 70_000 + ITEMS.encode(), "before the first entry"),
    ],
)
def test_what_cannot_be_cut_says_why(data, said):
    """And nothing of it is read."""
    with pytest.raises(UnreadableError, match=said):
        list(cut_feed(data))


@pytest.mark.parametrize("part", ["<item>", "<![CDATA[", "<!--", "<item ", "</item>"])
def test_a_hostile_feed_takes_no_time(part):
    """Nothing is looked for again and again."""
    begin = time.process_time()
    for _ in cut_feed(f"<rss><item>{part * 20_000}".encode()):
        pass
    assert time.process_time() - begin < 3
