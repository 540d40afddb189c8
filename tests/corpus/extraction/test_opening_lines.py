"""Do first lines go that only say what is known of an article, and do others stay?"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from corpus.extraction.blocks import blocks_of
from corpus.extraction.opening_lines import without_opening_lines
from corpus.extraction.parsing import read_page
from tests.corpus.extraction.invented import STORIES

LINES = tomllib.loads(Path(__file__).with_name("opening_lines.toml").read_text("utf-8"))

languages = pytest.mark.parametrize("lang", STORIES)


def left(lang: str, *lines: str) -> list[str]:
    """Return which of some lines above a story's text stay, tags allowed in them."""
    story = STORIES[lang]
    tagged = [line if line.startswith("<h") else f"<div>{line}</div>" for line in lines]
    text = "".join([*tagged, *(f"<div>{text}</div>" for text in story.paragraphs)])
    page = read_page(f"<html><body>{text}</body></html>".encode(), None)
    kept = [
        block.text for block in without_opening_lines(blocks_of(page.tree), story.title)
    ]
    assert kept[-len(story.paragraphs) :] == list(story.paragraphs)
    return kept[: -len(story.paragraphs)]


@languages
def test_headline_goes_with_what_stands_above_it(lang):
    """With a kicker on its line, too, and twice; a summary above it stays."""
    story, kicker = STORIES[lang], LINES[lang]["kicker"]

    assert left(lang, story.title) == []
    assert left(lang, kicker + story.title, f"<h2>{story.title}</h2>") == []
    assert left(lang, kicker, story.title) == []
    assert left(lang, story.lede, story.title) == [story.lede]


@languages
def test_first_sentence_that_begins_with_the_headline_stays(lang):
    """It goes on."""
    title = STORIES[lang].title
    sentence = LINES[lang]["goes_on"].format(title)

    assert left(lang, sentence) == [sentence]
    assert left(lang, title, sentence) == [sentence]


@languages
@pytest.mark.parametrize("kind", ["days", "views"])
def test_days_and_numbers_of_readers_go(lang, kind):
    """Below the headline, below the summary, and without a headline."""
    story = STORIES[lang]
    for line in LINES[lang][kind]:
        assert left(lang, line) == [], line
        assert left(lang, story.title, line) == [], line
        assert left(lang, story.title, story.lede, line) == [story.lede], line


@languages
def test_authors_go(lang):
    """A bare name only right below the headline or a day."""
    *labelled, bare = LINES[lang]["authors"]
    day = LINES[lang]["days"][0]
    title = STORIES[lang].title

    for line in labelled:
        assert left(lang, line) == [], line
    assert left(lang, title, bare) == []
    assert left(lang, title, day, bare) == []
    assert left(lang, bare) == [bare]


@languages
def test_sentences_with_a_day_or_an_author_stay(lang):
    """A point at their end or not."""
    title = STORIES[lang].title
    for line in LINES[lang]["sentences"]:
        assert left(lang, title, line) == [line]


@languages
def test_days_of_a_chronicle_stay(lang):
    """They are headings above what happened on them."""
    days = [f"{day:02}.03.2014" for day in (12, 13, 14)]

    assert left(lang, *days) == days


@languages
def test_headings_stay(lang):
    """Under a day or a name, the first section of a text."""
    story, lines = STORIES[lang], LINES[lang]
    headings = [f"<h3>{line}</h3>" for line in (lines["days"][0], lines["authors"][-1])]

    assert left(lang, story.title, *headings) == [
        lines["days"][0],
        lines["authors"][-1],
    ]


@languages
def test_text_of_one_line_stays(lang):
    """Nothing would be left."""
    title = STORIES[lang].title
    page = read_page(f"<html><body><p>{title}</p></body></html>".encode(), None)

    kept = without_opening_lines(blocks_of(page.tree), title)

    assert [block.text for block in kept] == [title]


def test_later_lines_are_not_looked_at():
    """A day in the middle of a text is a part of it."""
    story = STORIES["fr"]
    text = "".join(f"<p>{n}. {story.lede}</p>" for n in range(9)) + "<p>12.03.2014</p>"
    page = read_page(f"<html><body>{text}</body></html>".encode(), None)

    kept = without_opening_lines(blocks_of(page.tree), story.title)

    assert kept[-1].text == "12.03.2014"
