"""What do the tests of expansion need? A thesaurus, a translation table, an index."""

import numpy as np
import pytest

from analyzers import LANGUAGES
from search.expansion.expander import QueryExpander
from search.expansion.thesaurus import Thesaurus
from search.expansion.translation_table import (
    NEIGHBOUR,
    NEIGHBOURS,
    LanguageTable,
    TranslationTable,
)

CONCEPTS = (
    {
        "en": ("peace",),
        "uk": ("мир",),
        "fr": ("paix",),
        "pl": ("pokój",),
        "vi": ("hòa bình",),
    },
    {
        "en": ("peace agreement",),
        "uk": ("мирна угода",),
        "fr": ("accord de paix",),
        "pl": ("porozumienie pokojowe", "układ pokojowy"),
        "vi": ("hiệp định hòa bình",),
    },
    {"en": ("truce",), "uk": ("мир",), "fr": ("paix", "trêve"), "pl": ("Pokój",)},
)


THESAURUS = Thesaurus.make(CONCEPTS)


NO_TABLE = TranslationTable("", {}, {})


BODIES = {"uk": "мир угода дощ", "fr": "paix accord pluie", "vi": "hòa bình mưa"}


def make_language_table(terms, neighbours):
    """Return a table of one language; `neighbours` has cells by row and target."""
    table = np.empty((len(terms), len(LANGUAGES), NEIGHBOURS), dtype=NEIGHBOUR)
    table["term"], table["nearness"] = -1, 0
    for (row, target), cells in neighbours.items():
        for rank, cell in enumerate(cells):
            table[row, LANGUAGES.index(target), rank] = cell
    return LanguageTable(
        terms=tuple(terms),
        forms=tuple(term.upper() for term in terms),
        vectors=np.eye(len(terms), 2, dtype=np.float16),
        hubs=np.zeros(len(terms), dtype=np.float32),
        neighbours=table,
    )


TABLE = TranslationTable(
    model="model/1",
    languages={
        "uk": make_language_table(
            ("дощ", "мир"),
            {(0, "fr"): [(1, 0.9), (0, 0.1)], (1, "fr"): [(0, 0.9), (1, 0.8)]},
        ),
        "fr": make_language_table(("paix", "pluie"), {(1, "uk"): [(0, 0.9)]}),
    },
    centres={lang: np.zeros(2, dtype=np.float32) for lang in ("", "uk", "fr")},
)


@pytest.fixture(scope="module")
def engine(open_engine, make_document):
    """Return an engine over an article in each of three languages."""
    return open_engine(
        make_document(lang, body, lang=lang) for lang, body in BODIES.items()
    )


@pytest.fixture
def segments(engine):
    """Return a function that expands a question by the thesaurus, or by more."""

    def expand(text, table=NO_TABLE, model=None, thesaurus=THESAURUS):
        return QueryExpander(thesaurus, table, lambda: model).expand(text, engine)

    return expand


def texts(segment, lang):
    """Return the texts of a segment's expansions in one language."""
    return [e.text for e in segment.expansions if e.lang == lang]
