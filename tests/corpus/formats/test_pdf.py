"""Which article does a PDF file hold?"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from datetime import date

import pytest

from corpus import Article, Rejection
from corpus.documents import pdf_text
from corpus.errors import Kind, UnreadableError
from tests.corpus.documents.tiny_pdf import Text, column, pdf

TEXTS = {
    "uk": "Новий пором перевозить пасажирів між двома містами щодня, крім вихідних. ",
    "fr": "Le nouveau bac transporte chaque jour des passagers entre les deux rives. ",
    "pl": "Nowy prom codziennie przewozi pasażerów między dwoma miastami nad rzeką. ",
    "vi": "Chuyến phà mới chở hành khách mỗi ngày giữa hai thành phố bên sông lớn. ",
}
TITLE = "Між двома містами знову ходить пором"


def paragraphs(lang: str) -> list[str]:
    """Return four paragraphs that differ in length and in their numbers."""
    return [f"{n} {TEXTS[lang] * (n + 2)}".strip() for n in range(1, 5)]


def in_columns(lang: str, count: int) -> list[Text]:
    """Return the paragraphs, each below the other, in one, two or three columns."""
    width = 495 / count - 15
    texts: list[Text] = [Text("Заголовок великий на всю сторінку " * 2, 50, 780, 13)]
    lines = [line for text in paragraphs(lang) for line in column(text, 0, 0, width)]
    most = -(-len(lines) // count)
    for number, line in enumerate(lines):
        x = 50 + (number // most) * (width + 15)
        texts.append(Text(line.text, x, 740 - 12 * (number % most)))
    return texts


@pytest.mark.parametrize("count", [1, 2, 3])
@pytest.mark.parametrize("lang", TEXTS)
def test_words_come_out_in_the_order_in_which_they_are_read(write, read, lang, count):
    """In every language, in one, two and three columns."""
    (article,) = read(write("a.pdf", pdf(in_columns(lang, count))))

    assert isinstance(article, Article), article
    assert article.lang == lang
    words = " ".join(paragraphs(lang)).split()
    assert article.body.split()[-len(words) :] == words


def test_parts_have_their_places(write, read):
    """A title in the properties counts if the page has it, too."""
    texts = [Text(TITLE, size=16), Text("Київ, 6 березня 2024 р.", y=670)]
    texts += column(TEXTS["uk"] * 4, 50, 640, 400)

    (article,) = read(write("a.pdf", pdf(texts, title=TITLE)))
    (without,) = read(write("a.pdf", pdf(texts, title="Документ1")))

    assert article.title == without.title == TITLE
    assert TITLE not in article.body
    assert article.published == date(2024, 3, 6)
    assert dict(article.provenance) == {
        "title": "properties",
        "body": "PDF",
        "published": "date line",
        "lang": "text",
    }
    assert dict(without.provenance)["title"] == "largest line"


def test_the_day_on_which_a_file_was_made_is_a_last_resort(write, read):
    """And it is said that it is one."""
    texts = column(TEXTS["uk"] * 4, 50, 640, 400)

    (article,) = read(write("a.pdf", pdf(texts, created="D:20240306233000+02'00'")))

    assert article.published == date(2024, 3, 6)
    assert dict(article.provenance)["published"] == "properties: made on"


def test_numbers_of_pages_and_what_repeats_are_left_out(write, read):
    """A paragraph goes on over them."""
    whole = column(TEXTS["pl"] * 9, 50, 700, 400)
    pages = [
        [Text("Biuletyn nr 5", y=800, size=8), *part, Text(f"- {n} -", 300, 30, 8)]
        for n, part in enumerate((whole[:6], whole[6:]), 1)
    ]

    (article,) = read(write("a.pdf", pdf(*pages)))

    assert article.body == (TEXTS["pl"] * 9).strip()


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_a_page_that_lies_is_read_as_it_is_seen(write, read, rotate):
    """Whether the text stands upright on it or lies with it."""
    texts = column(TEXTS["fr"] * 4, 50, 700, 400)

    (article,) = read(write("a.pdf", pdf(texts, rotate=rotate)))

    assert article.body == (TEXTS["fr"] * 4).strip()


def test_words_that_lines_divide_are_whole_again(write, read):
    """A hyphen that was typed stays."""
    lines = [
        *("Współpraca mię\u00addzynarodowa obejmuje badania nad nowoczes-", "nymi"),
        *("materiałami, a delegacja z Ho Chi Minh przyjedzie do Bielska-", "Białej"),
        *("we wtorek. Prom wraca w środę; \ufb01lm o nim pokaże tele-", "wizja."),
    ]
    texts = [Text(line, y=700 - 12 * n) for n, line in enumerate(lines)]

    (article,) = read(write("a.pdf", pdf(texts)))

    text = " ".join(article.body.split("\n"))
    for word in (
        "międzynarodowa",
        "nowoczesnymi",
        "Bielska-Białej",
        "film",
        "telewizja",
    ):
        assert re.search(rf"\b{word}\b", text), (word, text)


def test_vietnamese_is_composed(write, read):
    """Files hold its letters and its tones apart."""
    apart = unicodedata.normalize("NFD", TEXTS["vi"] * 4)

    (article,) = read(write("a.pdf", pdf(column(apart, 50, 700, 400))))

    assert Counter(article.body.split()) == Counter((TEXTS["vi"] * 4).split())


ENCRYPTED = "/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{0}>/U<{0}>>>/ID[<00><00>]"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "an empty file"),
        (b"<!doctype html><p>a", "an HTML page, not a PDF file; name it .html"),
        (b"PK\x03\x04", "a ZIP archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "save it as .docx"),
        (b"%PDF-1.7\n%%EOF", "broken"),
        (pdf([Text("a")])[:300], "broken"),
        (pdf([Text("a")], trailer=ENCRYPTED.format("00" * 32)), "encrypted"),
        (pdf([], picture=True), "OCR"),
        (pdf([Text("— 7 —")]), "no text"),
        (pdf(*[[Text("a")]] * 301), "300"),
        (pdf(column("\ue001\ue002\ue003 \ue004" * 40, 50, 700, 400)), "fonts"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_has_no_text_that_can_be_read_says_why(write, read, data, said):
    """And what to do about it."""
    (rejection,) = read(write("a.pdf", data))

    assert isinstance(rejection, Rejection), rejection
    assert said in rejection.reason


def test_a_document_of_more_signs_than_an_article_has_is_refused(monkeypatch):
    """All its pages count together, and no word is looked for beyond."""
    data = pdf(*[[Text("Пором і міст")]] * 3)
    monkeypatch.setattr(pdf_text, "MAX_SIGNS", 40)
    assert len(pdf_text.read_pdf(data).sheets) == 3
    monkeypatch.setattr(pdf_text, "MAX_SIGNS", 30)

    with pytest.raises(UnreadableError, match="more signs") as caught:
        pdf_text.read_pdf(data)

    assert caught.value.kind is Kind.LIMIT
