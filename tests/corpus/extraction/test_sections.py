"""Do headings, lists and sections stay with their paragraphs?"""

from __future__ import annotations

import pytest

from corpus.extraction.blocks import blocks_of
from corpus.extraction.body import find_body
from corpus.extraction.furniture import Furniture
from corpus.extraction.parsing import read_page
from corpus.extraction.sections import with_sections
from tests.corpus.extraction.invented import STORIES, cards, laid_out, paragraphs

languages = pytest.mark.parametrize("lang", STORIES)


def lines_of(body: str, title: str) -> list[str]:
    """Return the lines that are read of a page."""
    page = read_page(f"<html><body>{body}</body></html>".encode(), None)
    return find_body(page, None, title).text.split("\n")


def added_to(lang: str, body: str) -> list[str]:
    """Return what is added to a story's paragraphs on a page that has them."""
    tree = read_page(f"<html><body>{body}</body></html>".encode(), None).tree
    blocks = blocks_of(tree)
    known = STORIES[lang].paragraphs
    found = [block for block in blocks if block.text in known]
    whole = with_sections(blocks, found, Furniture(tree))
    return [block.text for block in whole if block.text not in known]


@languages
@pytest.mark.parametrize(
    "heading",
    [
        "<h2>{}</h2>",
        "<div class='w'><div><h3>{}</h3></div></div>",
        "<h3><button aria-expanded='true'>{}</button></h3>",
        "<details><summary>{}</summary></details>",
        "<dl><dt>{}</dt></dl>",
    ],
)
def test_heading_right_above_a_paragraph_stays(lang, heading):
    """The first one, too, and in wrappers of its own."""
    story = STORIES[lang]
    first, second, *rest = story.paragraphs
    one, other = (title + " 1" for title in story.others[:2])
    text = (
        f"<div>{heading.format(one)}<div>{paragraphs(first, second)}</div></div>"
        f"<div>{heading.format(other)}<div>{paragraphs(*rest)}</div></div>"
    )
    page = f"<h1>{story.title}</h1><div class='all'>{text}</div>"

    assert lines_of(page, story.title) == [one, first, second, other, *rest]


@languages
def test_heading_of_a_box_goes(lang):
    """Fields, links or pictures stand in its wrapper."""
    story = STORIES[lang]
    first, *rest = story.paragraphs
    box = f"<div><h4>{story.others[0]}</h4><form><input name='mail'></form></div>"

    page = laid_out(lang, paragraphs(first), box, paragraphs(*rest))

    assert added_to(lang, page) == []


@languages
def test_heading_above_the_headline_goes(lang):
    """It is the section's."""
    story = STORIES[lang]
    page = f"<div><h3>{story.others[0]}</h3>{laid_out(lang)}</div>"

    assert lines_of(page, story.title) == list(story.paragraphs)


@languages
@pytest.mark.parametrize("tag", ["div class='part'", "section"])
def test_sections_made_alike_stay(lang, tag):
    """Also if each holds so little that one seems to be the text."""
    story = STORIES[lang]
    heads = [title + " 1" for title in story.others[:3]]
    texts = [story.paragraphs[:1], story.paragraphs[1:2], story.paragraphs[2:]]
    sections = "".join(
        f"<{tag}><div><h2>{head}</h2>{''.join(f'<div>{t}</div>' for t in text)}</div>"
        f"</{tag.split()[0]}>"
        for head, text in zip(heads, texts, strict=True)
    )
    page = f"<div class='hero'><h1>{story.title}</h1></div>{sections}"
    wanted = [line for h, t in zip(heads, texts, strict=True) for line in (h, *t)]

    assert lines_of(page, story.title) == wanted


@languages
def test_sections_with_other_articles_go(lang):
    """Though they are made like the one with the text."""
    story = STORIES[lang]
    head = story.others[0] + " 1"
    section = "<div class='part'><h2>{}</h2>{}</div>"
    own = section.format(head, paragraphs(*story.paragraphs))
    teasers = section.format(story.others[1], cards(story, 1))
    page = f"<h1>{story.title}</h1>{own}{teasers}"

    assert lines_of(page, story.title) == [head, *story.paragraphs]


@languages
def test_list_between_cards_stays(lang):
    """It is a part of the text of its own; the cards go."""
    story = STORIES[lang]
    first, second, *rest = story.paragraphs
    items = [" ".join(text.split()[:6]) for text in (story.lede, story.others[2])]
    card = f"<div class='k'><a href='/1'>{story.others[0]}</a></div>"
    listed = f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"
    parts = (paragraphs(first, second), card, listed, card, paragraphs(*rest))
    page = laid_out(lang, "".join(f"<div class='part'>{part}</div>" for part in parts))

    assert lines_of(page, story.title) == [first, second, *items, *rest]


@languages
def test_list_of_links_or_buttons_goes(lang):
    """Between two paragraphs, too."""
    story = STORIES[lang]
    first, second, *rest = story.paragraphs
    links = "".join(f"<li><a href='/{o}'>{o}</a></li>" for o in story.others)
    buttons = "<ul><li>Facebook</li><li>Telegram</li></ul>"
    page = laid_out(
        lang,
        paragraphs(first, second),
        f"<div><ul>{links}</ul></div><div>{buttons}</div>",
        paragraphs(*rest),
    )

    assert added_to(lang, page) == []
