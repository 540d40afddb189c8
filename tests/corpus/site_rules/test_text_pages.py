"""What on a saved page is the article, and what is furniture?

The pages here are made up, so that the rules are tested without the seeds too.
"""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings, strategies as st

from corpus import RuleError
from corpus.raw_article import RawArticle
from corpus.site_rules.tables import SiteTable
from corpus.site_rules.text_pages import HEADLINE_LENGTH, find_article, text_rules

BANNER = "Vietnam.vn - Nền tảng quảng bá Việt Nam"  # codespell:ignore nam
DATELINE = "Báo Thử NghiệmBáo Thử Nghiệm03/02/2024"
LINK = "https://mst.gov.vn/tin-thu-197240301120000123.htm"
COMMENT = "Коментар (0)"


def page(*paragraphs: str) -> RawArticle:
    """Read a page of vietnam.vn that consists of some lines, blank ones between."""
    return find_article("a", "\n\n".join(paragraphs))


PAGES = {
    "uk": ("Міст через річку", "Джерело: ", "Коментар (3)", " - Фото 1."),
    "fr": (
        "Une route le long du fleuve",
        "Source : ",
        "Commentaire (12)",
        " - Photo 2.",
    ),
    "fr-en": ("Une route le long du fleuve", "Source : ", "Comment (0)", " – Photo 2"),
    "pl": ("Most na rzece", "Źródło: ", "Komentarz (0)", " - Zdjęcie 10."),
    "vi": ("Cây cầu qua sông", "Nguồn: ", "Bình luận (1)", " - Ảnh 3."),
}


@pytest.mark.parametrize(
    ("title", "source", "comment", "photo"), PAGES.values(), ids=PAGES
)
def test_page_is_cut_at_its_furniture_in_each_language(title, source, comment, photo):
    """What is left is the headline, the lead, captions and subheadings in order."""
    raw = page(
        BANNER,
        title,
        "Lead.",
        DATELINE,
        "img",
        "Caption",
        f"{title}{photo}",
        "Subheading",
        "Paragraph.",
        source + LINK,
        comment,
        "No data",
        "Other story",
    )

    assert raw == RawArticle(
        id="a",
        title=title,
        body="Lead.\nCaption\nSubheading\nParagraph.",
        published=date(2024, 2, 3),
        url=LINK,
        source="Báo Thử Nghiệm",
    )


@pytest.mark.parametrize("comment", [row[2] for row in PAGES.values()], ids=PAGES)
def test_comment_form_ends_a_page_that_names_no_source(comment):
    """Every list of links comes after it."""
    assert page(BANNER, "Назва", "Перший.", comment, "Решта").body == "Перший."


@pytest.mark.parametrize(
    "line", ["img", "No data", "No videos available", ";", "x - Фото 7."]
)
def test_furniture_inside_an_article_is_dropped(line):
    """The paragraphs around it close up."""
    assert page(BANNER, "Назва", "Перший.", line, "Другий.").body == "Перший.\nДругий."


@pytest.mark.parametrize(
    "line",
    [
        "img 2024",
        "Фото 1.",
        "На виставці - Фото 1. Коваленко",
        "Source : le ministère des Transports",
        "Коментар (міністра)",
        "Vietnam.vn пише",
        "Les Français aiment les trains",
        "Français",
    ],
)
def test_lines_that_resemble_furniture_stay(line):
    """A rule holds for whole lines; a lost line harms more than furniture."""
    assert page(BANNER, "Назва", "Перший.", line).body == f"Перший.\n{line}"


def test_stray_word_before_a_paragraph_is_cut_off():
    """The translation service leaves its language's name there."""
    raw = page(BANNER, "Titre", "Français Élu hier, il part.", "Français Il part.")

    assert raw.body == "Élu hier, il part.\nIl part."


def test_same_word_inside_a_paragraph_stays():
    """Only its position at the start of a paragraph shows that it is stray."""
    line = "Le prix revient au Français Martin, né à Lyon."

    assert page(BANNER, "Titre", line).body == line


def test_day_and_publisher_are_read_from_the_link_without_a_dateline():
    """Links of mst.gov.vn carry the day, and the host has a name."""
    raw = page(BANNER, "Назва", "Перший.", f"Джерело: {LINK}")

    assert raw.published == date(2024, 3, 1)
    assert raw.source == "Bộ Khoa học và Công nghệ"


@pytest.mark.parametrize(
    ("dateline", "link", "day"),
    [
        ("ААА03/02/2024", LINK, date(2024, 3, 1)),
        ("BáoBáo31/02/2024", LINK, date(2024, 3, 1)),
        ("BáoBáo31/02/2024", "https://mst.gov.vn/a-197241399000000000.htm", None),
        ("BáoBáo03/02/2024", "https://mst.gov.vn/a.htm", date(2024, 2, 3)),
    ],
    ids=["no repetition", "no such day", "neither", "link without a day"],
)
def test_impossible_days_are_no_days(dateline, link, day):
    """A day that the calendar lacks is passed over, never an error."""
    assert page(BANNER, "Назва", "A.", dateline, f"Nguồn: {link}").published == day


def test_page_without_banner_has_no_headline():
    """The source line alone identifies the site; the first line is text then."""
    raw = page("Перше речення.", "Друге.", f"Джерело: {LINK}", "Решта")

    assert (raw.title, raw.body) == ("", "Перше речення.\nДруге.")


@pytest.mark.parametrize(
    "host", ["mst.gov.vn", "www.mst.gov.vn", "vietnam.vn", "www.vietnam.vn"]
)
def test_source_line_with_a_link_to_the_site_identifies_the_site(host):
    """The page is cut, though it has no banner."""
    assert page("A.", "img", f"Source: https://{host}/x").body == "A."


def test_source_line_to_another_site_ends_a_known_page_only():
    """On a page of nobody we know it is a line like every other."""
    line = "Source: https://example.org/x"

    assert page(BANNER, "Titre", "A.", line, "B.").body == "A."
    assert page("A.", "img", line, "B.").body == f"A.\nimg\n{line}\nB."


def test_page_of_only_furniture_is_empty():
    """Nothing is taken for text that is none."""
    raw = page(BANNER, "img", DATELINE, COMMENT, "Link")

    assert (raw.title, raw.body) == ("", "")


LINES = st.lists(st.text("абвxyz ,.0;", max_size=12), min_size=1, max_size=12)


@settings(deadline=None)
@given(lines=LINES)
def test_page_of_an_unknown_site_comes_out_whole(lines):
    """Every line that is not blank is there, in order, headline or not."""
    raw = find_article("a", "\n".join(lines))

    lines_read = [line for line in [raw.title, *raw.body.split("\n")] if line]
    assert lines_read == [line.strip() for line in lines if line.strip()]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("\nA bridge\n\nIt opened.", "A bridge"),
        ("A bridge\nIt opened.", ""),
        ("A bridge.\n\nIt opened.", ""),
        ("A bridge…\n\nIt opened.", ""),
        ("A bridge\n\n", ""),
        ("x" * HEADLINE_LENGTH + "\n\nIt opened.", "x" * HEADLINE_LENGTH),
        ("x" * (HEADLINE_LENGTH + 1) + "\n\nIt opened.", ""),
    ],
    ids=["apart", "not apart", "a sentence", "a part", "alone", "longest", "too long"],
)
def test_short_first_line_set_apart_is_an_unknown_pages_headline(text, title):
    """Otherwise the page has none."""
    assert find_article("a", text).title == title


@pytest.mark.parametrize(
    ("key", "rule"),
    [
        ("banner", "("),
        ("dateline", "x"),
        ("source", "https://"),
        ("drop", 3),
        ("publishers", "x"),
        ("unheard", "x"),
    ],
)
def test_broken_rules_name_their_file_site_and_key(key, rule):
    """Whoever edits the file learns what to mend."""
    values = {"name": "example", "recognise": ["x"], key: rule}

    with pytest.raises(RuleError, match=f"mine.toml, site 'example': {key} "):
        text_rules(SiteTable("mine.toml", "example", values))
