"""Are titles and teasers of other articles left out, and lists of things kept?"""

from __future__ import annotations

import pytest

from corpus.extraction.body import find_body
from tests.corpus.extraction.invented import STORIES, expected, paragraphs

languages = pytest.mark.parametrize("lang", STORIES)


def body_of(page_of, lang, *inside):
    """Return the text of a page whose text and what is around it share an element."""
    page = page_of(body=f"<div><h1>{STORIES[lang].title}</h1>{''.join(inside)}</div>")
    return find_body(page).text


def text_of(lang):
    """Return a story's paragraphs as a page has them."""
    return paragraphs(*STORIES[lang].paragraphs)


@languages
@pytest.mark.parametrize(
    "line",
    [
        '<p><a href="/1">{}</a> (14.03.2014)</p>',
        '<p>14.03.2014 08:15 <a href="/1">{}</a></p>',
        '<p><b>·</b> <a href="/1">{}</a> – 14.03.2014</p>',
    ],
)
def test_titles_with_a_day_go(page_of, lang, line):
    """Nothing but a link and when the other article appeared is in such a line."""
    lines = "".join(line.format(title) for title in STORIES[lang].others)
    assert body_of(page_of, lang, text_of(lang), lines) == expected(lang)


@languages
@pytest.mark.parametrize(
    "card",
    [
        "<h4><a href='/1'>{}</a></h4><p>{}</p>",
        "<div><h4><a href='/1'>{}</a></h4><p>{}</p></div>",
        "<p><a href='/1'>{}</a></p><p>{}</p>",
    ],
)
def test_teasers_below_read_also_go(page_of, lang, card):
    """They end the page."""
    story = STORIES[lang]
    cards = "".join(
        card.format(title, story.lede.replace(".", f" {place}."))
        for place, title in enumerate(story.others)
    )
    below = f"<h3>{story.also}</h3>{cards}"
    assert body_of(page_of, lang, text_of(lang), below) == expected(lang)


@languages
def test_cards_with_the_day_of_an_article_go(page_of, lang):
    """A thing has none."""
    story = STORIES[lang]
    cards = "".join(
        f'<div class="i"><h3><a href="/{place}">{title}</a></h3><i>14.03.2014</i>'
        f"<p>{place}. {story.lede}</p></div>"
        for place, title in enumerate(story.others)
    )
    text = body_of(page_of, lang, text_of(lang), cards)
    assert story.lede not in text
    assert all(paragraph in text for paragraph in story.paragraphs)


@languages
@pytest.mark.parametrize(
    "box",
    [
        "<div type='r'><a href='/1'>{}</a><p>{}</p></div>",
        "<table><tr><td><a href='/1'>{}</a><br>{}</td></tr></table>",
    ],
)
def test_one_box_between_paragraphs_goes(page_of, lang, box):
    """It holds a linked title and a teaser."""
    story = STORIES[lang]
    box = box.format(story.others[0], story.lede)
    inside = (paragraphs(*story.paragraphs[:2]), box, paragraphs(*story.paragraphs[2:]))
    assert body_of(page_of, lang, *inside) == expected(lang)


@languages
@pytest.mark.parametrize("href", ["/{}", "#{}", "https://elsewhere.example/{}"])
def test_things_that_an_article_lists_stay(page_of, lang, href):
    """They are made as cards are, without days, and no heading says "read also"."""
    story = STORIES[lang]
    things = "".join(
        f'<div class="i"><h3><a href="{href.format(place)}">{title}</a></h3>'
        f"<p>{place + 1}. {story.lede} {story.paragraphs[place % 4]}</p></div>"
        for place, title in enumerate(story.others)
    )
    text = body_of(page_of, lang, paragraphs(*story.paragraphs[:2]), things)
    assert all(f"{place + 1}. {story.lede}" in text for place in range(5))


@languages
def test_parts_of_a_text_with_links_between_stay(page_of, lang):
    """A link above a paragraph makes no teaser of it."""
    story = STORIES[lang]
    also = f"<p>{story.also}</p>"
    parts = "".join(
        f'<div class="part">{also}<p><a href="/1">{title}</a></p>'
        f"<p>{paragraph}</p></div>"
        for title, paragraph in zip(story.others, story.paragraphs, strict=False)
    )
    text = body_of(page_of, lang, f"<p>{story.lede}</p>", parts)
    assert text.split("\n") == [story.lede, *story.paragraphs]


@languages
def test_last_paragraph_below_read_also_stays(page_of, lang):
    """Links to two other articles stand above it."""
    story = STORIES[lang]
    links = "".join(f'<p><a href="/1">{title}</a></p>' for title in story.others[:2])
    inside = (
        paragraphs(*story.paragraphs[:3]),
        f"<p><b>{story.also}</b></p>{links}",
        paragraphs(story.paragraphs[3]),
    )
    assert body_of(page_of, lang, *inside) == expected(lang)
