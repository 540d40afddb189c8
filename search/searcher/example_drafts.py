"""Which questions may be examples, if they find something?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.query.facets import FacetField
from search.searcher.example_kinds import ExampleKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from typing import TypeAlias

    from search.searcher.example_material import Material

    Drafts: TypeAlias = Iterator[tuple[ExampleKind, Iterable[str]]]

MIN_PREFIX, MIN_FUZZY = 4, 6
"""Letters of a beginning, and of a word that is misspelled."""


def word_drafts(material: Material, words: Sequence[str]) -> Drafts:
    """Yield the kinds of examples that have words, each with questions to try.

    Args:
        material: words of a language.
        words: those that find something, or that are likely to.
    """
    m = material
    yield ExampleKind.WORD, words
    yield ExampleKind.WORDS, (f"{w} {c}" for w in words for c in m.countries)
    yield ExampleKind.NAME, m.names
    yield ExampleKind.PHRASE, (f'"{phrase}"' for phrase in m.phrases)
    yield ExampleKind.ANY_FORM, (f'~"{phrase}"' for phrase in m.phrases)
    yield ExampleKind.NEAR, (f'"{one} {two}"~5' for one, two in m.apart)
    yield ExampleKind.WITHOUT, (f"{w} -{c}" for w in words for c in m.countries)
    yield ExampleKind.EITHER, (f"{words[0]} OR {w}" for w in words[1:])
    single = [word for word in (*words, *m.headline_words) if " " not in word]
    beginnings = (word[:-2] for word in single if len(word) >= MIN_PREFIX + 2)
    yield ExampleKind.PREFIX, (f"{beginning}*" for beginning in beginnings)
    misspelled = (_misspelled(word) for word in single if len(word) >= MIN_FUZZY)
    yield ExampleKind.FUZZY, (f"{word}~1" for word in misspelled)
    yield ExampleKind.TITLE, (f"title:{word}" for word in m.headline_words)


def filter_drafts(values: Mapping[FacetField, Sequence[str]], locale: str) -> Drafts:
    """Yield the kinds of examples that filter, each with questions to try.

    Args:
        values: of each facet, the most frequent first; years the newest first.
        locale: language of the person who is shown the examples.
    """
    fields = {
        ExampleKind.COUNTRY: values[FacetField.COUNTRY],
        ExampleKind.ORGANIZATION: values[FacetField.ORGANIZATION],
        ExampleKind.TOPIC: values[FacetField.TOPIC],
        ExampleKind.LANG: sorted(
            values[FacetField.LANG], key=lambda lang: lang != locale
        ),
    }
    for kind, found in fields.items():
        yield kind, (f"{kind}:{value}" for value in found)
    yield ExampleKind.SOURCE, (f'source:"{v}"' for v in values[FacetField.SOURCE])
    years = values[FacetField.YEAR]
    yield ExampleKind.YEAR, (f"date:{year}" for year in years)
    yield ExampleKind.RANGE, (f"date:{int(year) - 1}..{year}" for year in years)


def _misspelled(word: str) -> str:
    """Return a word without the letter in its middle."""
    middle = len(word) // 2
    return word[:middle] + word[middle + 1 :]
