"""Which requests are the dearest that are known?"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from itertools import cycle, pairwise
from typing import TYPE_CHECKING
from urllib.parse import quote

from bench.speed.sentence_pool import split_words
from search.query.facets import FacetField
from search.query.limits import MAX_LENGTH
from search.query.request import Query

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from random import Random

    from search.searcher.reader import Reader

_DATA = files("bench.attack") / "data"
_BLANK = re.compile(r"\{(?P<kind>[a-z]+) (?P<number>[0-9]+)\|(?P<join>[^}]*)\}")
_SAFE = "/?&="
_USUAL = (
    "/uk/?q={read 1|}",
    "/fr/?q={read 2| }",
    "/en/?q={known 1|}",
    "/en/?q={known 2| }&country=FR",
    "/pl/article/{id 1|}?q={read 1|}",
)
_LETTERS = "bcdfghjklmnpqrstvwxz"
READ_ARTICLES = 400
"""Articles whose words and ids are asked for."""
_SHORTEST, _LONGEST = 5, 9
_START = 3


@dataclass(frozen=True, slots=True)
class DearRequest:
    """A kind of request.

    Attributes:
        name: what it is called.
        address: the path with its arguments, and blanks to be filled in.
        streamed: whether its answer is as long as what matches.
    """

    name: str
    address: str
    streamed: bool = False

    def fill(self, texts: Texts) -> str:
        """Return an address of this kind, with other words at each call."""
        filled = _BLANK.sub(
            lambda blank: texts.some(
                blank["kind"], int(blank["number"]), blank["join"]
            ),
            self.address,
        )
        return quote(filled, safe=_SAFE)


@dataclass(frozen=True, slots=True)
class Texts:
    """What fills the blanks of addresses.

    Attributes:
        random: chooses.
        lists: words, values and ids to choose from, by kind.
    """

    random: Random
    lists: Mapping[str, tuple[str, ...]]

    def some(self, kind: str, number: int, join: str) -> str:
        """Return some texts of a kind, joined; none twice where there are more."""
        known = self.lists[kind]
        if len(set(known)) == 1:
            return join.join(known * number)
        return join.join(self.random.sample(known, min(number, len(known))))


def read_catalogue() -> tuple[DearRequest, ...]:
    """Return the requests of `dear_questions.toml`."""
    data = tomllib.loads((_DATA / "dear_questions.toml").read_text("utf-8"))
    return tuple(DearRequest(**each) for each in data["request"])


def make_texts(reader: Reader, random: Random) -> Texts:
    """Return texts for an index, whose words and values they are."""
    ids = reader.identify(Query(size=READ_ARTICLES))
    found = [tagged for each in ids if (tagged := reader.get(each))]
    words = {
        word
        for tagged in found
        for word in split_words(tagged.article.body)
        if _SHORTEST <= len(word) <= _LONGEST and word.isalpha()
    }
    read = tuple(sorted(words))
    lists: dict[str, tuple[str, ...]] = {
        "known": _lines("known_words.tsv"),
        "read": read,
        "pairs": tuple(f"{a[:7]} {b[:7]}" for a, b in pairwise(read)),
        "start": tuple(sorted({word[:_START] for word in read})),
        "nonsense": tuple(
            "".join(random.choices(_LETTERS, k=8)) for _ in range(MAX_LENGTH)
        ),
        "syllable": _lines("syllables.tsv") * 6,
        "country": reader.values(FacetField.COUNTRY),
        "topic": reader.values(FacetField.TOPIC),
        "id": tuple(ids),
        "opening": ("(",),
        "closing": (")",),
    }
    return Texts(random, lists)


def ordinary_addresses(texts: Texts) -> Iterator[str]:
    """Yield addresses that visitors ask for: pages of results and articles."""
    kinds = [DearRequest("", address) for address in _USUAL]
    for kind in cycle(kinds):
        yield kind.fill(texts)


def _lines(name: str) -> tuple[str, ...]:
    return tuple((_DATA / name).read_text("utf-8").split())
