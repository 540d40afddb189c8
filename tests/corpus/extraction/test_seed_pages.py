"""Do the seeds come out as HTML pages as they do as text?

A page is laid out around the lines of a seed as its site lays them out: banner,
headline, line of date and publisher, paragraphs, link to the original, comments, and
titles of other articles.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import pytest

from corpus import read_articles

if TYPE_CHECKING:
    from pathlib import Path

MENU = '<nav><a href="/uk/a">Новини</a> <a href="/uk/b">Події</a></nav>'


def laid_out(text: str, *, held: bool) -> str:
    """Return the HTML of a page with the lines of a seed.

    Args:
        text: the seed.
        held: whether its article is in the element in which the site holds it.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    banner = lines.pop(0) if lines[0].startswith("Vietnam.vn - ") else ""
    head = f"<title>{escape(banner)}</title>" if banner else ""
    headline = f"<h1>{escape(lines.pop(0))}</h1>" if banner else ""
    inside, below = [], []
    for line in lines:
        is_link = "https://mst.gov.vn/" in line
        place = below if below or (inside and is_link) else inside
        place.append(paragraph(line))
    opening = '<div class="post-detail-body">' if held else "<div>"
    return (
        f"<html><head>{head}</head><body>{MENU}"
        f"<header><p>{escape(banner)}</p></header>{headline}"
        f"{opening}{''.join(inside)}</div>{''.join(below)}</body></html>"
    )


def paragraph(line: str) -> str:
    """Return a line as an element; the link to the original is a link."""
    label, colon, link = line.partition(": ")
    if colon and link.startswith("https://"):
        return f'<p>{escape(label)}: <a href="{link}">{link}</a></p>'
    return f"<p>{escape(line)}</p>"


@pytest.mark.parametrize("held", [True, False], ids=["held", "loose"])
@pytest.mark.parametrize("prefix", ["000", "001", "002", "003", "004"])
def test_page_in_html_is_read_as_the_page_in_text(prefix, held, shared, tmp_path):
    """The body is the same to the letter, and so are language, day and source."""
    (file,) = (shared / "seeds").glob(f"{prefix}_*.txt")
    page = tmp_path / f"{file.stem}.html"
    page.write_text(laid_out(file.read_text("utf-8"), held=held), "utf-8")

    (as_text,) = read_articles([file])
    (as_html,) = read_articles([page])

    assert as_html.body == as_text.body
    for name in ("lang", "title", "published", "url", "source"):
        assert getattr(as_html, name) == getattr(as_text, name), name


def test_versions_of_one_article_are_one_story(shared: Path, tmp_path: Path):
    """The original's number apart, its address is that of its versions."""
    slug = "hop-tac-khoa-hoc-giua-hai-nuoc"
    addresses = {
        "vi": f"https://mst.gov.vn/{slug}-197251025165007846.htm",
        "uk": f"https://www.vietnam.vn/uk/{slug}",
        "fr": f"https://www.vietnam.vn/fr/{slug}/",
        "plain": f"https://www.vietnam.vn/{slug}",
    }
    (seed,) = (shared / "seeds").glob("003_*.txt")
    text = laid_out(seed.read_text("utf-8"), held=True)
    for name, address in addresses.items():
        link = f'<head><link rel="canonical" href="{address}">'
        (tmp_path / f"{name}.html").write_text(text.replace("<head>", link), "utf-8")

    stories = {article.version_key for article in read_articles([tmp_path])}

    assert stories == {f"vietnam.vn:{slug}"}
