"""Are pages of nothing but titles, or of whole articles, refused?"""

from __future__ import annotations

import json

from tests.corpus.extraction.invented import paragraphs
from tests.corpus.extraction.refusing import languages, reason


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
