"""Do questions, completions and corrections see through letters of another script?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from indexer import build_index
from search.query.parser import parse
from search.query.request import Query
from search.searcher.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

ARTICLES = {
    "mixed.uk": (
        "Підписано догoвiр",
        'Про спiвпрацю радилися. В*їзд на об"єкт зачинено.',
    ),
    "right.uk": (
        "Договір про мир",
        "Про співпрацю радилися. В'їзд на об'єкт зачинено.",
    ),
    "codes.uk": (
        "У ХХІ столітті",
        "Танк Т-72, викиди СО2, хвороба СОVID-19. Слово ВВС.",
    ),
    "latin.uk": ("Доповідь OOH", "Країни HATO мовчать. Угода¹ про 20 км² землі."),
    "codes.fr": (
        "La ﬁnance",
        "Le char T-72, le CO₂, la 3ᵉ fois, le XXI siècle. Une ½ heure.",
    ),
    "eth.vi": ("Tin Ðà Nẵng", "Ông Ðặng Văn Lâm đến."),
    "wide.pl": ("Rok ２０３３", "Polskа czeka na ＣＯＶＩＤ."),
}


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """Return an index of articles with broken spellings, open."""
    folder = tmp_path_factory.mktemp("broken")
    rows = [
        {"id": name, "lang": name[-2:], "title": title, "body": body}
        for name, (title, body) in ARTICLES.items()
    ]
    news = folder / "news.jsonl"
    news.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    build_index([news], folder / "index")
    reader = Reader(folder / "index")
    yield reader
    reader.close()


def found(reader: Reader, text: str) -> str:
    """Return the ids that a question finds, without words of the same meaning."""
    result = reader.search(Query(question=parse(text), expand=False))
    assert reader.correct(result) is None
    assert not result.relaxed
    return " ".join(sorted(hit.tagged.article.id for hit in result.hits))


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("договір", "mixed.uk right.uk"),
        ("догoвiр", "mixed.uk right.uk"),
        ("догoвори", "mixed.uk right.uk"),
        ('"договір"', "right.uk"),
        ('"догoвiр"', "mixed.uk"),
        ("спiвпраця", "mixed.uk right.uk"),
        ("в'їзд", "mixed.uk right.uk"),
        ('в"їзд', "mixed.uk right.uk"),
        ("об*єкти", "mixed.uk right.uk"),
        ("XXI століття", "codes.uk"),
        ("ХХІ століття", "codes.uk"),
        ("Т-72", "codes.fr codes.uk"),
        ("T-72", "codes.fr codes.uk"),
        ("CO2", "codes.fr codes.uk"),
        ("СО2", "codes.fr codes.uk"),
        ("COVID-19", "codes.uk"),
        ("BBC", "codes.uk"),
        ("ООН", "latin.uk"),
        ("НАТО", "latin.uk"),
        ("угода", "latin.uk"),
        ("20 км2", "latin.uk"),
        ("finance", "codes.fr"),
        ("3e fois", "codes.fr"),
        ("1/2 heure", "codes.fr"),
        ("½ heure", "codes.fr"),
        ("Đà Nẵng", "eth.vi"),
        ("Ðà Nẵng", "eth.vi"),
        ("Đặng Văn Lâm", "eth.vi"),
        ("2033", "wide.pl"),
        ("Polska", "wide.pl"),
    ],
)
def test_a_question_finds_every_spelling_of_its_words(broken, text, ids):
    """None is offered instead, since it finds the same; quotation marks are exact."""
    assert found(broken, text) == ids


@pytest.mark.parametrize("text", ["то", "вр", "106", "км", "2"])
def test_other_words_stay_apart(broken, text):
    """Letters may be alike in words that are not."""
    result = broken.search(Query(question=parse(text), expand=False))

    assert not result.hits


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("догов", "договір"),
        ("догoв", "договір"),
        ("спiв", "співпраця"),
        ("спів", "співпраця"),
        ("НАТ", "НАТО"),
        ("HAT", "НАТО"),
        ("fina", "finance"),
        ("ﬁna", "finance"),
        ("Ðặ", "Đặng"),
        ("Pols", "Polska"),
    ],
)
def test_the_right_spelling_alone_completes(broken, typed, word):
    """Whatever the beginning was typed in, titles apart."""
    offered = [each.text for each in broken.suggest(typed) if each.kind == "word"]

    assert offered == [word]


@pytest.mark.parametrize(
    ("text", "article_id", "form"),
    [
        ("договір", "mixed.uk", "догoвiр"),
        ("об'єкт", "mixed.uk", 'об"єкт'),
        ("XXI", "codes.uk", "ХХІ"),
        ("Đà", "eth.vi", "Ðà"),
        ("finance", "codes.fr", "ﬁnance"),
        ("угода", "latin.uk", "Угода¹"),
    ],
)
def test_what_is_shown_is_what_the_article_has(broken, text, article_id, form):
    """A reader recognises it there."""
    query = Query(question=parse(text), expand=False)
    hits = broken.search(query).hits
    (hit,) = [hit for hit in hits if hit.tagged.article.id == article_id]

    assert form in broken.explain(query, hit.tagged)[0].forms
