"""Why is a page refused?"""

from __future__ import annotations

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
