"""Are lines below pictures that say what these show left out?"""

from __future__ import annotations

import pytest

from corpus.extraction.body import find_body
from tests.corpus.extraction.invented import STORIES, expected, paragraphs

languages = pytest.mark.parametrize("lang", STORIES)


def body_of(page_of, lang, *inside):
    """Return the text of a page with something between its paragraphs."""
    story = STORIES[lang]
    text = (
        paragraphs(*story.paragraphs[:2]),
        *inside,
        paragraphs(*story.paragraphs[2:]),
    )
    page = f"<article><h1>{story.title}</h1>{''.join(text)}</article>"
    return find_body(page_of(body=page), title=story.title).text


@languages
@pytest.mark.parametrize(
    "picture",
    [
        '<p><img src="a.jpg"></p><p style="text-align:center"><em>{}</em></p>',
        '<p><img src="a.jpg"></p><p><i>{}</i></p>',
        '<div><img src="a.jpg"></div><div style="font-size: 11px">{}</div>',
        '<p align="center"><img src="a.jpg"><br>{}</p>',
    ],
)
def test_line_below_a_picture_goes(page_of, lang, picture):
    """It is set in italics, small or in the middle."""
    caption = STORIES[lang].others[1]
    assert body_of(page_of, lang, picture.format(caption)) == expected(lang)


@languages
@pytest.mark.parametrize(
    "line",
    [
        '<p><img src="a.jpg"></p><p><em>{}.</em></p>',
        '<p><img src="a.jpg"></p><p>{}</p>',
        "<p><em>{}</em></p>",
        '<p><img src="a.jpg"></p><h3><em>{}</em></h3>',
    ],
)
def test_what_only_stands_below_a_picture_stays(page_of, lang, line):
    """A sentence, a heading, or a line that is set as any other."""
    caption = STORIES[lang].others[1]
    assert caption in body_of(page_of, lang, line.format(caption))
