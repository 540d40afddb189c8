"""Is a document a feed by RFC 4287?"""

from functools import cache
from pathlib import Path

import feedparser
from lxml import etree

ATOM = {
    "a": "http://www.w3.org/2005/Atom",
    "os": "http://a9.com/-/spec/opensearch/1.1/",
}


def read_feed(data):
    """Return the tree of a feed, which must be valid.

    The grammar says what may be where; the rest of the RFC's demands are asserted.
    """
    tree = etree.fromstring(data)
    schema = _schema()
    assert schema.validate(tree), schema.error_log
    entries = tree.findall("a:entry", ATOM)
    ids = [entry.findtext("a:id", namespaces=ATOM) for entry in entries]
    assert len(set(ids)) == len(ids), "an id is repeated"
    whole = tree.find("a:author", ATOM) is not None
    assert whole or all(entry.find("a:author", ATOM) is not None for entry in entries)
    assert links(tree, "self"), "a feed should say where it is"
    for part in (tree, *entries):
        kinds = [
            (link.get("type"), link.get("hreflang"))
            for link in part.findall("a:link", ATOM)
            if link.get("rel", "alternate") == "alternate"
        ]
        assert len(set(kinds)) == len(kinds), "alternates of one kind"
        assert kinds, "an entry without content must lead to a page"
    parsed = feedparser.parse(data)
    assert not parsed.bozo, parsed.get("bozo_exception")
    assert len(parsed.entries) == len(entries)
    assert all(entry.updated_parsed for entry in parsed.entries)
    return tree


def links(part, relation):
    """Return where the links of a relation of a feed, or of an entry, lead."""
    return [
        link.get("href")
        for link in part.findall("a:link", ATOM)
        if link.get("rel") == relation
    ]


def texts(tree, name):
    """Return the texts of an element of all entries."""
    return [
        entry.findtext(f"a:{name}", namespaces=ATOM)
        for entry in tree.findall("a:entry", ATOM)
    ]


@cache
def _schema():
    return etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
