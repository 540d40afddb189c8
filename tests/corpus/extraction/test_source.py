"""The publisher has one name, at least its host's."""

from __future__ import annotations

import pytest

from corpus.extraction.sites import Site
from corpus.extraction.source import find_source

JSON = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "publisher": '
    '{"@type": "Organization", "name": "Хвиля &amp; Ко"}}</script>'
)
OG = '<meta property="og:site_name" content="Khvylia">'
APP = '<meta name="application-name" content="Хвиля: новини">'
ADDRESS = "https://www.khvylia.test/a"


@pytest.mark.parametrize(
    ("head", "known", "name", "place"),
    [
        (JSON + OG, {"url": ADDRESS, "source": "Редакція"}, "Редакція", "source"),
        (OG + JSON, {"url": ADDRESS}, "Хвиля & Ко", "json-ld"),
        (APP + OG, {}, "Khvylia", "og"),
        (APP, {}, "Хвиля: новини", "meta application-name"),
        ("", {}, "khvylia.test", "address"),
        (OG.replace("Khvylia", "https://khvylia.test"), {}, "khvylia.test", "address"),
        (OG.replace("Khvylia", "Новини " * 20), {}, "khvylia.test", "address"),
    ],
)
def test_a_publisher_is_named(page_of, head, known, name, place):
    """By what the operator says, then by what the page does."""
    found = find_source(page_of(head, **known), None, ADDRESS)
    assert (found.value, found.place.replace("meta og:site_name", "og")) == (
        name,
        place,
    )


def test_a_rule_of_the_site_names_it(page_of):
    """Before the page does."""
    site = Site(name="khvylia", source="Хвиля")
    assert find_source(page_of(OG), site, ADDRESS).value == "Хвиля"


def test_without_an_address_there_may_be_none(page_of):
    """None is made up."""
    assert find_source(page_of(), None, "").value == ""
