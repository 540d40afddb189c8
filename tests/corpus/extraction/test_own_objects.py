"""Linked data of other pages say nothing about the page on which they stand."""

from __future__ import annotations

import json

import pytest

from corpus.extraction.day import find_day
from corpus.extraction.title import find_title

OWN = "https://gazeta.example/2026/barka-wraca"
OTHER = "https://gazeta.example/2026/inny-tekst"


def _page(page_of, *objects, title, **known):
    script = json.dumps({"@context": "https://schema.org", "@graph": objects})
    head = (
        f"<title>{title} | Gazeta</title><link rel='canonical' href='{OWN}'>"
        f"<script type='application/ld+json'>{script}</script>"
    )
    return page_of(head, f"<h1>{title}</h1><p>Tekst.</p>", **known)


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("Баржа знову ходить Десною", "На ярмарку продали тонну меду"),
        ("La péniche reprend du service", "Une tonne de miel vendue à la foire"),
        ("Barka wraca na rzekę", "Na jarmarku sprzedano tonę miodu"),
        ("Sà lan chạy lại trên sông", "Hội chợ bán hết một tấn mật ong"),
    ],
)
def test_the_day_of_another_article_is_not_taken(page_of, title, other):
    """A carousel describes its articles; what is said of the page itself counts."""
    page = _page(
        page_of,
        {
            "@type": "NewsArticle",
            "headline": other,
            "datePublished": "2026-03-09",
            "url": OTHER,
        },
        {"@type": "WebPage", "name": title, "datePublished": "2026-03-07", "url": OWN},
        title=title,
    )
    assert str(find_day(page).value) == "2026-03-07"
    assert find_title(page).value == title


@pytest.mark.parametrize(
    "stated",
    [
        {"headline": "Sensacja nad Odrą! Tego nikt nie przewidział", "url": OWN},
        {"headline": "Barka wraca na rzekę po latach", "url": OTHER},
        {"headline": "Sensacja nad Odrą! Tego nikt nie przewidział"},
        {"url": OTHER},
        {"headline": "Sensacja nad Odrą!", "url": "https://gazeta.example/"},
        {"headline": "Sensacja!", "mainEntityOfPage": {"@id": f"{OWN}#page"}},
    ],
)
def test_one_difference_does_not_make_an_article_another(page_of, stated):
    """Headlines for search engines differ, and addresses change."""
    page = _page(
        page_of,
        {"@type": "NewsArticle", "datePublished": "2026-03-07", **stated},
        title="Barka wraca na rzekę",
    )
    assert str(find_day(page).value) == "2026-03-07"


def test_without_an_address_of_its_own_a_page_keeps_all(page_of):
    """Nothing can be told of a page that somebody saved."""
    stated = json.dumps(
        {"@type": "Article", "headline": "X", "datePublished": "2026-03-07", "url": OWN}
    )
    page = page_of(f"<script type='application/ld+json'>{stated}</script>", "<p>y</p>")
    assert [item["headline"] for item in page.objects] == ["X"]
