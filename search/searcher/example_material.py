"""From which words of a collection are examples of questions made?

Single words and phrases are names of its topics, which stand in dictionary form; what
these do not have comes from the newest headlines. Persons are in the newest texts.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from analyzers.function_words import function_words
from analyzers.names.given_names import given_names
from analyzers.names.spelling import spell
from corpus import LANGUAGES, country_label
from search.query.facets import FacetField
from search.query.request import Query, Sort

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from corpus import Article, Topic
    from search.port.engine import Engine

NEWEST = 40
"""Articles whose texts are read for words, the newest of a language."""
MAX_TOPICS = 12
"""Topics whose names are tried, the most frequent."""
MAX_COUNTRIES = 4
"""Countries whose names are tried, the most frequent."""
SHORT = 3
"""Letters of a word that shows too little."""
_READ = 4_000
"""Characters of a text that are read for names."""
_SYLLABIC = "vi"
"""The language whose words are written as several."""
_LETTERS = {_SYLLABIC: 2}
_MIN_LETTERS = 5
_WORD = re.compile(r"[^\W\d_][\w’'ʼ-]*")
_SENTENCE_ENDS = frozenset('.!?…:;\n«“„"(—–-')


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """Words of a language, each list with the best ones first.

    Attributes:
        lang: ISO 639-1 code.
        words: names of topics that are one word, each of another topic.
        phrases: words that stand side by side.
        apart: pairs of words of one headline that do not stand side by side.
        headline_words: words of headlines, in small letters.
        names: given names with surnames.
        countries: names of partner countries.
    """

    lang: str
    words: tuple[str, ...]
    phrases: tuple[str, ...]
    apart: tuple[tuple[str, str], ...]
    headline_words: tuple[str, ...]
    names: tuple[str, ...]
    countries: tuple[str, ...]


def collect(engine: Engine, topics: Sequence[Topic], lang: str) -> Material:
    """Return what examples in a language are made of.

    Args:
        engine: the articles.
        topics: the vocabulary of the index.
        lang: ISO 639-1 code; one that no article is in has names of topics and
            countries, and names of persons as Latin texts have them.
    """
    own = Query(filters={FacetField.LANG: frozenset({lang})}, size=1)
    if lang not in LANGUAGES or not engine.rank(own, None).total:
        own = Query(size=1)
    values = _values(engine, own)
    by_id = {topic.id: topic for topic in topics}
    frequent = [by_id[v] for v in values[FacetField.TOPIC] if v in by_id][:MAX_TOPICS]
    articles = _newest(engine, (lang,) if lang in LANGUAGES else ("fr", "pl"))
    titles = [_content_words(a.title, lang) for a in articles if a.lang == lang]
    names_of_topics = [_names(topic, lang) for topic in frequent]
    return Material(
        lang=lang,
        words=_first_of_each(names_of_topics, lang),
        phrases=(
            *(name for names in names_of_topics for name in names if " " in name),
            *(f"{one} {two}" for words in titles for one, two in _side_by_side(words)),
        ),
        apart=tuple(pair for words in titles for pair in _apart(words)),
        headline_words=tuple(
            dict.fromkeys(word for words in titles for _, word in words)
        ),
        names=_persons(articles),
        countries=tuple(
            country_label(code, lang)
            for code in values[FacetField.COUNTRY][:MAX_COUNTRIES]
        ),
    )


def _values(engine: Engine, query: Query) -> Mapping[FacetField, list[str]]:
    """Return the values of countries and topics, the most frequent first."""
    fields = (FacetField.COUNTRY, FacetField.TOPIC)
    facets = engine.rank(query, None, fields).facets
    return {f.field: [v.value for v in f.values if v.count] for f in facets}


def _newest(engine: Engine, langs: Iterable[str]) -> list[Article]:
    query = Query(
        filters={FacetField.LANG: frozenset(langs)}, sort=Sort.NEWEST, size=NEWEST
    )
    found = (engine.get(article_id) for article_id in engine.rank(query, None).ids)
    return [tagged.article for tagged in found if tagged]


def _names(topic: Topic, lang: str) -> list[str]:
    """Return a topic's names, the label in small letters unless it is an acronym."""
    label = topic.label.get(lang, "")
    first = label.partition(" ")[0]
    label = label if first.isupper() else label[:1].lower() + label[1:]
    return [name for name in (label, *topic.terms.get(lang, ())) if name] + list(
        topic.weak.get(lang, ())
    )


def _first_of_each(names_of_topics: Iterable[list[str]], lang: str) -> tuple[str, ...]:
    """Return a name of each topic that is one word; names before mere words."""
    longest = 2 if lang == _SYLLABIC else 1
    singles = [
        [
            n
            for n in names
            if len(n.split()) <= longest and n.islower() and len(n) > SHORT
        ]
        for names in names_of_topics
    ]
    named = [
        s[0]
        for s, names in zip(singles, names_of_topics, strict=True)
        if s and s[0] == names[0]
    ]
    return tuple(dict.fromkeys((*named, *(s[0] for s in singles if s))))


def _content_words(text: str, lang: str) -> list[tuple[int, str]]:
    """Return a headline's words that say something, each with its number."""
    least = _LETTERS.get(lang, _MIN_LETTERS)
    joining = function_words(lang)
    return [
        (number, match.group())
        for number, match in enumerate(_WORD.finditer(text))
        if match.group().islower()
        and match.group().isalpha()
        and len(match.group()) >= least
        and match.group() not in joining
    ]


def _side_by_side(words: list[tuple[int, str]]) -> Iterator[tuple[str, str]]:
    for (n, one), (m, two) in pairwise(words):
        if m == n + 1:
            yield one, two


def _apart(words: list[tuple[int, str]]) -> Iterator[tuple[str, str]]:
    for (n, one), (m, two) in pairwise(words):
        if n + 1 < m <= n + 4 and one != two:
            yield one, two


def _persons(articles: Iterable[Article]) -> tuple[str, ...]:
    """Return the persons of some articles, those of most articles first."""
    counts = Counter(
        name for article in articles for name in set(_in_text(article.body[:_READ]))
    )
    return tuple(sorted(counts, key=lambda name: (-counts[name], name)))


def _in_text(text: str) -> Iterator[str]:
    """Yield two capitalised words within a sentence, of which one is a given name."""
    for one, two in pairwise(_WORD.finditer(text)):
        before = text[: one.start()].rstrip(" ")[-1:]
        given, surname = one.group(), two.group()
        if (
            text[one.end() : two.start()] == " "
            and before not in _SENTENCE_ENDS
            and given.istitle()
            and surname[:1].isupper()
            and len(surname) > SHORT
            and not surname.isupper()
            and given_names(spell(given))
        ):
            yield f"{given} {surname}"
