"""What are these bytes really, whatever their name says?"""

from __future__ import annotations

import time

import pytest
from hypothesis import given, strategies as st

from corpus.file_kinds import FileKind, declares_entities, is_closed, kind_of

XML = b'<?xml version="1.0" encoding="UTF-8"?>\n'
BOMB = b'<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss>&b;</rss>'


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", FileKind.EMPTY),
        (b"\xef\xbb\xbf \n", FileKind.EMPTY),
        (b"%PDF-1.7\n", FileKind.PDF),
        (b"\r\n\r\n%PDF-1.4", FileKind.PDF),
        (b"PK\x03\x04rest", FileKind.ZIP),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileKind.OFFICE),
        (b"{\\rtf1\\ansi", FileKind.RTF),
        (b"\x1f\x8b\x08", FileKind.GZIP),
        (b"WARC/1.1\r\n", FileKind.WARC),
        (b"\x89PNG\r\n", FileKind.PICTURE),
        (XML + b'<rss version="2.0">', FileKind.FEED),
        (XML + b"<!-- made by hand --><feed>", FileKind.FEED),
        (XML + b'<?xml-stylesheet href="a.xsl"?><rdf:RDF>', FileKind.FEED),
        (
            b'<!DOCTYPE rss PUBLIC "-//N//DTD" "http://x.test/a.dtd"><rss>',
            FileKind.FEED,
        ),
        (b"\n\n" + XML + b"<urlset>", FileKind.SITEMAP),
        (b"<sm:sitemapindex xmlns:sm='x'>", FileKind.SITEMAP),
        ("<rss>".encode("utf-16"), FileKind.FEED),
        ("<rss>".encode("utf-16-le"), FileKind.FEED),
        (b"\xef\xbb\xbf<rss>", FileKind.FEED),
        (b"<!doctype html><title>404</title>", FileKind.HTML),
        (XML + b'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML"><html>', FileKind.HTML),
        (b"<HTML><BODY>", FileKind.HTML),
        (b'{"version": "https://jsonfeed.org/version/1.1"}', FileKind.JSON),
        (b"[]", FileKind.JSON),
        (XML + b"<opml>", FileKind.XML),
        (XML, FileKind.XML),
        (b"https://example.org/a\n", FileKind.OTHER),
    ],
)
def test_a_file_is_what_it_begins_as(data, kind):
    """Names are given by people."""
    assert kind_of(data) is kind


@given(st.binary(max_size=300))
def test_no_bytes_make_it_fail(data):
    """Strangers write what is read here."""
    assert kind_of(data) in FileKind
    assert declares_entities(data) in {True, False}


@pytest.mark.parametrize("part", [b"<??>", b"<!---->", b"<!", b"<?", b"<!DOCTYPE"])
def test_a_prolog_without_an_end_takes_no_time(part):
    """A pattern that tries all ways to divide it would never end."""
    begin = time.process_time()
    kind_of(part * 20_000)
    declares_entities(part * 20_000)
    is_closed(part * 20_000)
    assert time.process_time() - begin < 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_declared_entities_are_noticed_in_every_encoding(encoding):
    """They are the known attacks on readers of XML."""
    assert declares_entities(BOMB.decode().encode(encoding))


def test_the_type_of_old_rss_declares_nothing():
    """It names a file, which nobody reads."""
    old = b'<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://n.test/0.91.dtd">'
    assert not declares_entities(old + b"<rss></rss>")


@pytest.mark.parametrize("end", [b"</rss>", b"</atom:feed >\n", b"<urlset/>"])
def test_a_whole_document_ends_with_its_root(end):
    """A remark of the server's may follow."""
    assert is_closed(b"<rss><channel/>" + end + b"<!-- 0.2 s --> \n")
    assert not is_closed(b"<rss><channel/>" + end[:-3])
