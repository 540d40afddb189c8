"""Is a question cut into units, each with its equivalents?"""

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
from search.expansion.wordings import index_terms
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
    """A model that knows one direction and counts what it is asked."""

    name = "model/1"
    size = 2

    def __init__(self):
        """Start with nothing asked."""
        self.asked = []

    def __call__(self, texts):
        """Give every text the same vector."""
        self.asked += texts
        return np.array([[1.0, 0.0]] * len(texts), dtype=np.float32)


def language(terms, near):
    """Make a language's share of a table; `near` has cells by target and term."""
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
    """Give an engine over an article in each of three languages."""
    return open_engine(
        make_document(lang, body, lang=lang) for lang, body in BODIES.items()
    )


@pytest.fixture
def units(engine):
    """Give a function that cuts a question with the thesaurus alone, or with more."""

    def cut(text, meanings=NO_TABLE, model=None, thesaurus=THESAURUS):
        return QueryExpander(thesaurus, meanings, lambda: model).expand(text, engine)

    return cut


def texts(unit, lang):
    """Give what a unit's equivalents in one language are shown as."""
    return [e.text for e in unit.expansions if e.lang == lang]


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
def test_a_word_has_the_terms_of_its_concepts(units, text, lang, expected):
    """In any form, of any language and of English; each wording once."""
    (unit,) = units(text)

    assert unit.text == text
    assert texts(unit, lang) == expected
    assert all(
        e.strong and e.source is ExpansionSource.THESAURUS for e in unit.expansions
    )


def test_what_was_typed_is_no_equivalent(units):
    """Capitals aside, the question's own wording is not shown again."""
    assert "paix" not in texts(units("Paix")[0], "fr")
    assert texts(units("Paix")[0], "fr") == ["trêve"]


def test_the_longest_term_is_a_unit_with_its_words_as_parts(units):
    """A term of several words has equivalents as a whole, and its words stay."""
    (unit, other) = units("accord de paix pluie")

    assert (unit.text, other.text) == ("accord de paix", "pluie")
    assert texts(unit, "pl") == ["porozumienie pokojowe", "układ pokojowy"]
    assert "paix" in [part.text for part in unit.parts]
    assert other.expansions == other.parts == ()


@pytest.mark.parametrize("text", ["pluie accord de paix", "accord de paix, PLUIE paix"])
def test_units_stand_where_they_were_typed(units, text):
    """Their offsets cut them out of the question, in order and without overlaps."""
    found = units(text)

    assert [text[unit.start : unit.end] for unit in found] == [u.text for u in found]
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize("text", ["", "—", "123", "qqqqq zzzz"])
def test_what_nobody_knows_has_no_equivalents(units, text):
    """Neither is it lost: a unit that is only looked for as it is."""
    found = units(text)

    assert not any(unit.expansions for unit in found)
    assert " ".join(unit.text for unit in found) == text.replace("—", "")


def test_no_wording_is_given_twice(units):
    """Concepts may share terms, and the table may know those of the thesaurus."""
    (unit,) = units("мир", TABLE)

    wordings = [(e.lang, e.term.positions) for e in unit.expansions]
    assert len(wordings) == len(set(wordings))


def test_the_table_gives_equivalents_that_are_near_enough_to_find(units):
    """The nearest is strong, one far off only adds to the score."""
    (unit,) = units("дощ", TABLE)

    near, far = unit.expansions
    assert (near.text, near.lang, near.strong) == ("PLUIE", "fr", True)
    assert (far.text, far.strong) == ("PAIX", False)
    assert near.term.positions == (("pluie",),)
    assert near.term.weight > far.term.weight
    assert near.source is far.source is ExpansionSource.LEARNT


def test_what_is_learnt_counts_less_beside_the_thesaurus(units):
    """Where the thesaurus has terms, the table's count half of what they would."""
    beside = {e.text: e for e in units("мир", TABLE)[0].expansions}
    alone = {
        e.text: e
        for e in units("мир", TABLE, thesaurus=Thesaurus.make(()))[0].expansions
    }

    assert beside["paix"].source is ExpansionSource.THESAURUS
    assert "PAIX" not in beside
    assert alone["PAIX"].source is ExpansionSource.LEARNT
    assert beside["PLUIE"].term.weight == pytest.approx(
        alone["PLUIE"].term.weight * RANKING.learnt_with_thesaurus
    )


def test_a_word_that_the_table_lacks_is_shown_to_the_model_once(engine):
    """Its vector stays known; words that the table has cost nothing."""
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
def test_the_model_is_relied_on_for_words_only(units, typed, sure):
    """It finds something near for any letters; such find no article by themselves."""
    (unit,) = units(typed, TABLE, Model(), Thesaurus.make(()))

    assert unit.expansions
    assert any(e.strong for e in unit.expansions) is sure
    assert unit.strong_only().expansions == tuple(
        e for e in unit.expansions if e.strong
    )


def test_numbers_are_not_shown_to_the_model(units):
    """They mean the same everywhere."""
    model = Model()

    units("2025", TABLE, model)

    assert model.asked == []


@pytest.mark.parametrize("name", ["model/2", ""])
def test_another_model_is_not_asked(units, name):
    """Its vectors would say nothing about the table's."""
    model = Model()
    model.name = name

    (unit,) = units("qqqqq", TABLE, model)

    assert (model.asked, unit.expansions) == ([], ())


def test_whether_there_is_a_table_is_told():
    """An index built without the model learnt nothing."""
    assert QueryExpander(THESAURUS, TABLE, lambda: None).learnt
    assert not QueryExpander(THESAURUS, NO_TABLE, lambda: None).learnt


def test_equivalents_are_removed_by_their_text(units):
    """From a unit and from its parts; all else stays."""
    (unit,) = units("accord de paix")
    removed = frozenset({"układ pokojowy", "pokój"})

    left = unit.without_expansions(removed)

    assert texts(left, "pl") == ["porozumienie pokojowe"]
    assert texts(left, "uk") == texts(unit, "uk")
    assert unit.without_expansions(frozenset()) == unit
    assert not any(e.text in removed for p in left.parts for e in p.expansions)


def test_two_syllables_are_one_term_and_longer_wordings_are_rows():
    """A wording is looked for as its language's articles are indexed."""
    assert index_terms("vi", "hòa bình") == (("hòa_bình",),)
    assert len(index_terms("vi", "hiệp định hòa bình")) == 4
    assert len(index_terms("uk", "мирна угода")) == 2
    assert index_terms("uk", "—") == ()
