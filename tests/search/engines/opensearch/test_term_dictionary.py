"""Does the dictionary of terms know what the articles have?"""

from collections import Counter

import pytest

from search.edit_distance import is_within_distance
from search.engines.columnar.segment.field_names import field_name
from search.engines.opensearch.documents import analysed_fields
from search.engines.opensearch.term_counting import write_terms
from search.engines.opensearch.term_dictionary import FieldTotals, TermDictionary
from search.port.document import Channel

BODIES = {
    "fr": ("Le péché mignon", "La pêche au thon, la pêche", "Un pechblende"),
    "uk": ("Мирна угода", "мирні угоди й війна"),
}


@pytest.fixture(scope="module")
def documents(make_document):
    """Return some articles of two languages."""
    return [
        make_document(f"{lang}{number}", body, lang=lang)
        for lang, bodies in BODIES.items()
        for number, body in enumerate(bodies)
    ]


def expected_counts(documents):
    """Count by hand how many articles have each term of each field."""
    return Counter(
        (field_name(channel, document.article.lang), posting.term)
        for document in documents
        for channel, postings in document.postings.items()
        for posting in postings
    )


def counts(dictionary):
    """Return how many articles have each term, by all that the dictionary has."""
    return {
        (field, term.decode()): articles
        for field in dictionary.totals
        for term, articles in dictionary.counts(field)
    }


@pytest.mark.parametrize("most", [1, 10, 1_000_000])
def test_terms_are_counted_in_any_number_of_runs(documents, tmp_path, most):
    """However few are held in memory, every count and every total is right."""
    path = tmp_path / "terms"
    write_terms(path, map(analysed_fields, documents), most=most)

    dictionary = TermDictionary.open(path)

    assert counts(dictionary) == expected_counts(documents)
    assert dictionary.totals["exact_fr"] == FieldTotals(3, 3 + 6 + 2)
    assert dictionary.totals["exact_fr"].mean == 11 / 3
    assert dictionary.totals["exact_vi"].mean == 1.0
    assert [p.name for p in tmp_path.iterdir()] == ["terms"]


def test_an_index_that_changed_counts_as_if_written_at_once(documents, tmp_path):
    """What went is subtracted; terms that only it had are gone."""
    before, after, fresh = (tmp_path / name for name in ("before", "after", "fresh"))
    fields = list(map(analysed_fields, documents))
    write_terms(before, fields[:4])
    write_terms(after, fields[4:], before, fields[:2])

    write_terms(fresh, fields[2:])

    assert after.read_bytes() == fresh.read_bytes()


def test_terms_are_looked_up(documents, tmp_path):
    """By themselves, by their beginning, and by what they are like."""
    path = tmp_path / "terms"
    write_terms(path, map(analysed_fields, documents))
    dictionary = TermDictionary.open(path)

    def beginning(prefix, most=9, *, unmarked=True):
        field = "exact_fr"
        return dictionary.beginning(field, prefix, unmarked=unmarked, most=most)

    assert dictionary.frequency("exact_fr", "pêche") == 1
    assert dictionary.frequency("exact_fr", "pech") == 0
    assert dictionary.frequency("exact_de", "pêche") == 0
    assert set(beginning("pech")) == {"pechblende", "péché", "pêche"}
    assert beginning("pech", unmarked=False) == ("pechblende",)
    assert beginning("pech", most=2) is None
    assert beginning("x") == ()
    assert dictionary.similar("exact_uk", "угода", 1) == ("угода", "угоди")
    assert is_within_distance("угоди", "угода", 1)


def test_an_empty_index_has_no_terms(tmp_path):
    """And that is no error."""
    write_terms(tmp_path / "terms", [])

    dictionary = TermDictionary.open(tmp_path / "terms")

    assert counts(dictionary) == {}
    assert dictionary.similar(field_name(Channel.EXACT, "uk"), "мир", 2) == ()
