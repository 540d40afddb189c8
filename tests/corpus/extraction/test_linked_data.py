"""Publishers' linked data is read though it is broken, and never at any price."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, strategies as st
from lxml.html import document_fromstring

from corpus.extraction.linked_data import find_objects, is_article, parse, text_of

ARTICLE = '{"@type": "NewsArticle", "headline": "Prom wraca"}'


def _objects(
    *scripts: str, kind: str = "application/ld+json"
) -> list[dict[str, object]]:
    html = "".join(f'<script type="{kind}">{script}</script>' for script in scripts)
    return list(find_objects(document_fromstring(f"<html><body>{html}<p>x</p>")))


@pytest.mark.parametrize(
    "script",
    [
        ARTICLE,
        f"[{ARTICLE}]",
        f"[[{ARTICLE}]]",
        f'{{"@context": "x", "@graph": [{{"@type": "Person"}}, {ARTICLE}]}}',
        f'{{"@type": "WebPage", "mainEntity": {ARTICLE}}}',
        f"\n<!--\n{ARTICLE}\n-->\n",
        f"//<![CDATA[\n{ARTICLE}\n//]]>",
        f"/*<![CDATA[*/{ARTICLE}/*]]>*/",
        f"{ARTICLE};",
        ARTICLE.replace("}", ",}"),
        f"[{ARTICLE}, ]",
        ARTICLE.replace("Prom", "Prom\\u0020").replace("\\u0020 ", "\\u0020"),
        ARTICLE.replace(" wraca", "\n\twraca"),
        ARTICLE.replace('"@type"', '"name": "Prom "Wisła" płynie", "@type"'),
        ARTICLE.replace("}", ', "author": {"name": '),
        ARTICLE.replace("NewsArticle", "https://schema.org/ReportageNewsArticle"),
        ARTICLE.replace('"NewsArticle"', '["Thing", "BlogPosting"]'),
    ],
)
def test_an_article_is_found(script):
    """In lists and graphs, within comments, in JSON that is none."""
    found = _objects(script)
    assert " ".join(str(found[0]["headline"]).split()) == "Prom wraca"
    assert is_article(found[0])


@pytest.mark.parametrize(
    "script",
    ["", "null", "7", '"NewsArticle"', "{", "[" * 9, '{"@type": 7}', "<p>", "{}"],
)
def test_what_is_no_article_is_none(script):
    """Nothing breaks, nothing is found."""
    assert _objects(script) == []


def test_other_scripts_are_not_read():
    """They are programs."""
    assert _objects(ARTICLE, kind="text/javascript") == []
    assert _objects(ARTICLE, kind="application/ld+json; charset=utf-8") != []


def test_the_article_whose_headline_is_shown_comes_first():
    """Lists of other articles are described, too."""
    tree = document_fromstring(
        "<html><head><title>Prom wraca - Goniec</title>"
        '<script type="application/ld+json">'
        '[{"@type": "Article", "headline": "Targ", "datePublished": "2026-03-01"}, '
        f"{ARTICLE}]</script></head><body><p>x</p></body></html>"
    )
    assert [item["headline"] for item in find_objects(tree)] == ["Prom wraca", "Targ"]


def test_references_are_followed():
    """Graphs name their publisher once."""
    (found,) = _objects(
        '{"@graph": [{"@type": "Organization", "@id": "#o", "name": "Goniec"}, '
        '{"@type": "Article", "publisher": {"@id": "#o"}}]}'
    )
    assert text_of(found["publisher"]) == "Goniec"


def test_references_in_a_circle_end():
    """An object that is its own publisher has no name."""
    (found,) = _objects('{"@type": "Article", "@id": "#a", "publisher": {"@id": "#a"}}')
    assert text_of(found["publisher"]) == "#a"


@pytest.mark.parametrize(
    "script",
    [
        "[" * 100_000 + "]" * 100_000,
        '{"a":' * 5000 + "1" + "}" * 5000,
        "[" + ",".join(['{"@type":"Article"}'] * 40_000) + "]",
        '"' + "\\" * 900_000,
        '{"headline": "' + "a" * 2_000_000 + '"}',
        '"headline"' * 90_000,
        "{" + "," * 900_000,
        "<!--" * 200_000,
        "{" + " " * 900_000,
    ],
)
def test_hostile_scripts_cost_little(script):
    """Depth, number and size are bounded, and no pattern runs away."""
    start = time.process_time()
    assert len(_objects(script, ARTICLE)) <= 501
    assert time.process_time() - start < 2


@given(st.text())
def test_no_script_breaks_the_reading(script):
    """Something or nothing comes out."""
    parse(script)
