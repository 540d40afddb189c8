"""Is every line of the five seed pages read as what it is?

The table refers to lines of the files by number, so that it has none of their text.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

import pytest

from corpus import read_articles
from corpus.raw_article import TITLE_LENGTH

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from corpus import Article

MINISTRY = "Bộ Khoa học và Công nghệ"
STRAY = "Français "
"""A stray word at the start of some lines, which is not part of the article."""


@dataclass(frozen=True, kw_only=True)
class Seed:
    """What must be read from a seed page; lines count from 1, and 0 means none.

    Attributes:
        prefix: number that the file's name begins with.
        lang: language of the page.
        published: day of publication.
        body: lines of the body.
        title: line of the headline.
        source: line of the link to the original.
        label: word before the link.
        stray: lines of the body that begin with `STRAY`, which is not part of them.
    """

    prefix: str
    lang: str
    published: date | None
    body: tuple[int, ...]
    title: int = 3
    source: int = 0
    label: str = ""
    stray: tuple[int, ...] = ()


def every_other(first: int, last: int, *, but: Iterable[int] = ()) -> tuple[int, ...]:
    """Return every other line number: a blank line follows each paragraph."""
    excluded = set(but)
    return tuple(n for n in range(first, last + 1, 2) if n not in excluded)


SEEDS = (
    Seed(
        prefix="000",
        lang="uk",
        published=date(2025, 10, 25),
        title=0,
        body=tuple(chain(range(1, 5), range(6, 15))),
        source=15,
        label="Джерело:",
    ),
    Seed(
        prefix="001",
        lang="fr",
        published=date(2025, 8, 12),
        body=every_other(5, 45, but=(7, 23)),
        source=47,
        label="Source :",
        stray=(15, 21, 31, 33),
    ),
    Seed(
        prefix="002",
        lang="pl",
        published=date(2025, 10, 6),
        body=every_other(5, 67, but=(7, 11, 17, 25, 35, 39, 45, 49, 55)),
        source=69,
        label="Źródło:",
    ),
    Seed(prefix="003", lang="vi", published=None, title=0, body=every_other(1, 29)),
    Seed(
        prefix="004",
        lang="uk",
        published=date(2025, 8, 5),
        body=every_other(5, 89, but=(7, 11, 21, 31, 41, 51, 63, 85)),
        source=91,
        label="Джерело:",
    ),
)


@pytest.fixture(scope="module", params=SEEDS, ids=lambda seed: seed.prefix)
def seed(request: pytest.FixtureRequest) -> Seed:
    """Return each row of the table in turn."""
    return request.param


@pytest.fixture(scope="module")
def file(seed: Seed, shared: Path) -> Path:
    """Return the file that a row describes."""
    (path,) = (shared / "seeds").glob(f"{seed.prefix}_*.txt")
    return path


@pytest.fixture(scope="module")
def lines(file: Path) -> dict[int, str]:
    """Return the file's lines by number, in NFC and stripped."""
    text = unicodedata.normalize("NFC", file.read_text("utf-8"))
    return {n: line.strip() for n, line in enumerate(text.split("\n"), 1)}


@pytest.fixture(scope="module")
def page(file: Path) -> Article:
    """Return the article that is read from the file."""
    (article,) = read_articles([file])
    return article


def test_body_has_every_line_of_the_article_and_no_other(seed, lines, page):
    """Captions and subheadings stay in order; navigation and stray words go."""
    expected = [
        lines[n].removeprefix(STRAY) if n in seed.stray else lines[n] for n in seed.body
    ]

    assert page.body.split("\n") == expected


def test_table_lists_every_stray_word(seed, lines):
    """The lines that begin with the stray word are those of the table."""
    assert tuple(n for n in seed.body if lines[n].startswith(STRAY)) == seed.stray


def test_page_is_in_its_language(seed, page):
    """The language is identified, as no page states it."""
    assert page.lang == seed.lang


def test_headline_is_the_line_under_the_banner(seed, lines, page):
    """A page without a banner has no headline; its title is taken from the text."""
    assert page.headline == bool(seed.title)
    if seed.title:
        assert page.title == lines[seed.title]


@pytest.mark.parametrize(
    "seed", [s for s in SEEDS if not s.title], ids=lambda s: s.prefix, indirect=True
)
def test_derived_title_is_the_first_sentence_cut_between_words(lines, page):
    """The text before the ellipsis is the start of the page and ends with a word."""
    start = page.title.removesuffix("…")

    rest = lines[1].removeprefix(start)

    assert page.title.endswith("…")
    assert rest != lines[1]
    assert rest[0] in " ,;:"
    assert len(start) > TITLE_LENGTH / 2


def test_day_of_publication_is_read_if_the_page_states_it(seed, page):
    """It is in the line of date and publisher, or else in the link to the original."""
    assert page.published == seed.published


def test_link_and_publisher_come_from_the_source_line(seed, lines, page):
    """The link is the source line's; a page without one has neither."""
    url = lines[seed.source].removeprefix(seed.label).strip() if seed.source else ""

    assert page.url == url
    assert page.source == (MINISTRY if url else "")
    assert url.startswith("https://mst.gov.vn/") == bool(url)


def test_article_is_named_after_its_file(file, page):
    """The id is the file's name without its suffix, the origin its absolute path."""
    assert page.id == file.stem
    assert page.origin == str(file.absolute())
