"""Do the rules of a site decide what is read of its pages?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from corpus import RuleError
from corpus.extraction.article import extract
from corpus.extraction.body import find_body
from corpus.extraction.parsing import read_page
from corpus.extraction.sites import html_sites, site_of
from corpus.raw_article import Capture
from tests.corpus.extraction.invented import STORIES, paragraphs

if TYPE_CHECKING:
    from pathlib import Path

    from corpus.extraction.body import Body

STORY = STORIES["pl"]
RULES = """
[[site]]
name = "Gazeta Testowa"

[site.html]
hosts = ["gazeta.test"]
title = ".nagl"
body = "div.tresc"
lede = ".wstep"
drop = ["div.tresc .ramka", "p.podpis"]
zone = "Europe/Warsaw"
source = "Gazeta Testowa"
story = '/(?P<story>[a-z-]+)-[0-9]+\\\\.html$'
story_group = "testowe"
"""
PAGE = (
    f'<p class="nagl">{STORY.title}</p><h1>Gazeta</h1><p class="wstep">{STORY.lede}</p>'
    f'<div class="tresc"><p>{STORY.paragraphs[0]}</p><div class="ramka">Ramka.</div>'
    f'<p class="podpis">Podpis.</p><p>{STORY.paragraphs[1]}</p></div>'
    f'<div class="tresc">{paragraphs(*STORY.paragraphs[2:])}</div>'
    f'<div class="inne">{paragraphs(*STORY.others)}</div>'
)


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    """Return a file of a user's rules."""
    file = tmp_path / "mine.toml"
    file.write_text(RULES.replace("\\\\", "\\"), "utf-8")
    return file


def body_of(page: str, rules: Path | None, url: str) -> Body:
    """Return what is read of a page at an address."""
    read = read_page(f"<html><body>{page}</body></html>".encode(), Capture(url=url))
    return find_body(read, site_of(read, rules))


@pytest.mark.parametrize("host", ["gazeta.test", "www.gazeta.test", "m.gazeta.test"])
def test_page_of_the_site_is_cut_by_its_selectors(rules, host):
    """Text in several elements is joined, the summary comes first, the rest is left."""
    body = body_of(PAGE, rules, f"https://{host}/szkola-12.html")

    assert body.text == "\n".join((STORY.lede, *STORY.paragraphs))
    assert body.place == "site rule"


@pytest.mark.parametrize("host", ["gazeta.test.example", "xgazeta.test"])
def test_page_of_another_site_is_not(rules, host):
    """A host that only looks like the site's is another."""
    assert body_of(PAGE, rules, f"https://{host}/a-1.html").place != "site rule"


def test_page_without_what_the_rules_look_for_is_read_as_others_are(rules):
    """A site may have pages of several kinds, or change."""
    page = f"<h1>{STORY.title}</h1><div>{paragraphs(*STORY.paragraphs)}</div>"

    body = body_of(page, rules, "https://gazeta.test/a-1.html")

    assert body.text == "\n".join(STORY.paragraphs)


def test_other_rules_hold_for_the_article(rules):
    """Its headline, publisher and story."""
    capture = Capture(url="https://gazeta.test/szkola-zegarmistrzow-12.html")
    page = f"<html><body>{PAGE}</body></html>".encode()

    article = extract("a", page, capture, rules)

    assert article.title == STORY.title
    assert article.source == "Gazeta Testowa"
    assert article.version_key == "testowe:szkola-zegarmistrzow"


def test_rules_of_a_user_come_first(tmp_path):
    """Theirs replace ours for the same host."""
    mine = tmp_path / "mine.toml"
    mine.write_text(
        '[[site]]\nname = "mine"\n[site.html]\nhosts = ["vietnam.vn"]\nbody = ".x"\n',
        "utf-8",
    )
    page = read_page(b"<p>x</p>", Capture(url="https://www.vietnam.vn/fr/a-b"))

    assert site_of(page).name == "vietnam.vn"
    assert site_of(page, mine).name == "mine"


@pytest.mark.parametrize(
    ("key", "rule"),
    [
        ("body", "'div[['"),
        ("drop", "['p', '..']"),
        ("drop", "3"),
        ("story", "'('"),
        ("story", "'no group'"),
        ("zone", "'Europe/Nowhere'"),
        ("hosts", "[1]"),
        ("headline", "'h1'"),
    ],
)
def test_broken_rule_names_file_site_and_key(tmp_path, key, rule):
    """Whoever writes it finds it."""
    file = tmp_path / "mine.toml"
    file.write_text(f'[[site]]\nname = "Gazeta"\n[site.html]\n{key} = {rule}\n')

    with pytest.raises(RuleError, match=rf"mine\.toml, site 'Gazeta': {key} "):
        html_sites(file)


@pytest.mark.parametrize("text", ["[[site", "[[site]]\nhosts = []", "site = 3"])
def test_file_that_is_no_file_of_rules_is_named(tmp_path, text):
    """So is one that is missing."""
    file = tmp_path / "mine.toml"
    file.write_text(text)

    for path in (file, tmp_path / "missing.toml"):
        with pytest.raises(RuleError, match=path.name):
            html_sites(path)
