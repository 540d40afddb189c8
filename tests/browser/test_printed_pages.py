"""Are pages read that a browser has printed to PDF, in columns?"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from importlib import resources
from pathlib import Path

import pytest

from corpus import Article, read_articles

pytestmark = pytest.mark.browser

ARTICLES = Path(str(resources.files("corpus"))) / "articles"
FLOOR = 0.99
"""Least F1 of words; what is missing are words that a line divides at their hyphen."""


def words(text: str) -> Counter[str]:
    """Return how often each word is in a text."""
    return Counter(re.findall(r"\w+", unicodedata.normalize("NFC", text)))


def f1(found: Counter[str], wanted: Counter[str]) -> float:
    """Return the harmonic mean of precision and recall of words."""
    return 2 * sum((found & wanted).values()) / (found.total() + wanted.total())


@pytest.fixture(scope="module")
def texts():
    """Return twelve articles of each language, as titles with their paragraphs."""
    found: dict[str, list[tuple[str, list[str]]]] = {}
    for article in read_articles([ARTICLES]):
        assert isinstance(article, Article)
        found.setdefault(article.lang, []).append(
            (article.title, article.body.split("\n"))
        )
    return {lang: texts[:12] for lang, texts in found.items()}


@pytest.mark.parametrize("columns", [1, 2])
@pytest.mark.parametrize("lang", ["uk", "fr", "pl", "vi"])
def test_words_and_paragraphs_come_back(browser, texts, tmp_path, lang, columns):
    """Heads, feet and numbers of pages are left out, and paragraphs are whole."""
    parts = "".join(
        f"<h2>{title}</h2>" + "".join(f"<p>{line}</p>" for line in body)
        for title, body in texts[lang]
    )
    page = browser.new_page()
    page.set_content(
        f"<!doctype html><html lang={lang}><style>body{{font:11pt serif;"
        f"text-align:justify}} main{{columns:{columns}}}</style><main>{parts}</main>"
    )
    file = tmp_path / "a.pdf"
    page.pdf(
        path=file,
        format="A4",
        display_header_footer=True,
        header_template="<p style='font-size:9px'>Biuletyn prasowy",
        footer_template="<p style='font-size:9px' class=pageNumber>",
        margin={"top": "20mm", "bottom": "20mm", "left": "15mm", "right": "15mm"},
    )
    page.close()

    (article,) = read_articles([file])

    assert isinstance(article, Article)
    lines = [line for title, body in texts[lang] for line in (title, *body)]
    found = f"{article.title}\n{article.body}".split("\n")
    assert f1(words("\n".join(found)), words("\n".join(lines))) >= FLOOR
    assert len(set(found) & set(lines)) >= 0.9 * len(set(lines))
