"""Which expansions does the translation table add, and when is the model called?"""

import numpy as np
import pytest

from search.expansion.expander import QueryExpander
from search.expansion.query_segment import ExpansionSource
from search.expansion.thesaurus import Thesaurus
from search.ranking.weights import RANKING
from tests.search.expansion.conftest import TABLE, texts


class Model:
    """A model with one vector for everything, which lists what it embeds."""

    name = "model/1"
    size = 2

    def __init__(self):
        """Start with nothing embedded."""
        self.embedded = []

    def __call__(self, texts):
        """Return the same vector for every text."""
        self.embedded += texts
        return np.array([[1.0, 0.0]] * len(texts), dtype=np.float32)


def test_neighbours_that_are_near_enough_are_strong_expansions(segments):
    """A neighbour that is far off only adds to the score."""
    (segment,) = segments("дощ", TABLE)

    close, far = segment.expansions
    assert (close.text, close.lang, close.strong) == ("PLUIE", "fr", True)
    assert (far.text, far.strong) == ("PAIX", False)
    assert close.term.positions == (("pluie",),)
    assert close.term.weight > far.term.weight
    assert close.source is far.source is ExpansionSource.LEARNT


def test_what_is_learnt_weighs_less_next_to_the_thesaurus(segments):
    """Where the thesaurus has expansions, those of the table count half."""
    both = {e.text: e for e in segments("мир", TABLE)[0].expansions}
    alone = {
        e.text: e
        for e in segments("мир", TABLE, thesaurus=Thesaurus.make(()))[0].expansions
    }

    assert both["paix"].source is ExpansionSource.THESAURUS
    assert "PAIX" not in both
    assert alone["PAIX"].source is ExpansionSource.LEARNT
    assert both["PLUIE"].term.weight == pytest.approx(
        alone["PLUIE"].term.weight * RANKING.learnt_with_thesaurus
    )


def test_a_word_that_the_table_lacks_is_embedded_once(engine):
    """Its vector is cached; the model does not embed words that the table has."""
    model = Model()
    expander = QueryExpander(Thesaurus.make(()), TABLE, lambda: model)

    first, again = expander.expand("qqqqq", engine), expander.expand("qqqqq", engine)

    assert model.embedded == ["qqqqq"]
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

    assert model.embedded == []


@pytest.mark.parametrize("name", ["model/2", ""])
def test_another_model_is_not_used(segments, name):
    """Its vectors cannot be compared with those of the table."""
    model = Model()
    model.name = name

    (segment,) = segments("qqqqq", TABLE, model)

    assert (model.embedded, segment.expansions) == ([], ())
