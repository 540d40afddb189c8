"""Do numbers, dates, units and abbreviations meet, however they are written?"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from indexer import build_index
from search.query.parser import parse
from search.query.request import MAX_SIZE, Query
from search.searcher.reader import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator

SENTENCES = {
    "uk": "У документі сказано: {} для всіх громадян нашого міста, що живуть тут.",
    "fr": "Le document mentionne {} dans le texte pour tous les habitants de la ville.",
    "pl": "W dokumencie zapisano {} dla wszystkich mieszkańców naszego miasta.",
    "vi": "Trong tài liệu chính thức có ghi {} cho tất cả người dân của thành phố.",
}
ROWS = [
    tuple(line.split("\t"))
    for line in Path(__file__).with_name("figures.tsv").read_text("utf-8").splitlines()
    if not line.startswith("#")
]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """Return an index of an article for each language and spelling, open."""
    folder = tmp_path_factory.mktemp("figures")
    articles = {(lang, text) for lang, text, _, _ in ROWS}
    rows = [
        {"id": f"{lang} {text}", "lang": lang, "body": SENTENCES[lang].format(text)}
        for lang, text in sorted(articles)
    ]
    news = folder / "news.jsonl"
    news.write_text("\n".join(map(json.dumps, rows)), "utf-8")
    build_index([news], folder / "index")
    reader = Reader(folder / "index")
    yield reader
    reader.close()


def found(reader: Reader, text: str) -> set[str]:
    """Return the ids of articles with all words of a question."""
    query = Query(question=parse(text), expand=False, size=MAX_SIZE)
    result = reader.search(query)
    if result.relaxed:
        return set()
    assert result.total <= MAX_SIZE
    return {hit.tagged.article.id for hit in result.hits}


@pytest.mark.parametrize(("lang", "text", "question", "expected"), ROWS)
def test_a_question_finds_its_spellings_alone(written, lang, text, question, expected):
    """Articles of all other rows are in the same index."""
    assert (f"{lang} {text}" in found(written, question)) == (expected == "meet")


@pytest.mark.parametrize(
    ("question", "article_id", "shown"),
    [
        ("47650", "fr 47 650", "47 650"),
        ("R&D", "fr R & D", "R & D"),
        ("ONU", "fr L’O.N.U.", "O.N.U"),
        ("12/07/1998", "pl 12.VII.1998", "12.VII.1998"),
        ("250", "uk 250МВт", "250"),
        ("ONZ", "pl ONZ-owski", "ONZ-owski"),
    ],
)
def test_a_match_is_shown_as_the_article_has_it(written, question, article_id, shown):
    """Blanks and signs inside are shown as well."""
    query = Query(question=parse(question), expand=False, size=MAX_SIZE)
    (hit,) = [
        hit for hit in written.search(query).hits if hit.tagged.article.id == article_id
    ]

    assert shown in [part.text for part in (*hit.title, *hit.snippet) if part.match]
