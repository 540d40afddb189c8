"""Are pages of nothing but titles, or of whole articles, refused?"""

from __future__ import annotations

import json

import pytest

from corpus.extraction.body import find_body
from corpus.extraction.lists import why_no_article
from corpus.extraction.parsing import read_page
from corpus.raw_article import Capture
from tests.corpus.extraction.invented import STORIES, Story, paragraphs

languages = pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)


def reason(body: str, head: str = "", *, url: str = "", name: str = "") -> str:
    """Return why a page is refused, "" if it is not."""
    html = f'<html><head>{head}</head><body class="{name}">{body}</body></html>'
    page = read_page(html.encode(), Capture(url=url) if url else None)
    return why_no_article(page, find_body(page))


def links(story: Story) -> str:
    """Return titles of other articles without teasers."""
    return "".join(
        f'<li><a href="/{place}">{title}</a></li>'
        for place, title in enumerate(story.others * 4)
    )


def article(story: Story) -> str:
    """Return a page's body with the article."""
    return f"<h1>{story.title}</h1><div>{paragraphs(*story.paragraphs)}</div>"


@languages
def test_text_that_is_nothing_but_titles_is_a_list(story):
    """Of pictures or recordings, where a page has few of them, too."""
    items = "".join(
        f'<a href="/w/{place}"><img alt=""><span>0{place}:10</span>{title}</a>'
        for place, title in enumerate(story.others)
    )

    assert reason(f"<h1>Video</h1>{items}", "<title>Video | News</title>")


@languages
def test_front_page_of_whole_articles_is_refused(story):
    """Each stands below its headline, which is a link."""
    posts = "".join(
        f'<article><h2><a href="/{place}">{title}</a></h2>'
        f"{paragraphs(*story.paragraphs)}</article>"
        for place, title in enumerate(story.others[:3])
    )

    assert "as a whole" in reason(posts, "<title>Journal</title>")


@languages
def test_page_with_nothing_but_its_headline_is_refused(story):
    """Whatever its linked data say; one sentence more makes an article of it."""
    data = {
        "@type": "NewsArticle",
        "headline": story.title,
        "datePublished": "2024-05-03",
    }
    head = (
        f"<title>{story.title} | News</title>"
        f'<script type="application/ld+json">{json.dumps(data)}</script>'
    )
    headline = f"<h1>{story.title}</h1>"

    assert "no article" in reason(
        f"<article>{headline}<p>{story.title}</p></article>", head
    )
    for text in (story.lede, f"03.05.2024. {story.lede}"):
        assert not reason(f"<article>{headline}<p>{text}</p></article>", head)
