"""Is what stands below an article left out, and nothing of it lost?"""

from __future__ import annotations

import pytest

from corpus.extraction.body import find_body
from tests.corpus.extraction.invented import STORIES, expected, paragraphs

languages = pytest.mark.parametrize("lang", STORIES)


def body_of(page_of, lang, below, texts=()):
    """Return the text of a page that has something below a story, in its element."""
    story = STORIES[lang]
    text = paragraphs(*(texts or story.paragraphs))
    page = page_of(body=f"<div><h1>{story.title}</h1>{text}{below}</div>")
    return find_body(page).text


def opinions(lang, item='<div class="m"><b>{}</b> <i>{}</i><p>{}</p></div>'):
    """Return what three readers wrote."""
    names = ("Ola", "gość_7", "Trần B.")
    return "".join(
        item.format(name, f"1{place}.05.2013 15:0{place}", title + ".")
        for place, (name, title) in enumerate(
            zip(names, STORIES[lang].others, strict=False)
        )
    )


HEADINGS = [
    ("uk", "Коментарі (3)"),
    ("uk", "Відгуки читачів"),
    ("uk", "3 відгуки"),
    ("uk", "Обговорення"),
    ("fr", "3 réactions"),
    ("fr", "Vos réactions"),
    ("fr", "Messages"),
    ("pl", "Wasze opinie"),
    ("pl", "Dyskusja"),
    ("vi", "Ý kiến bạn đọc"),
    ("vi", "Phản hồi (3)"),
]


@pytest.mark.parametrize(("lang", "heading"), HEADINGS)
def test_comments_go_by_their_heading(page_of, lang, heading):
    """Whatever the element is called that holds them."""
    below = f"<h3>{heading}</h3>{opinions(lang)}"
    assert body_of(page_of, lang, below) == expected(lang)


@languages
@pytest.mark.parametrize(
    "item",
    [
        '<div class="m"><b>{}</b> <i>{}</i><p>{}</p></div>',
        "<div><b>{}</b><br>{}<p>{}</p></div>",
        '<div class="post"><p>{} » {}</p><div>{}</div></div>',
    ],
)
def test_comments_go_by_how_they_are_made(page_of, lang, item):
    """They need no heading: a name, a day and a text, several times."""
    assert body_of(page_of, lang, opinions(lang, item)) == expected(lang)


@languages
def test_more_comments_than_text_are_none_of_it(page_of, lang):
    """Two paragraphs above a heading of comments are enough."""
    story = STORIES[lang]
    below = "<h2>Comments</h2>" + "".join(
        f"<div><b>Ola</b><p>{number}. {story.lede} {story.lede}</p></div>"
        for number in range(9)
    )
    text = body_of(page_of, lang, below, story.paragraphs[:2])
    assert text.split("\n") == list(story.paragraphs[:2])


@languages
def test_heading_of_comments_above_the_text_ends_nothing(page_of, lang):
    """Links to them stand at the top of many pages."""
    text = paragraphs(*STORIES[lang].paragraphs)
    page = page_of(body=f"<h1>A</h1><div><h3>Comments (2)</h3>{text}</div>")
    assert all(line in find_body(page).text for line in STORIES[lang].paragraphs)


@pytest.mark.parametrize(
    ("lang", "heading"),
    [("fr", "Réactions"), ("pl", "Opinie"), ("uk", "Обговорення"), ("vi", "Ý kiến")],
)
def test_section_of_the_article_that_is_called_so_stays(page_of, lang, heading):
    """An article tells what others said, too."""
    story = STORIES[lang]
    below = f"<h3>{heading}</h3>{paragraphs(story.lede, story.lede.replace('.', '!'))}"
    assert story.lede in body_of(page_of, lang, below)


@languages
def test_updates_with_days_stay(page_of, lang):
    """Nobody's name stands above them."""
    story = STORIES[lang]
    below = "".join(
        f"<div><h3>1{hour}:00</h3><p>{title}, {story.lede}</p></div>"
        for hour, title in enumerate(story.others)
    )
    text = body_of(page_of, lang, below)
    assert all(title in text for title in story.others)


@pytest.mark.parametrize(
    ("lang", "heading"),
    [
        ("uk", "Про авторку"),
        ("fr", "À propos de l’auteur"),
        ("pl", "O autorze"),
        ("vi", "Về tác giả"),
    ],
)
def test_note_on_the_author_goes(page_of, lang, heading):
    """It has a heading of its own."""
    below = f"<h4>{heading}</h4><p>{STORIES[lang].lede}</p>"
    assert body_of(page_of, lang, below) == expected(lang)


@languages
@pytest.mark.parametrize("name", ["bio", "author-box", "auteur"])
def test_box_that_is_named_for_the_author_goes(page_of, lang, name):
    """It tells of who wrote the article."""
    below = f'<div class="{name}"><img src="a.jpg"><p>{STORIES[lang].lede}</p></div>'
    assert body_of(page_of, lang, below) == expected(lang)


@languages
def test_text_in_an_element_that_is_named_for_its_author_stays(page_of, lang):
    """Most of the article is no box beside it."""
    story = STORIES[lang]
    text = f'<div class="post author-ola">{paragraphs(*story.paragraphs)}</div>'
    page = page_of(body=f"<h1>{story.title}</h1>{text}")
    assert find_body(page, title=story.title).text == expected(lang)
