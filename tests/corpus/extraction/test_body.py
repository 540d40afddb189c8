"""Is all of an article's text read, and nothing that stands around it?"""

from __future__ import annotations

import json

import pytest

from corpus.extraction.body import find_body
from corpus.extraction.parsing import read_page
from tests.corpus.extraction.invented import STORIES, expected, laid_out, paragraphs

languages = pytest.mark.parametrize("lang", STORIES)


def body_of(body: str, head: str = "") -> str:
    """Return the text that is read of a page."""
    html = f"<html><head>{head}</head><body>{body}</body></html>"
    return find_body(read_page(html.encode(), None)).text


@languages
def test_paragraphs_are_lines(lang):
    """In their order, and the headline is none of them."""
    assert body_of(laid_out(lang)) == expected(lang)


@languages
@pytest.mark.parametrize(
    "place", ["before", "class only", "inside"], ids=["described", "named", "held"]
)
def test_summary_outside_the_text_comes_first_and_once(lang, place):
    """It is known by the page's description, or by the name of its element."""
    story = STORIES[lang]
    name = "article-lead" if place == "class only" else "x1"
    lede = f'<div class="{name}">{story.lede}</div>'
    head = f'<meta name="description" content="{story.lede}">'
    inside = paragraphs(story.lede) if place == "inside" else ""
    page = (
        f"<h1>{story.title}</h1><header>{'' if inside else lede}</header>"
        f"<article>{inside}{paragraphs(*story.paragraphs)}</article>"
    )

    text = body_of(page, "" if place == "class only" else head)

    assert text == f"{story.lede}\n{expected(lang)}"


@languages
@pytest.mark.parametrize("name", ["preview-text", "news__lead", "sapo", "chapo"])
def test_short_summary_that_is_a_sentence_is_one(lang, name):
    """Publishers call it by many names."""
    story = STORIES[lang]
    short = f"{' '.join(story.lede.split()[:6])}."
    page = (
        f'<div>{story.title}</div><div class="{name}"><b>{short}</b></div>'
        f'<div class="text">{paragraphs(*story.paragraphs)}</div>'
    )

    assert body_of(page) == f"{short}\n{expected(lang)}"


@languages
def test_description_that_is_on_no_page_stays_away(lang):
    """It is a text for search engines."""
    story = STORIES[lang]
    head = f'<meta property="og:description" content="{story.lede}">'

    assert body_of(laid_out(lang), head) == expected(lang)


@languages
def test_text_in_several_containers_of_a_class_is_joined(lang):
    """Publishers part it where an advertisement stands."""
    story = STORIES[lang]
    long = [" ".join([text] * 3) for text in story.paragraphs]
    parts = "".join(
        f'<div class="row"><div class="articleBody">{paragraphs(text)}</div></div>'
        f'<div class="ad-slot"><p>{story.notice}</p></div>'
        for text in long
    )

    assert body_of(f"<h1>{story.title}</h1>{parts}") == "\n".join(long)


@languages
@pytest.mark.parametrize(
    "line",
    [
        '<p>{also}: <a href="/x">{other}</a></p>',
        '<p><a href="/x">{also} {other}</a></p>',
        '<p><strong>{also}:</strong></p><ul><li><a href="/x">{other}</a></li></ul>',
        '<p><a href="/x">{other}</a></p>',
        '<div class="related-box"><p>{other}</p></div>',
        "<p>{notice}</p>",
        "<p>{credit}</p>",
        '<div class="photo"><p class="caption">{other}</p></div>',
        "<figure><img src='a.jpg'><figcaption>{other}</figcaption></figure>",
        "<aside><p>{other}</p></aside>",
        '<div class="newsletter"><p>{notice}</p></div>',
        '<div class="tags"><a href="/t">{other}</a></div>',
        '<section id="comments"><p>{other}</p></section>',
        '<div style="display:none"><p>{other}</p></div>',
    ],
)
def test_furniture_between_paragraphs_is_left_out(lang, line):
    """By its links, by its words or by the name of its element."""
    story = STORIES[lang]
    furniture = line.format(
        also=story.also,
        other=story.others[0],
        notice=story.notice,
        credit=story.credit,
    )
    first, second, *rest = story.paragraphs
    text = paragraphs(first, second) + furniture + paragraphs(*rest)

    assert body_of(laid_out(lang, text)) == expected(lang)


@languages
def test_headings_quotes_and_items_stay(lang):
    """They stand where they stood."""
    story = STORIES[lang]
    first, second, third, last = story.paragraphs
    text = (
        f"<p>{first}</p><h2>{story.others[0]}</h2><p>{second}</p>"
        f"<blockquote><p>{third}</p></blockquote>"
        f"<ul><li>{story.others[1]}</li><li>{story.others[2]}</li></ul><p>{last}</p>"
    )
    one, two, three = story.others[:3]

    lines = body_of(laid_out(lang, text)).split("\n")

    assert lines == [first, one, second, third, two, three, last]


@languages
def test_table_with_text_stays(lang):
    """A cell is a line."""
    story = STORIES[lang]
    rows = "".join(f"<tr><td>{t}</td><td>{n}</td></tr>" for n, t in enumerate("abc"))
    first, *rest = story.paragraphs
    text = f"<p>{first}</p><table>{rows}</table>{paragraphs(*rest)}"

    lines = body_of(laid_out(lang, text)).split("\n")

    assert [line for line in lines if len(line) == 1] == list("a0b1c2")
    assert [line for line in lines if len(line) > 1] == list(story.paragraphs)


@languages
def test_text_of_linked_data_is_taken_if_the_page_shows_much_less(lang):
    """It is what a page holds whose text is put there by a script."""
    story = STORIES[lang]
    data = {
        "@type": "NewsArticle",
        "headline": story.title,
        "articleBody": "\n\n".join(story.paragraphs),
    }
    head = f'<script type="application/ld+json">{json.dumps(data)}</script>'

    assert body_of(laid_out(lang, paragraphs(story.lede)), head) == expected(lang)
    assert body_of(laid_out(lang), head) == expected(lang)


@languages
def test_paragraph_that_is_repeated_is_read_once(lang):
    """Pages have it a second time for small screens."""
    story = STORIES[lang]
    first, *rest = story.paragraphs
    text = paragraphs(first, first, *rest)

    assert body_of(laid_out(lang, text)) == expected(lang)


def test_sentence_that_begins_like_furniture_stays():
    """Only short lines, links and lines with a colon go."""
    sentence = (
        "Voir aussi loin demandait aux horlogers de monter chaque soir au sommet de la"
        " tour, par tous les temps."
    )
    first, *rest = STORIES["fr"].paragraphs
    text = paragraphs(first, sentence, *rest)

    assert sentence in body_of(laid_out("fr", text))
