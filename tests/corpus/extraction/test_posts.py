"""Is a page of several whole articles told from one that teases others?"""

import pytest

from corpus.extraction.blocks import page_blocks
from corpus.extraction.posts import holds_posts
from tests.corpus.extraction.invented import STORIES, paragraphs

languages = pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
SITE = "https://news.test/"


def posts(story, tag="article", href="/p/{}", most=4):
    """Return whole articles, each below its headline, which is a link."""
    return "".join(
        f'<{tag}><h2><a href="{href.format(place)}">{title}</a></h2>'
        f"{paragraphs(*story.paragraphs[:most])}</{tag}>"
        for place, title in enumerate(story.others)
    )


def holds(page_of, body, title="Gazeta"):
    """Return whether a page holds several articles."""
    page = page_of(f"<title>{title}</title>", body, url=SITE)
    return holds_posts(page, page_blocks(page.tree))


@languages
@pytest.mark.parametrize("tag", ["article", "div", "section"])
def test_whole_articles_below_linked_headlines_are_several(page_of, story, tag):
    """However the page is made."""
    assert holds(page_of, posts(story, tag))
    assert holds(page_of, f"<h1>Gazeta</h1>{posts(story, tag)}")


@languages
def test_page_with_a_headline_of_its_own_holds_one(page_of, story):
    """The title repeats it, be it a link to itself or no heading at all."""
    own = paragraphs(*story.paragraphs)
    for headline in (
        f"<h1>{story.title}</h1>",
        f'<h2><a href="/">{story.title}</a></h2>',
        f"<div>{story.title}</div>",
    ):
        assert not holds(page_of, f"{headline}{own}{posts(story)}", story.title)


@languages
def test_article_without_a_headline_is_seen_by_its_text(page_of, story):
    """It stands above the first headline of another."""
    own = paragraphs(*story.paragraphs) * 3

    assert not holds(page_of, own + posts(story, most=3))


@languages
def test_teasers_and_links_elsewhere_are_no_articles(page_of, story):
    """A sentence or two, or the names of places on other sites."""
    assert not holds(page_of, posts(story, most=1))
    assert not holds(page_of, posts(story, href="https://place{}.test/"))
    assert not holds(page_of, posts(story, href="#place{}"))
