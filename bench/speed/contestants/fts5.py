"""How does SQLite FTS5 take part?

With a contentless FTS5 table of tokens, and ordinary tables of articles and facets.
FTS5 has no fuzzy search, so a table of all words is scanned for those that begin or end
like the word, and their edit distance is computed.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from bench.speed.question import FACETS, TOP, Answer, Kind, Question
from search.edit_distance import is_within_distance

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bench.speed.synthetic_articles import SyntheticArticle

FILE = "articles.sqlite"
_TABLES = """
PRAGMA journal_mode = OFF;
PRAGMA synchronous = OFF;
CREATE VIRTUAL TABLE words USING fts5(
  tokens, content = '', tokenize = 'unicode61 remove_diacritics 0');
CREATE VIRTUAL TABLE vocabulary USING fts5vocab(words, row);
CREATE TABLE article (number INTEGER PRIMARY KEY, published INTEGER, text TEXT);
CREATE TABLE tag (number INTEGER, facet TEXT, value TEXT,
  PRIMARY KEY (number, facet, value)) WITHOUT ROWID;
"""
_INDEX = """
CREATE INDEX tagged ON tag (facet, value, number);
INSERT INTO words (words) VALUES ('optimize');
CREATE TABLE word AS SELECT term FROM vocabulary;
"""
_MATCHING = "SELECT rowid FROM words WHERE words MATCH :match"
_COUNTRY = (
    " AND +rowid IN (SELECT number FROM tag WHERE facet = 'country' AND value = :value)"
)
"""The plus makes SQLite search once and then filter; without it, it would look up each
article of the country in the full-text index."""
_NEWEST = """
SELECT number FROM article
WHERE number IN (SELECT rowid FROM words WHERE words MATCH :match)
ORDER BY published DESC LIMIT :top
"""
_COUNTS = """
SELECT facet, value, count(*) FROM tag
WHERE number IN (SELECT rowid FROM words WHERE words MATCH :match)
GROUP BY facet, value
"""
_WITHIN_ONE_EDIT = (
    "SELECT term FROM word WHERE length(term) BETWEEN :least AND :most"
    " AND (substr(term, 1, :half) = :head OR substr(term, -:rest) = :tail)"
    " AND within_one_edit(term, :term)"
)


def build(folder: Path, articles: Iterable[SyntheticArticle]) -> None:
    """Write an index in one transaction and merge it into one segment."""
    connection = sqlite3.connect(folder / FILE)
    connection.executescript(_TABLES)
    for article in articles:
        _insert(connection, article)
    connection.commit()
    connection.executescript(_INDEX)
    connection.close()


def open(folder: Path) -> SqliteIndex:  # noqa: A001 - the port's name
    """Open an index for reading, with about as much cache as other engines use."""
    connection = sqlite3.connect(f"file:{folder / FILE}?mode=ro", uri=True)
    connection.execute("PRAGMA cache_size = -262144")
    connection.execute("PRAGMA mmap_size = 2147483648")
    connection.create_function(
        "within_one_edit",
        2,
        lambda term, other: is_within_distance(term, other, 1),
        deterministic=True,
    )
    return SqliteIndex(connection)


class SqliteIndex:
    """An open index of SQLite."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def answer(self, question: Question) -> Answer:
        """Answer a question: one statement counts, another selects the articles."""
        values = {"match": self._match(question), "value": question.country, "top": TOP}
        matching = _MATCHING + (_COUNTRY if question.country else "")
        best = (
            _NEWEST
            if question.kind is Kind.DATE
            else f"{matching} ORDER BY rank LIMIT :top"
        )
        count = f"SELECT count(*) FROM ({matching})"  # noqa: S608 - our own text
        ((total,),) = self._connection.execute(count, values)
        ids = [f"a{number}" for (number,) in self._connection.execute(best, values)]
        counts = self._counts(values) if question.kind is Kind.FACETS else {}
        return Answer(total, tuple(ids), counts)

    def close(self) -> None:
        """Close the database."""
        self._connection.close()

    def _match(self, question: Question) -> str:
        quoted = [f'"{term}"' for term in question.terms]
        match question.kind:
            case Kind.OR:
                return " OR ".join(quoted)
            case Kind.PHRASE:
                return f'"{" ".join(question.terms)}"'
            case Kind.PREFIX:
                return f"{quoted[0]} *"
            case Kind.FUZZY:
                return " OR ".join(self._similar_terms(question.terms[0]))
            case _:
                return " AND ".join(quoted)

    def _similar_terms(self, term: str) -> list[str]:
        """Return the words within one edit, quoted for a match.

        One edit changes only one half of a word, so the other half limits the scan.
        """
        half = len(term) // 2
        rest = len(term) - half - 1
        values = {"term": term, "least": len(term) - 1, "most": len(term) + 1}
        values |= {"half": half, "head": term[:half]}
        values |= {"rest": rest, "tail": term[-rest:]}
        return [
            f'"{similar}"'
            for (similar,) in self._connection.execute(_WITHIN_ONE_EDIT, values)
        ]

    def _counts(self, values: dict[str, object]) -> dict[str, dict[str, int]]:
        counts: dict[str, dict[str, int]] = {facet: {} for facet in FACETS}
        for facet, value, count in self._connection.execute(_COUNTS, values):
            counts[facet][value] = count
        return counts


def _insert(connection: sqlite3.Connection, article: SyntheticArticle) -> None:
    connection.execute(
        "INSERT INTO words (rowid, tokens) VALUES (?, ?)",
        (article.number, " ".join(article.tokens)),
    )
    connection.execute(
        "INSERT INTO article VALUES (?, ?, ?)",
        (article.number, article.published.toordinal(), article.text),
    )
    connection.executemany(
        "INSERT INTO tag VALUES (?, ?, ?)",
        [
            (article.number, f, value)
            for f, vs in article.facets.items()
            for value in vs
        ],
    )
