"""What do the tests of expansion need? A thesaurus and an index."""

import pytest

from search.expansion.expander import QueryExpander
from search.expansion.thesaurus import Thesaurus

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


BODIES = {"uk": "мир угода дощ", "fr": "paix accord pluie", "vi": "hòa bình mưa"}


@pytest.fixture(scope="module")
def engine(open_engine, make_document):
    """Return an engine over an article in each of three languages."""
    return open_engine(
        make_document(lang, body, lang=lang) for lang, body in BODIES.items()
    )


@pytest.fixture
def segments(engine):
    """Return a function that expands a question by a thesaurus."""

    def expand(text, thesaurus=THESAURUS):
        return QueryExpander(thesaurus).expand(text, engine)

    return expand


def texts(segment, lang):
    """Return the texts of a segment's expansions in one language."""
    return [e.text for e in segment.expansions if e.lang == lang]
