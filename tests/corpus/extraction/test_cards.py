"""Are the things that an article lists told from the cards of a list?"""

import pytest

from corpus.extraction.body import find_body
from corpus.extraction.lists import why_no_article
from tests.corpus.extraction.invented import STORIES

languages = pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
SITE = "https://news.test"
DAY = "<p>03.05.2024</p>"


def things(story, *, number="", href="/p/{}", below="", both=True):
    """Return a linked heading a thing, one or two sentences below each."""
    return "".join(
        f'<h2>{number.format(place + 1)}<a href="{href.format(place)}">{title}</a></h2>'
        f"<p>{story.paragraphs[place % 4]} {story.lede if both else ''} {place}</p>"
        f"{below}"
        for place, title in enumerate(story.others)
    )


def reason(page_of, story, below, *, title="", day="", lede=None):
    """Return why a page is no article, "" if it is one."""
    title = title or story.title
    lede = story.lede if lede is None else lede
    head = f"<title>{title} - Gazeta</title>"
    body = f"<article><h1>{title}</h1>{day}<p>{lede}</p>{below}</article>"
    page = page_of(head, body, url=f"{SITE}/a/b")
    return why_no_article(page, find_body(page))


@languages
@pytest.mark.parametrize("day", [DAY, ""])
@pytest.mark.parametrize(
    "made",
    [
        {"number": "{}. "},
        {"number": "№ {} "},
        {"href": "https://place{}.test/"},
        {"href": "#place{}"},
    ],
)
def test_things_with_numbers_or_links_elsewhere_are_an_article(
    page_of, story, day, made
):
    """A sentence of the article's own above them is enough."""
    assert not reason(page_of, story, things(story, **made), day=day)


@languages
def test_things_with_links_within_the_site_are_an_article(page_of, story):
    """Below a day, or two sentences of the article's own."""
    lede = f"{story.lede} {story.paragraphs[0]}"

    assert not reason(page_of, story, things(story), day=DAY)
    assert not reason(page_of, story, things(story), lede=lede)


@languages
@pytest.mark.parametrize("number", ["", "{}. "])
def test_titles_below_the_name_of_a_section_are_a_list(page_of, story, number):
    """Those that are read most are numbered."""
    made = things(story, number=number)

    assert "list" in reason(page_of, story, made, title="Top 10")


@languages
def test_titles_with_days_are_a_list(page_of, story):
    """However the page is called."""
    assert "list" in reason(page_of, story, things(story, below=DAY))


@languages
def test_titles_with_a_sentence_each_are_a_list(page_of, story):
    """They are teasers."""
    assert "list" in reason(page_of, story, things(story, both=False))


@languages
def test_short_article_above_long_teasers_is_one(page_of, story):
    """It has a headline, a day and two sentences before the first title."""
    lede = f"{story.lede} {story.paragraphs[0]}"
    long = things(story, below=DAY) * 2

    assert not reason(page_of, story, long, day=DAY, lede=lede)
    assert "list" in reason(page_of, story, long, lede=lede)
