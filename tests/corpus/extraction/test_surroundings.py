"""What stands around an article is told by its names; what holds it is not."""

from __future__ import annotations

import pytest
from lxml.html import fragment_fromstring

from corpus.extraction.surroundings import is_furniture, is_logo


@pytest.mark.parametrize(
    ("html", "verdict"),
    [
        *(("<nav></nav>", True), ("<aside><p>x</p></aside>", True)),
        ('<div class="sidebar"><p>x</p></div>', True),
        ('<div class="content-sidebar"><p>x</p></div>', True),
        ('<div class="content-sidebar"><h1>x</h1></div>', False),
        ('<div id="commentlist"></div>', True),
        ('<div class="post category-popular tag-related"></div>', False),
        ('<div class="has-sidebar"></div>', False),
        ('<div class="monument navigator"></div>', False),
        ("<form><input></form>", True),
        ('<form id="aspnetForm"><p>x</p></form>', False),
        ("<article></article>", False),
    ],
)
def test_furniture_is_told_by_its_names(html, verdict):
    """What an article is about is no name of the element."""
    assert is_furniture(fragment_fromstring(html)) == verdict


@pytest.mark.parametrize(
    ("html", "verdict"),
    [
        ('<h1><a href="/">Goniec</a></h1>', True),
        ('<h1><a href="https://goniec.test">Goniec</a></h1>', True),
        ('<h1><a href="index.php">Goniec</a></h1>', True),
        ('<h1 class="site-title">Goniec</h1>', True),
        ('<h1><a href="/prom-wraca">Prom wraca</a></h1>', False),
        ('<h1><a href="#top">Prom wraca</a></h1>', False),
        ('<h1><a name="top">Prom wraca</a></h1>', False),
        ('<h1><a href="">Prom wraca</a></h1>', False),
        ('<h1 class="title blog">Prom wraca</h1>', False),
        ("<h1>Prom wraca</h1>", False),
    ],
)
def test_a_logo_leads_to_the_front_page(html, verdict):
    """Or is named as one."""
    assert is_logo(fragment_fromstring(html)) == verdict
