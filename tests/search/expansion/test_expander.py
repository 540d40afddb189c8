"""Is a question cut into segments, each with its expansions?"""

from itertools import pairwise

import numpy as np
import pytest

from analyzers import LANGUAGES
from search.expansion.expander import QueryExpander
from search.expansion.query_segment import ExpansionSource
from search.expansion.thesaurus import Thesaurus
from search.expansion.translation_table import (
    NEIGHBOUR,
    NEIGHBOURS,
    LanguageTable,
    TranslationTable,
)
from search.ranking.weights import RANKING

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


class Model:
    """A model with one vector for everything, which lists what it is asked."""

    name = "model/1"
    size = 2

    def __init__(self):
        """Start with nothing asked."""
        self.asked = []

    def __call__(self, texts):
        """Return the same vector for every text."""
        self.asked += texts
        return np.array([[1.0, 0.0]] * len(texts), dtype=np.float32)


def language(terms, near):
    """Make a table of one language; `near` has cells by row and target."""
    table = np.empty((len(terms), len(LANGUAGES), NEIGHBOURS), dtype=NEIGHBOUR)
    table["term"], table["nearness"] = -1, 0
    for (row, target), cells in near.items():
        for place, cell in enumerate(cells):
            table[row, LANGUAGES.index(target), place] = cell
    return LanguageTable(
        terms=tuple(terms),
        forms=tuple(term.upper() for term in terms),
        vectors=np.eye(len(terms), 2, dtype=np.float16),
        hubs=np.zeros(len(terms), dtype=np.float32),
        near=table,
    )


TABLE = TranslationTable(
    model="model/1",
    languages={
        "uk": language(
            ("дощ", "мир"),
            {(0, "fr"): [(1, 0.9), (0, 0.1)], (1, "fr"): [(0, 0.9), (1, 0.8)]},
        ),
        "fr": language(("paix", "pluie"), {(1, "uk"): [(0, 0.9)]}),
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


@pytest.mark.parametrize(
    ("text", "lang", "expected"),
    [
        ("мир", "fr", ["paix", "trêve"]),
        ("мир", "pl", ["pokój"]),
        ("миру", "vi", ["hòa bình"]),
        ("paix", "uk", ["мир"]),
        ("peace", "uk", ["мир"]),
        ("hòa bình", "fr", ["paix"]),
    ],
)
def test_a_word_has_the_terms_of_its_concepts(segments, text, lang, expected):
    """In any form, of any language and of English; each wording once."""
    (segment,) = segments(text)

    assert segment.text == text
    assert texts(segment, lang) == expected
    assert all(
        e.strong and e.source is ExpansionSource.THESAURUS for e in segment.expansions
    )


def test_what_was_typed_is_no_expansion(segments):
    """The question's own wording is not repeated, whatever its capitals."""
    assert "paix" not in texts(segments("Paix")[0], "fr")
    assert texts(segments("Paix")[0], "fr") == ["trêve"]


def test_the_longest_term_is_a_segment_with_its_words_as_parts(segments):
    """A term of several words has expansions as a whole, and so have its words."""
    (segment, other) = segments("accord de paix pluie")

    assert (segment.text, other.text) == ("accord de paix", "pluie")
    assert texts(segment, "pl") == ["porozumienie pokojowe", "układ pokojowy"]
    assert "paix" in [part.text for part in segment.parts]
    assert other.expansions == other.parts == ()


@pytest.mark.parametrize("text", ["pluie accord de paix", "accord de paix, PLUIE paix"])
def test_segments_have_the_offsets_where_they_were_typed(segments, text):
    """Their offsets cut them out of the question, in order and without overlaps."""
    expanded = segments(text)

    assert [text[segment.start : segment.end] for segment in expanded] == [
        u.text for u in expanded
    ]
    assert all(a.end <= b.start for a, b in pairwise(expanded))


@pytest.mark.parametrize("text", ["", "—", "123", "qqqqq zzzz"])
def test_unknown_words_have_no_expansions(segments, text):
    """Nor are they lost: they are segments that are searched for as typed."""
    expanded = segments(text)

    assert not any(segment.expansions for segment in expanded)
    assert " ".join(segment.text for segment in expanded) == text.replace("—", "")


def test_no_wording_is_repeated(segments):
    """Concepts may share terms, and the table may have those of the thesaurus."""
    (segment,) = segments("мир", TABLE)

    wordings = [(e.lang, e.term.positions) for e in segment.expansions]
    assert len(wordings) == len(set(wordings))


def test_neighbours_that_are_near_enough_are_strong_expansions(segments):
    """A neighbour that is far off only adds to the score."""
    (segment,) = segments("дощ", TABLE)

    near, far = segment.expansions
    assert (near.text, near.lang, near.strong) == ("PLUIE", "fr", True)
    assert (far.text, far.strong) == ("PAIX", False)
    assert near.term.positions == (("pluie",),)
    assert near.term.weight > far.term.weight
    assert near.source is far.source is ExpansionSource.LEARNT


def test_what_is_learnt_weighs_less_next_to_the_thesaurus(segments):
    """Where the thesaurus has expansions, those of the table count half."""
    beside = {e.text: e for e in segments("мир", TABLE)[0].expansions}
    alone = {
        e.text: e
        for e in segments("мир", TABLE, thesaurus=Thesaurus.make(()))[0].expansions
    }

    assert beside["paix"].source is ExpansionSource.THESAURUS
    assert "PAIX" not in beside
    assert alone["PAIX"].source is ExpansionSource.LEARNT
    assert beside["PLUIE"].term.weight == pytest.approx(
        alone["PLUIE"].term.weight * RANKING.learnt_with_thesaurus
    )


def test_a_word_that_the_table_lacks_is_embedded_once(engine):
    """Its vector is cached; the model is not asked for words that the table has."""
    model = Model()
    expander = QueryExpander(Thesaurus.make(()), TABLE, lambda: model)

    first, again = expander.expand("qqqqq", engine), expander.expand("qqqqq", engine)

    assert model.asked == ["qqqqq"]
    assert first == again
    assert texts(first[0], "uk")[0] == "ДОЩ"
    assert texts(first[0], "fr")[0] == "PAIX"


@pytest.mark.parametrize(
    ("typed", "sure"),
    [
        ("qqqqq", False),
        ("blorptang", False),
        ("підводний", True),
        ("sousmarin", False),
        ("navires", True),
        ("okrętami", True),
        ("submarines", True),
        ("thuyền", True),
    ],
)
def test_the_model_is_relied_on_for_words_only(segments, typed, sure):
    """It has neighbours for any letters; those of no word match no article alone."""
    (segment,) = segments(typed, TABLE, Model(), Thesaurus.make(()))

    assert segment.expansions
    assert any(e.strong for e in segment.expansions) is sure
    assert segment.strong_only().expansions == tuple(
        e for e in segment.expansions if e.strong
    )


def test_numbers_are_not_embedded(segments):
    """They mean the same everywhere."""
    model = Model()

    segments("2025", TABLE, model)

    assert model.asked == []


@pytest.mark.parametrize("name", ["model/2", ""])
def test_another_model_is_not_asked(segments, name):
    """Its vectors cannot be compared with those of the table."""
    model = Model()
    model.name = name

    (segment,) = segments("qqqqq", TABLE, model)

    assert (model.asked, segment.expansions) == ([], ())


def test_an_expander_has_a_table_or_not():
    """An index built without the model learnt nothing."""
    assert QueryExpander(THESAURUS, TABLE, lambda: None).learnt
    assert not QueryExpander(THESAURUS, NO_TABLE, lambda: None).learnt


def test_expansions_are_excluded_by_their_text(segments):
    """From a segment and from its parts; all others stay."""
    (segment,) = segments("accord de paix")
    removed = frozenset({"układ pokojowy", "pokój"})

    left = segment.without_expansions(removed)

    assert texts(left, "pl") == ["porozumienie pokojowe"]
    assert texts(left, "uk") == texts(segment, "uk")
    assert segment.without_expansions(frozenset()) == segment
    assert not any(e.text in removed for p in left.parts for e in p.expansions)
