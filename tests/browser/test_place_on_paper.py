"""Does a printed page say what it shows, from where and when?"""

import re

import pypdfium2
import pytest

pytestmark = pytest.mark.browser

LIST = "/en/?q=energia&country=LA&country=TH&from=2010-01-01&sort=newest&page=1"
ARTICLE = "/en/article/laos-wind-power.pl?q=energia&country=LA&at=1"
NOT_PRINTED = (
    "Copy the link",
    "Next result",
    "Related articles",
    "Why it was found",
    "What is counted",
    "CSV",
    "goes on to the right",
    "Add to my list",
    "Remove",
)
MY_LIST = "/en/list?id=laos-wind-power.pl&note=For+Monday&id=laos-wind-power.vi"


def printed(page, tmp_path):
    """Return the text of a page on paper, in one line.

    PDFium has U+FFFE where a line ends in a hyphen.
    """
    file = tmp_path / "page.pdf"
    page.pdf(path=file, format="A4")
    with pypdfium2.PdfDocument(file) as document:
        pages = [document[n].get_textpage() for n in range(len(document))]
        text = " ".join(each.get_text_range() for each in pages)
    return re.sub(r"\s+", " ", re.sub("\ufffe\\s*", "-", text))


@pytest.mark.parametrize(
    ("path", "said"),
    [
        (LIST, ("energia", "Laos", "Thailand", "Jan 1, 2010", "Newest", "articles in")),
        (ARTICLE, ("energia", "Laos", "1 of ")),
        (f"{ARTICLE}&with=fr", ("energia", "Laos")),
        ("/en/overview?country=LA", ("Laos", "articles in")),
    ],
    ids=["list", "article", "comparison", "overview"],
)
def test_what_is_printed_says_what_it_is(open_page, tmp_path, path, said):
    """Question, filters, order, number, day and address; no buttons, no ways on."""
    page = open_page(path, java_script_enabled=False)
    head = page.locator(".print-head")
    assert not head.is_visible()
    address = page.locator("link[rel=canonical]").get_attribute("href")

    text = printed(page, tmp_path)

    assert text.count("Accessed on") == 1
    page.emulate_media(media="print")
    above = head.inner_text()
    for words in (*said, "Hoptac", "Accessed on", address):
        assert words.casefold() in above.casefold().replace("january", "jan"), words
    assert "".join(address.split()) in "".join(text.split())
    for words in NOT_PRINTED:
        assert words not in text
    assert "×" not in text


def test_a_list_of_ones_own_is_printed_with_its_notes(open_page, tmp_path):
    """From where and when, each article and each note once."""
    page = open_page(MY_LIST, java_script_enabled=False)

    text = printed(page, tmp_path)

    assert text.count("Accessed on") == 1
    assert "".join(MY_LIST.split()) in "".join(text.split())
    assert text.count("For Monday") == 1
    for words in NOT_PRINTED:
        assert words not in text


def test_a_long_list_has_a_short_address_on_paper(open_page):
    """Nobody types hundreds of characters."""
    page = open_page(f"{MY_LIST}&note={'a' * 500}", java_script_enabled=False)
    page.emulate_media(media="print")

    said = page.locator(".print-head").inner_text()

    assert said.rstrip().endswith("/en/list")


def test_the_map_is_whole_on_paper(open_page):
    """It is as wide as the paper, however narrow that is."""
    page = open_page("/en/overview", viewport={"width": 500, "height": 700})
    page.emulate_media(media="print")

    box = page.locator(".world").bounding_box()

    assert box["x"] + box["width"] <= 500


def test_folded_tables_are_printed(open_page, tmp_path):
    """All rows of what is drawn are on paper."""
    page = open_page("/en/overview", java_script_enabled=False)
    rows = page.locator(".as-table tbody th").all_text_contents()
    assert rows

    text = "".join(printed(page, tmp_path).split())

    for row in rows:
        assert "".join(row.split()) in text
