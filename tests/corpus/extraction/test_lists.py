"""Are lists and messages refused, and articles that look like them not?"""

from __future__ import annotations

import json

import pytest

from tests.corpus.extraction.invented import cards, paragraphs
from tests.corpus.extraction.refusing import article, languages, links, reason


@languages
@pytest.mark.parametrize("said", ["article", "website"])
def test_list_of_teasers_is_refused(story, said):
    """Whatever it says of itself to networks."""
    head = f'<meta property="og:type" content="{said}">'

    assert "list" in reason(f"<h1>{story.others[0]}</h1>{cards(story)}", head)


@languages
def test_list_of_links_is_refused(story):
    """It has no text at all, or only the site's own below."""
    own = f"<div>{paragraphs(story.paragraphs[0])}</div>"
    page = f"<h1>{story.also}</h1><ul>{links(story)}</ul>"

    assert reason(page)
    assert reason(page + own)


@languages
@pytest.mark.parametrize(
    "address",
    [
        "https://news.test/",
        "https://news.test/vi/",
        "https://news.test/tag/xyz",
        "https://news.test/tim-kiem?q=abc",
        "https://news.test/news/page/2/",
    ],
)
def test_list_with_a_long_first_article_is_refused_by_its_address(story, address):
    """Its text looks like an article's."""
    long = [" ".join([text] * 4) for text in story.paragraphs]
    page = (
        f"<h1>{story.also}</h1><div><h2>{story.title}</h2>{paragraphs(*long)}</div>"
        f"<ul>{links(story)}</ul>"
    )

    assert "address" in reason(page, url=address)
    assert not reason(page, url="https://news.test/2024/05/shkola-hodynnykariv.html")


@languages
def test_list_with_a_long_first_article_is_refused_by_its_class(story):
    """Systems for making sites set it."""
    page = f"{article(story)}<ul>{links(story)}</ul>"

    assert "class" in reason(page, name="archive category category-12")
    assert not reason(page, name="single single-post postid-12")


@languages
@pytest.mark.parametrize("words", ["missing", "gate"])
@pytest.mark.parametrize("place", ["h1", "title"])
def test_message_in_place_of_an_article_is_refused(story, words, place):
    """That there is none, or that a person or a consent is asked for."""
    message = getattr(story, words)
    text = paragraphs(story.lede)
    if place == "title":
        found = reason(f"<div>{text}</div>", f"<title>{message} | News</title>")
    else:
        found = reason(f"<h1>{message}</h1><div>{text}</div><ul>{links(story)}</ul>")

    assert "the page only" in found


@languages
def test_article_among_many_titles_of_others_is_one(story):
    """However many stand around it."""
    assert not reason(f"<nav>{links(story)}</nav>{article(story)}{cards(story, 8)}")


@languages
def test_short_news_is_an_article(story):
    """Two sentences are enough."""
    text = paragraphs(*story.paragraphs[:2])

    assert not reason(f"<h1>{story.title}</h1><div>{text}</div>{links(story)}")


@languages
def test_article_that_lists_things_is_one(story):
    """A heading a thing, a paragraph below each; none is a link."""
    things = "".join(
        f"<h2>{place}. {title}</h2><p>{story.paragraphs[place % 4]} {place}.</p>"
        for place, title in enumerate(story.others)
    )

    assert not reason(f"<h1>{story.title}</h1><div>{things}</div>{links(story)}")


@languages
def test_round_up_that_says_it_is_an_article_is_one(story):
    """Its linked data have a headline and a day."""
    data = {
        "@type": "NewsArticle",
        "headline": story.title,
        "datePublished": "2024-05-03",
    }
    head = f'<script type="application/ld+json">{json.dumps(data)}</script>'
    page = f"<h1>{story.title}</h1>{cards(story)}"

    assert reason(page)
    assert not reason(page, head)


@languages
def test_interview_with_links_is_an_article(story):
    """Links within sentences are none to other articles."""
    text = "".join(
        f'<p><b>{title}?</b></p><p>{story.paragraphs[place % 4]} {place} <a href="/x">'
        f"{story.title}</a> {story.lede}</p>"
        for place, title in enumerate(story.others)
    )

    assert not reason(f"<h1>{story.title}</h1><div>{text}</div>{links(story)}")


def test_page_without_text_is_refused():
    """An empty page is no article."""
    assert reason("<p> </p>")


@languages
def test_headline_that_begins_with_a_number_is_no_status(story):
    """A year, or how many there are."""
    page = f"<h1>500 {story.title}</h1><div>{paragraphs(*story.paragraphs)}</div>"

    assert not reason(page)
    assert "only says" in reason(page.replace(f"500 {story.title}", "404 – Error"))


@languages
def test_front_page_with_a_lead_is_refused(story):
    """Its text is that of one article, but stands below that article's link."""
    lead = (
        f'<div><a href="/1"><h2>{story.title}</h2></a>'
        f"{paragraphs(*story.paragraphs)}</div>"
    )

    assert "list" in reason(f"<header>News</header>{lead}{cards(story)}")
    assert not reason(f"<h1>{story.title}</h1>{lead}{cards(story)}")


@languages
@pytest.mark.parametrize(
    "address",
    [
        "https://news.test/?p=12",
        "https://news.test/news/5",
        "https://news.test/archives/12",
        "https://news.test/rubrique/societe/une-ecole.html",
        "https://news.test/tag/osvita/12",
        "https://news.test/news/page/2/",
    ],
)
def test_no_address_makes_a_list_of_an_article(story, address):
    """Its own headline and sentences weigh more."""
    page = f"{article(story)}<h3>{story.also}</h3><ul>{links(story)}</ul>"

    assert not reason(page, f"<title>{story.title} | News</title>", url=address)


@languages
def test_note_above_a_list_makes_no_article_of_it(story):
    """A section has a short name and no day."""
    note = paragraphs(" ".join(story.paragraphs))
    page = f"<h1>Region</h1><div>{note}</div><ul>{links(story)}</ul>"

    assert reason(page, "<title>Region</title>", url="https://news.test/tag/region")
    assert reason(page, "<title>Region</title>", url="https://news.test/")
