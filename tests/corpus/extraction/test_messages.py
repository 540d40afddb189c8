"""Are pages about a site told from articles with such words in their headlines?"""

import pytest

from corpus.extraction.body import find_body
from corpus.extraction.messages import message
from tests.corpus.extraction.invented import STORIES, paragraphs

SITE = "https://news.test"
DAY = "<p>03.05.2024</p>"


def long(texts):
    """Return many paragraphs, no two of them the same."""
    return [f"{text} {number}." for number in range(8) for text in texts]


def told(page_of, headline, text, *, title="", path="/a/b", day=""):
    """Return what a page of a headline and a text only says, "" if it is an article."""
    head = f"<title>{title or headline} | Gazeta</title>"
    body = f"<div><h1>{headline}</h1>{day}{paragraphs(*text)}</div>"
    page = page_of(head, body, url=SITE + path)
    return message(page, find_body(page))


@pytest.mark.parametrize(
    ("lang", "headline"),
    [
        ("uk", "Умови користування"),
        ("fr", "Conditions générales d’utilisation"),
        ("pl", "Polityka plików cookies"),
        ("vi", "Điều khoản sử dụng"),
    ],
)
def test_what_the_law_asks_of_a_site_is_no_article(page_of, lang, headline):
    """However long it is, and whenever it was changed."""
    text = STORIES[lang].paragraphs

    assert told(page_of, headline, long(text), day=DAY)
    assert not told(page_of, f"{headline}: {STORIES[lang].title}", text)


@pytest.mark.parametrize(
    ("lang", "headline"),
    [
        ("uk", "Контакти"),
        ("uk", "Технічні роботи"),
        ("fr", "Qui sommes-nous ?"),
        ("fr", "Nos offres d'abonnement"),
        ("pl", "Logowanie"),
        ("pl", "Przerwa techniczna"),
        ("vi", "Về chúng tôi"),
        ("vi", "Hệ thống đang bảo trì"),
    ],
)
def test_short_page_about_the_site_is_no_article(page_of, lang, headline):
    """An article has a day, is longer, or says more in its headline."""
    text = STORIES[lang].paragraphs

    assert told(page_of, headline, text[:2])
    assert not told(page_of, headline, text[:2], day=DAY)
    assert not told(page_of, headline, long(text))
    assert not told(page_of, f"{headline} - {STORIES[lang].title}", text[:2])


@pytest.mark.parametrize("lang", STORIES)
def test_address_tells_a_page_with_a_short_name(page_of, lang):
    """Not one with a headline."""
    story = STORIES[lang]

    assert told(page_of, "Gazeta", story.paragraphs[:2], path="/kontakt.html")
    assert not told(page_of, "Gazeta", story.paragraphs[:2], path="/kontakt/12")
    assert not told(page_of, story.title, story.paragraphs, path="/kontakt")


def test_title_tells_where_the_heading_says_more(page_of):
    """A heading that the title does not repeat may be of another part of the page."""
    text = STORIES["pl"].paragraphs[:2]

    assert told(page_of, "Oto nasze pakiety na ten rok", text, title="Nasze pakiety")
    page = page_of(
        f"<title>{STORIES['pl'].title}</title>",
        f"<h1>Gazeta</h1>{paragraphs(*text)}<h1>Reklama</h1>",
    )
    assert not message(page, find_body(page))


def test_heading_may_be_the_name_of_the_site(page_of):
    """The title then tells what the page is."""
    text = STORIES["fr"].paragraphs[:2]

    assert told(page_of, "Gazeta", text, title="Mentions légales")
    assert not told(page_of, "Gazeta", text, title=STORIES["fr"].title)
