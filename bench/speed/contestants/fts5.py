"""How does SQLite FTS5 take part?

A contentless table of tokens, articles and their facets in tables beside it. FTS5 has
no fuzzy words: a table of all words is read for those that share a half, which are
compared.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from bench.speed.asks import FACETS, TOP, Ask, Kind, Reply
from search.edit_distance import is_within_distance

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bench.speed.articles import Made

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
_FOUND = "SELECT rowid FROM words WHERE words MATCH :match"
_COUNTRY = (
    " AND +rowid IN (SELECT number FROM tag WHERE facet = 'country' AND value = :value)"
)
"""The plus keeps SQLite from asking the index anew for each article of a country."""
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
_NEAR = (
    "SELECT term FROM word WHERE length(term) BETWEEN :least AND :most"
    " AND (substr(term, 1, :half) = :head OR substr(term, -:rest) = :tail)"
    " AND near(term, :term)"
)


def build(folder: Path, made: Iterable[Made]) -> None:
    """Write an index in one transaction and merge it into one segment."""
    connection = sqlite3.connect(folder / FILE)
    connection.executescript(_TABLES)
    for one in made:
        _insert(connection, one)
    connection.commit()
    connection.executescript(_INDEX)
    connection.close()


def open(folder: Path) -> Asked:  # noqa: A001 - the port's name
    """Open an index for reading, with as much cache as others take."""
    connection = sqlite3.connect(f"file:{folder / FILE}?mode=ro", uri=True)
    connection.execute("PRAGMA cache_size = -262144")
    connection.execute("PRAGMA mmap_size = 2147483648")
    near = lambda term, other: is_within_distance(term, other, 1)  # noqa: E731 - for SQL only
    connection.create_function("near", 2, near, deterministic=True)
    return Asked(connection)


class Asked:
    """An open database."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def ask(self, ask: Ask) -> Reply:
        """Answer a question: one statement counts, one gives the first articles."""
        values = {"match": self._match(ask), "value": ask.country, "top": TOP}
        found = _FOUND + (_COUNTRY if ask.country else "")
        best = _NEWEST if ask.kind is Kind.DATE else f"{found} ORDER BY rank LIMIT :top"
        count = f"SELECT count(*) FROM ({found})"  # noqa: S608 - our own text
        ((total,),) = self._connection.execute(count, values)
        ids = [f"a{number}" for (number,) in self._connection.execute(best, values)]
        counts = self._counts(values) if ask.kind is Kind.FACETS else {}
        return Reply(total, tuple(ids), counts)

    def close(self) -> None:
        """Close the database."""
        self._connection.close()

    def _match(self, ask: Ask) -> str:
        quoted = [f'"{term}"' for term in ask.terms]
        match ask.kind:
            case Kind.OR:
                return " OR ".join(quoted)
            case Kind.PHRASE:
                return f'"{" ".join(ask.terms)}"'
            case Kind.PREFIX:
                return f"{quoted[0]} *"
            case Kind.FUZZY:
                return " OR ".join(self._near(ask.terms[0]))
            case _:
                return " AND ".join(quoted)

    def _near(self, term: str) -> list[str]:
        """Give the words within one edit: it leaves one half or the other alone."""
        half = len(term) // 2
        rest = len(term) - half - 1
        values = {"term": term, "least": len(term) - 1, "most": len(term) + 1}
        values |= {"half": half, "head": term[:half]}
        values |= {"rest": rest, "tail": term[-rest:]}
        return [f'"{near}"' for (near,) in self._connection.execute(_NEAR, values)]

    def _counts(self, values: dict[str, object]) -> dict[str, dict[str, int]]:
        counts: dict[str, dict[str, int]] = {facet: {} for facet in FACETS}
        for facet, value, count in self._connection.execute(_COUNTS, values):
            counts[facet][value] = count
        return counts


def _insert(connection: sqlite3.Connection, made: Made) -> None:
    connection.execute(
        "INSERT INTO words (rowid, tokens) VALUES (?, ?)",
        (made.number, " ".join(made.tokens)),
    )
    connection.execute(
        "INSERT INTO article VALUES (?, ?, ?)",
        (made.number, made.published.toordinal(), made.text),
    )
    connection.executemany(
        "INSERT INTO tag VALUES (?, ?, ?)",
        [(made.number, f, value) for f, vs in made.facets.items() for value in vs],
    )
