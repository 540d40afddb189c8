"""What is read of a page says where each part was found."""

from __future__ import annotations

import re
from datetime import date

import pytest

from corpus.errors import UnreadableError
from corpus.extraction.article import extract
from corpus.extraction.language_hint import language_hint
from corpus.extraction.sites import Site
from corpus.extraction.story import find_story
from corpus.raw_article import Capture, RawArticle, validate

TEXT = (
    "Порт у дельті річки прийняв перші баржі після ремонту, який тривав два роки.",
    "Причал подовжили на сто метрів, а глибину біля нього збільшили до семи метрів.",
    "За словами начальника порту, тепер сюди заходитимуть судна з сусідніх країн.",
)
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in TEXT * 2)
PAGE = f"""<!doctype html><html lang="uk"><head>
<title>Порт прийняв баржі | Хвиля</title>
<meta property="og:title" content="Баржі повернулися">
<meta property="og:site_name" content="Хвиля">
<meta property="article:published_time" content="2026-03-06T23:10:00Z">
<meta property="og:image" content="/p.jpg"><link rel="canonical" href="/port">
<link rel="alternate" hreflang="pl" href="/pl/port"></head><body><article>
<h1>Порт прийняв баржі</h1>{PARAGRAPHS}</article></body></html>"""


def test_every_part_says_where_it_was_found():
    """So that rules for a site can be tried."""
    capture = Capture(url="https://khvylia.test/port?x=1", corrected=date(2026, 3, 9))
    raw = extract("a", PAGE.encode(), capture, None)
    assert raw.title == "Порт прийняв баржі"
    assert raw.other_title == "Баржі повернулися"
    assert raw.published == date(2026, 3, 7)  # in Kyiv
    assert raw.url == "https://khvylia.test/port"
    assert raw.source == "Хвиля"
    assert raw.picture == "https://khvylia.test/p.jpg"
    assert raw.alternates == ("https://khvylia.test/pl/port",)
    assert raw.corrected == date(2026, 3, 9)
    article = validate(raw)
    assert (article.lang, dict(article.provenance)["lang"]) == ("uk", "text")
    places = dict(raw.provenance)
    assert places.pop("body")
    assert places == {
        "title": "h1",
        "published": "meta article:published_time",
        "url": "canonical",
        "source": "meta og:site_name",
        "picture": "og",
        "alternates": "hreflang",
    }


@pytest.mark.parametrize(
    "data", [b"", b"   \n", b"\xef\xbb\xbf", b"<!-- x -->", b"\x00\x01"]
)
def test_a_page_with_nothing_in_it_is_refused(data):
    """With a reason, not with an error of a library."""
    with pytest.raises(UnreadableError):
        extract("a", data, None, None)


@pytest.mark.parametrize(
    ("zone", "url", "day"),
    [
        ("", "https://a.test/x", date(2026, 3, 7)),  # as the page is in Ukrainian
        ("America/Toronto", "https://a.test/x", date(2026, 3, 6)),
        ("Nowhere/Else", "https://a.test/x", date(2026, 3, 7)),
    ],
)
def test_the_day_is_that_of_the_publishers_zone(zone, url, day):
    """A moment in UTC is of another day elsewhere."""
    raw = extract("a", PAGE.encode(), Capture(url=url, zone=zone), None)
    assert raw.published == day


@pytest.mark.parametrize(
    ("address", "story"),
    [
        ("https://ban-tin.test/uk/tau-hang-moi", "ban-tin:tau-hang-moi"),
        ("https://ban-tin.test/tau-hang-moi", "ban-tin:tau-hang-moi"),
        ("https://ban-tin.test/uk/", ""),
    ],
)
def test_a_sites_addresses_carry_the_story(page_of, address, story):
    """One name serves for all languages."""
    pattern = re.compile(r"\.test/(?:[a-z]{2}/)?(?P<story>[a-z0-9-]{4,})$")
    site = Site(name="ban-tin", story=pattern)
    assert find_story(page_of(url=address), site, address).value == story


def test_what_a_source_declares_comes_before_a_rule(page_of):
    """The operator knows its source."""
    page = page_of(url="https://ban-tin.test/x", story="tin:7")
    assert find_story(page, None, "").value == "tin:7"


@pytest.mark.parametrize(
    ("head", "lang", "hint"),
    [
        *(("", "uk-UA", "uk"), ("", "ua", "uk"), ("", "vi", "vi"), ("", "ru", "")),
        ('<meta http-equiv="content-language" content="pl">', "en", "pl"),
        ('<meta property="og:locale" content="fr_FR">', "", "fr"),
    ],
)
def test_a_page_hints_at_its_language(page_of, head, lang, hint):
    """A language that is none of ours is no hint."""
    assert language_hint(page_of(head, lang=lang)).value == hint


def test_a_hint_is_believed_only_where_the_text_cannot_tell():
    """One page in eight says nothing or something wrong."""
    short = RawArticle(id="a", body="7 %", title="2026 NB", lang_hint="pl")
    article = validate(RawArticle(id="a", body=TEXT[0] * 3, lang_hint="pl"))
    assert article.lang == "uk"
    with pytest.raises(UnreadableError):
        validate(RawArticle(id="a", body="7 %", title="2026 NB"))
    assert validate(short).lang == "pl"
