"""Does a page's beginning show that it holds an article of its own?"""

import pytest

from corpus.extraction.blocks import page_blocks
from corpus.extraction.own_article import Beginning, beginning_of
from tests.corpus.extraction.invented import STORIES, cards, paragraphs

languages = pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
DAYS = {
    "uk": "3 травня 2024, 10:20",
    "fr": "Publié le 3 mai 2024",
    "pl": "3 maja 2024",
    "vi": "Thứ Sáu, ngày 3/5/2024",
}


def beginning(page_of, body, title):
    """Return how the article of a page with a title begins."""
    page = page_of(f"<title>{title} - Gazeta</title>", body)
    return beginning_of(page, page_blocks(page.tree))


@languages
@pytest.mark.parametrize("tag", ["h1", "h2"])
def test_sentences_below_the_headline_are_counted(page_of, story, tag):
    """Up to the first title of another article."""
    text = f"<{tag}>{story.title}</{tag}>{paragraphs(*story.paragraphs)}"
    found = beginning(page_of, text + cards(story), story.title)

    assert found.sentences >= len(story.paragraphs)
    assert found.is_long
    assert not found.is_dated
    assert found.is_of_article


@pytest.mark.parametrize("lang", STORIES)
@pytest.mark.parametrize("above", [True, False])
def test_day_near_the_headline_is_seen(page_of, lang, above):
    """Right above it or between it and the text; not in a text or a card."""
    story, day = STORIES[lang], f"<div>{DAYS[lang]}</div>"
    text = paragraphs(*story.paragraphs)
    headline = f"<h1>{story.title}</h1>"
    dated = day + headline if above else headline + day

    assert beginning(page_of, dated + text, story.title).is_dated
    assert not beginning(page_of, headline + text + day, story.title).is_dated


@languages
def test_section_with_a_note_below_its_name_has_no_article(page_of, story):
    """However long the note is."""
    text = f"<h1>Region</h1>{paragraphs(*story.paragraphs)}{cards(story)}"

    assert not beginning(page_of, text, "Region").is_of_article


@languages
def test_text_below_another_headline_is_not_the_page_s(page_of, story):
    """Nor is that of cards, nor any where the headline is a link."""
    text = paragraphs(*story.paragraphs)
    other = f"<h1>{story.title}</h1><h2>{story.others[0]}</h2>{text}"
    linked = f'<h1><a href="/1">{story.title}</a></h1>{text}'
    listed = f"<h1>{story.title}</h1>{cards(story)}{text}"

    assert beginning(page_of, other, story.title).sentences == 0
    assert beginning(page_of, linked, story.title) == Beginning()
    assert beginning(page_of, listed, story.title).sentences == 0
