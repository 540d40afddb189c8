"""Does a headline alone get its countries and organizations as tags?

`headlines.tsv` holds headlines as the press of each language writes them: the partner
first, before a colon, inside the sentence, in capitals, without accents, and traps
that name no country. No evaluation data is needed.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bench.quality.judged import Judged, of_language, precision, recall
from corpus import LANGUAGES, Article
from indexer import country_tags
from indexer.tagging.tags import organization_tags

if TYPE_CHECKING:
    from collections.abc import Iterable

    from search.port.document import Tag

FILE = Path(__file__).with_name("headlines.tsv")


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline and the tags that it should have.

    Attributes:
        lang: its language.
        kind: how it is written, or "trap".
        countries: ISO 3166-1 alpha-2 codes.
        free: codes that count neither way: a place in that country is named.
        organizations: ids.
        text: the headline.
    """

    lang: str
    kind: str
    countries: frozenset[str]
    free: frozenset[str]
    organizations: frozenset[str]
    text: str


def read_headlines(file: Path = FILE) -> tuple[Headline, ...]:
    """Return our headlines."""
    with file.open(encoding="utf-8", newline="") as stream:
        _heading, *rows = csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
    return tuple(
        Headline(lang, kind, _items(countries), _items(free), _items(ids), text)
        for lang, kind, countries, free, ids, text in rows
    )


def headline_tags() -> dict[str, float]:
    """Return precision and recall of the tags: countries over all and by language."""
    headlines = read_headlines()
    judged = tuple(judged_countries(each) for each in headlines)
    figures = {"precision": precision(judged), "recall": recall(judged)}
    for lang in LANGUAGES:
        own = of_language(judged, lang)
        figures[f"precision {lang}"] = precision(own)
        figures[f"recall {lang}"] = recall(own)
    organizations = tuple(judged_organizations(each) for each in headlines)
    figures["precision of organizations"] = precision(organizations)
    figures["recall of organizations"] = recall(organizations)
    return figures


def judged_countries(headline: Headline) -> Judged:
    """Return the countries that a headline is tagged with beside its own."""
    tagged = _values(country_tags(_article(headline), ""))
    return Judged(headline.lang, tagged, headline.countries, headline.free)


def judged_organizations(headline: Headline) -> Judged:
    """Return the organizations that a headline is tagged with beside its own."""
    tagged = _values(organization_tags(_article(headline)))
    return Judged(headline.lang, tagged, headline.organizations, frozenset())


def _article(headline: Headline) -> Article:
    return Article(id="headline", lang=headline.lang, title=headline.text, body="")


def _values(tags: Iterable[Tag]) -> frozenset[str]:
    return frozenset(tag.value for tag in tags)


def _items(field: str) -> frozenset[str]:
    """Return the items of a list with commas."""
    return frozenset(field.split(",")) - {""}
