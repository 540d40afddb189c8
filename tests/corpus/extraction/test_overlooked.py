"""Is a text found that seemed to be none, and nothing else taken for it?"""

from __future__ import annotations

import pytest

from corpus.extraction.blocks import blocks_of
from corpus.extraction.body import find_body
from corpus.extraction.furniture import Furniture
from corpus.extraction.overlooked import has_text, overlooked
from corpus.extraction.parsing import read_page
from tests.corpus.extraction.invented import STORIES, paragraphs

languages = pytest.mark.parametrize("lang", STORIES)


def long_ones(lang: str) -> list[str]:
    """Return paragraphs of some length."""
    story = STORIES[lang]
    return [f"{text} {story.lede}" for text in story.paragraphs]


def found_on(lang: str, body: str) -> list[str]:
    """Return what is found to be the text of a page."""
    tree = read_page(f"<html><body>{body}</body></html>".encode(), None).tree
    found = overlooked(blocks_of(tree), Furniture(tree), STORIES[lang].title)
    return [block.text for block in found]


@languages
def test_paragraphs_together_below_the_headline_are_the_text(lang):
    """Not those above it, and not one that stands alone."""
    story, texts = STORIES[lang], long_ones(lang)
    page = (
        f"<div>{paragraphs(*texts[:3])}</div><h1>{story.title}</h1>"
        f"<div><p>{texts[3]}</p></div><section>{paragraphs(*texts[:2])}</section>"
    )

    assert found_on(lang, page) == texts[:2]
    assert found_on(lang, page.replace("h1", "h4").replace(story.title, "x")) == []


@languages
def test_name_of_furniture_that_stands_once_is_no_reason(lang):
    """An article's element may be called like one of comments."""
    story, texts = STORIES[lang], long_ones(lang)
    page = f"<h1>{story.title}</h1><div class='comment-body'>{paragraphs(*texts)}</div>"

    assert found_on(lang, page) == texts
    html = f"<html><body>{page}</body></html>".encode()
    assert find_body(read_page(html, None), None, story.title).text.split("\n") == texts


@languages
@pytest.mark.parametrize(
    "box",
    [
        "<div class='cookie-note'>{}</div>",
        "<div class='comment-body' hidden>{}</div>",
        "<footer>{}</footer>",
        "<aside>{}</aside>",
        "<div class='comment-body'>{0}</div><div class='comment-body'>{0}</div>",
    ],
)
def test_what_is_surely_furniture_is_no_text(lang, box):
    """By its element, its words, or as it stands more than once."""
    page = f"<h1>{STORIES[lang].title}</h1>{box.format(paragraphs(*long_ones(lang)))}"

    assert found_on(lang, page) == []


@languages
def test_titles_of_others_are_no_text(lang):
    """Even if they are sentences, as they are links; nor is the headline."""
    story = STORIES[lang]
    links = "".join(f"<p><a href='/{o}'>{o} {o}.</a></p>" for o in story.others)
    page = read_page(f"<html><body>{links}<p>{story.title}</p>".encode(), None)
    prose = read_page(f"<html><body><p>{story.lede}</p>".encode(), None)

    assert not has_text(blocks_of(page.tree), story.title)
    assert has_text(blocks_of(prose.tree), story.title)
