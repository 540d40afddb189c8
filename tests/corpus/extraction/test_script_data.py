"""Is the text found that a page holds for its programs only, and no other's?"""

from __future__ import annotations

import json
import time

import pytest

from corpus.extraction.body import find_body
from corpus.extraction.parsing import read_page
from corpus.extraction.script_data import script_text
from tests.corpus.extraction.invented import STORIES, expected, laid_out, paragraphs

languages = pytest.mark.parametrize("lang", STORIES)


def page_with(data: object, body: str = '<div id="__next"></div>') -> str:
    """Return a page whose program draws it from data."""
    script = json.dumps({"props": {"pageProps": data}}).replace("<", "\\u003c")
    return (
        f"<html><body>{body}"
        f'<script id="__NEXT_DATA__" type="application/json">{script}</script>'
        "</body></html>"
    )


def text_of(html: str, title: str) -> str:
    """Return the text that is read of a page."""
    return find_body(read_page(html.encode(), None), None, title).text


def others(lang: str) -> list[dict[str, str]]:
    """Return other articles, longer than the story."""
    story = STORIES[lang]
    return [
        {"title": title, "slug": "x", "body": paragraphs(*(story.paragraphs * 3))}
        for title in story.others
    ]


@languages
@pytest.mark.parametrize("key", ["title", "headline", "name"])
def test_text_is_that_of_the_object_with_the_headline(lang, key):
    """Longer ones of other articles are beside it."""
    story = STORIES[lang]
    own = {key: story.title, "content": paragraphs(*story.paragraphs)}
    html = page_with({"latest": others(lang), "post": own, "related": others(lang)})

    assert text_of(html, story.title) == expected(lang)


@languages
def test_parts_of_a_text_are_its_paragraphs(lang):
    """However deep they are; the words of a line are joined, pictures left out."""
    story = STORIES[lang]
    first, second, *rest = story.paragraphs
    start, end = first[:20], first[20:]
    marked = [{"type": "text", "text": start}, {"type": "text", "text": end}]
    parts = [
        {"type": "paragraph", "content": marked},
        {"type": "image", "data": {"text": story.credit}},
        {"type": "paragraph", "data": {"text": f"<b>{second[:9]}</b>{second[9:]}"}},
        {
            "type": "section",
            "children": [{"kind": "p", "value": line} for line in rest],
        },
    ]
    html = page_with({"article": {"headline": story.title, "blocks": parts}})

    assert text_of(html, story.title) == expected(lang)


@languages
def test_sections_keep_their_headings_and_other_articles_go(lang):
    """A section has a title of its own, but no address."""
    story = STORIES[lang]
    sections = [
        {"title": "1" + other, "text": text}
        for other, text in zip(story.others, story.paragraphs, strict=False)
    ]
    own = {"title": story.title, "sections": [*sections, *others(lang)]}
    lines = [line for part in sections for line in part.values()]

    assert text_of(page_with(own), story.title).split("\n") == lines


@languages
def test_summary_comes_first_and_once(lang):
    """If the text does not begin with it."""
    story = STORIES[lang]
    own = {"title": story.title, "lead": story.lede}
    without = {**own, "body": paragraphs(*story.paragraphs)}
    having = {**own, "body": paragraphs(story.lede, *story.paragraphs)}
    wanted = f"{story.lede}\n{expected(lang)}"

    assert text_of(page_with(without), story.title) == wanted
    assert text_of(page_with(having), story.title) == wanted


@languages
def test_data_of_another_article_are_not_taken(lang):
    """A page without text of its own has none."""
    story = STORIES[lang]
    html = page_with({"article": others(lang)[0], "list": others(lang)})

    assert script_text(read_page(html.encode(), None).tree, story.title) == []
    assert script_text(read_page(html.encode(), None).tree, "") == []


@languages
def test_text_that_is_shown_comes_first(lang):
    """Also if data have a longer one."""
    story = STORIES[lang]
    shown = laid_out(lang, paragraphs(*(text * 3 for text in story.paragraphs)))
    data = {"title": story.title, "body": paragraphs(*(story.paragraphs * 9))}

    assert text_of(page_with(data, shown), story.title) == "\n".join(
        text * 3 for text in story.paragraphs
    )


@pytest.mark.parametrize(
    "script",
    [
        '{"a":' * 100_000,
        "[" * 1_000_000,
        json.dumps([{"title": STORIES["fr"].title, "body": "<p>x" * 100}] * 9_000),
        "window.__NUXT__={a:" + "'\\" * 1_000_000,
        "window.__NUXT__=(function(a){return {" + "a:a," * 100_000,
        "window.a = {" * 100_000,
    ],
    ids=["objects", "lists", "alike", "quotes", "names", "many"],
)
def test_hostile_scripts_are_read_within_bounds(script):
    """In size, in depth and in number."""
    kind = "" if script.startswith("window") else ' type="application/json"'
    html = f"<html><body><p>x</p><script{kind}>{script}</script></body></html>"
    page = read_page(html.encode(), None)

    started = time.process_time()
    script_text(page.tree, STORIES["fr"].title)

    assert time.process_time() - started < 5
