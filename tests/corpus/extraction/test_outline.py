"""Which blocks belong to the article, however its page is made?"""

from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st

from corpus.extraction.body import find_body
from corpus.extraction.parsing import read_page
from tests.corpus.extraction.invented import STORIES, expected, laid_out, paragraphs

languages = pytest.mark.parametrize("lang", STORIES)


def body_of(body: str) -> str:
    """Return the text that is read of a page."""
    return find_body(read_page(f"<html><body>{body}</body></html>".encode(), None)).text


@languages
@pytest.mark.parametrize("opening", ["<b>{}</b>", "{}", "<i><b>{}</b></i>"])
def test_text_that_is_in_no_element_of_its_own_stays(lang, opening):
    """Many systems set the first paragraph so."""
    first, *rest = STORIES[lang].paragraphs
    text = f"<div>{opening.format(first)}{paragraphs(*rest)}</div>"

    assert body_of(laid_out(lang, text)) == expected(lang)


@languages
def test_paragraph_beside_the_headline_is_the_first(lang):
    """It needs no name to be the summary."""
    story = STORIES[lang]
    first, *rest = story.paragraphs
    page = (
        f"<header><h1>{story.title}</h1><p>{first}</p></header>"
        f'<div class="text">{paragraphs(*rest)}</div>'
    )

    assert body_of(page) == expected(lang)


@languages
def test_next_article_on_the_page_is_left_out(lang):
    """Some pages load others below, in elements of the same kind."""
    story = STORIES[lang]
    other = f"<article><h2>{story.others[0]}</h2><p>{story.lede}</p></article>"

    assert body_of(laid_out(lang) + other) == expected(lang)


@languages
def test_updates_of_a_live_report_are_one_article(lang):
    """Each is an element of its own."""
    story = STORIES[lang]
    updates = "".join(
        f"<article><time>1{hour}:00</time>{paragraphs(text, other + '.')}</article>"
        for hour, (text, other) in enumerate(
            zip(story.paragraphs, story.others, strict=False)
        )
    )
    page = f"<h1>{story.title}</h1><section>{updates}</section>"

    text = body_of(page)

    assert all(paragraph in text for paragraph in story.paragraphs)


WORDS = "місто річка школа учні майстер башта дзвін вулиця сад громада осінь ранок"
SENTENCES = st.lists(
    st.lists(st.sampled_from(WORDS.split()), min_size=8, max_size=20).map(
        lambda words: f"{' '.join(words).capitalize()}."
    ),
    min_size=3,
    max_size=8,
    unique=True,
)
FURNITURE = st.lists(
    st.sampled_from(
        [
            '<p>Читайте також: <a href="/a">ЧУЖЕ</a></p>',
            '<div class="related"><p>ЧУЖЕ</p></div>',
            '<ul class="share-list"><li><a href="/b">ЧУЖЕ</a></li></ul>',
            "<aside><p>ЧУЖЕ</p></aside>",
            "<p>Фото: ЧУЖЕ</p>",
            "<figure><figcaption>ЧУЖЕ</figcaption></figure>",
            "<script>ЧУЖЕ</script>",
            "<!-- ЧУЖЕ -->",
            "<p></p>",
            '<nav><a href="/c">ЧУЖЕ</a></nav>',
        ]
    ),
    max_size=6,
)


@settings(deadline=None, max_examples=60)
@given(sentences=SENTENCES, furniture=FURNITURE, data=st.data())
def test_no_sentence_is_lost_and_no_furniture_gets_in(sentences, furniture, data):
    """Whatever stands between which paragraphs."""
    parts = [f"<p>{sentence}</p>" for sentence in sentences]
    for piece in furniture:
        parts.insert(data.draw(st.integers(0, len(parts))), piece)
    page = (
        '<nav><a href="/">ЧУЖЕ</a></nav><h1>Заголовок про місто</h1>'
        f'<div class="article-content">{"".join(parts)}</div><footer>ЧУЖЕ</footer>'
    )

    assert body_of(page).split("\n") == sentences
