"""A publisher lives where its operator, its site's rule, its host or its page says."""

from __future__ import annotations

import pytest

from corpus.extraction.sites import Site
from corpus.extraction.zones import zone_of


@pytest.mark.parametrize(
    ("known", "rule", "address", "lang", "zone"),
    [
        ({"zone": "Asia/Tokyo"}, "Europe/Paris", "https://a.ua/1", "fr", "Asia/Tokyo"),
        ({"zone": "No/Where"}, "Europe/Paris", "https://a.ua/1", "fr", "Europe/Paris"),
        ({}, "", "https://www.a.com.ua/1", "fr", "Europe/Kyiv"),
        ({}, "", "https://a.vn/1", "", "Asia/Ho_Chi_Minh"),
        ({}, "", "https://a.org/1", "fr-CA", "America/Toronto"),
        ({}, "", "https://a.org/1", "fr_FR", "Europe/Paris"),
        ({}, "", "", "pl", "Europe/Warsaw"),
        ({}, "", "http://[", "vi", "Asia/Ho_Chi_Minh"),
        ({}, "", "https://a.org/1", "de", "None"),
    ],
)
def test_the_zone_of_a_publisher(page_of, known, rule, address, lang, zone):
    """In this order; a name that is no zone says nothing."""
    if known:
        known["url"] = address
    page = page_of(lang=lang, **known)
    assert str(zone_of(page, Site(name="a", zone=rule), address)) == zone
