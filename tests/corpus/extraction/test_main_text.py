"""Are huge pages read, too, and in a time that grows with their size only?"""

from __future__ import annotations

import time

import pytest

from corpus.extraction.body import find_body
from corpus.extraction.parsing import read_page
from tests.corpus.extraction.invented import STORIES, paragraphs

STORY = STORIES["uk"]
LINK = f'<a href="/x">{STORY.others[0]}</a>'
TABLE = "<table><tr><td>один</td><td>два</td></tr></table>"
HUGE = {
    "links": f"{LINK} " * 20_000,
    "items": f"<ul>{f'<li>{LINK}</li>' * 20_000}</ul>",
    "tables": TABLE * 4_000,
    "lines": "рядок<br>" * 20_000,
    "levels": f"{'<div>' * 20_000}x{'</div>' * 20_000}",
    "pieces": "<b>а</b>" * 20_000,
    "word": f"<div>{'слово' * 200_000}</div>",
}


def seconds(page: str) -> float:
    """Return how much processor time reading a page takes, and check its text."""
    html = f"<html><body>{page}</body></html>".encode()
    start = time.process_time()
    body = find_body(read_page(html, None))
    taken = time.process_time() - start
    for paragraph in STORY.paragraphs:
        assert paragraph in body.text
    return taken


@pytest.mark.parametrize("furniture", HUGE.values(), ids=HUGE)
def test_article_on_a_huge_page_is_read_in_seconds(furniture):
    """It is found among whatever there are thousands of."""
    article = f"<h1>{STORY.title}</h1><div>{paragraphs(*STORY.paragraphs)}</div>"

    assert seconds(f"{article}<section>{furniture}</section>") < 5


def test_long_article_on_a_huge_page_is_read_whole():
    """No paragraph of thousands is lost."""
    texts = [f"{STORY.paragraphs[n % 4]} Номер {n}." for n in range(16_000)]
    page = f"<h1>{STORY.title}</h1><div>{paragraphs(*texts)}</div>".encode()

    assert find_body(read_page(page, None)).text.split("\n") == texts
