"""Do values have the operator's names, and are they known by them?"""

from __future__ import annotations

import pytest

from search.query.facets import FacetField
from search.query.request import Query
from search.searcher.reader import Reader
from search.searcher.value_labels import Naming, ValueLabels

COUNTRY, TOPIC = FacetField.COUNTRY, FacetField.TOPIC
GIVEN = {
    COUNTRY: {"KR": {"uk": "Південна Корея (РК)", "en": "Seoul’s Korea"}},
    TOPIC: {"energy": {"": "Power"}},
}


def test_an_operators_name_comes_before_ours():
    """In its own language, or in all where it names none."""
    naming = Naming(given=GIVEN)

    assert naming.label(COUNTRY, "KR", "en") == "Seoul’s Korea"
    assert naming.label(COUNTRY, "KR", "fr") == "Corée du Sud"
    assert naming.label(COUNTRY, "PL", "en") == "Poland"
    assert naming.label(TOPIC, "energy", "vi") == "Power"


def test_what_may_be_typed_has_its_code():
    """What is only named has none."""
    naming = Naming(given=GIVEN)

    assert str(ValueLabels(COUNTRY, ("KR", "PL"), naming)) == "Seoul’s Korea, Poland"
    assert str(ValueLabels(COUNTRY, ("PL",), naming, "Polnad")) == "Poland (PL)"
    assert str(ValueLabels(TOPIC, ("energy",), naming, "enregy")) == "Power"


@pytest.mark.parametrize(
    ("field", "text", "value"),
    [
        (COUNTRY, "південна корея рк", "KR"),
        (COUNTRY, "Seoul's Korea", "KR"),
        (COUNTRY, "Corée du Sud", "KR"),
        (TOPIC, "power", "energy"),
        (TOPIC, "Energy", "energy"),
    ],
)
def test_a_value_is_known_by_the_operators_names(
    tmp_path, publish_index, make_document, field, text, value
):
    """And by ours as before."""
    one = make_document("a", "мир", countries=["KR"], topics=["energy"])
    publish_index(tmp_path, [one])
    reader = Reader(tmp_path, given=GIVEN)
    answer = reader.search(Query(filters={field: frozenset({text})}))
    reader.close()

    assert answer.query.selected(field) == {value}
    assert (answer.total, answer.notes) == (1, ())
