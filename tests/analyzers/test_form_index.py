"""Is each form analysed once, and are its terms found by its id?"""

from __future__ import annotations

import numpy as np
from hypothesis import given

from analyzers import Kind, get_analyzer, get_document_reader, name_keys
from analyzers.form_index import NO_FORM, FormIndex
from tests.analyzers.test_analyzer import EACH, MIXED_TEXTS, MODERATE, TEXTS


def words(text):
    """Return the words of a text that has only blanks between them."""
    return [(word, Kind.WORD) for word in text.split()]


def read(lang, text):
    """Read one text."""
    (analyzed,) = get_document_reader(lang).read(text)
    return analyzed


@EACH
@MODERATE
@given(text=TEXTS)
def test_columns_hold_the_terms_of_the_forms(lang, text):
    """Each of a form's terms is found by the form's id and the term's."""
    analyzed = read(lang, text)
    index, terms = analyzed.form_index, analyzed.form_index.terms

    for form_id in analyzed.form_ids:
        form = index.forms[form_id]
        assert terms[index.exact.values[form_id]] == form.exact
        for column, expected in (
            (index.lemmas, form.lemmas),
            (index.folded, form.folded),
        ):
            row = column.take(np.array([form_id]))
            assert [terms[term_id] for term_id in row] == list(expected)


@EACH
def test_a_form_has_one_id_however_often_it_occurs(lang):
    """A column's function is called once a form, in the order of the ids."""
    calls = []

    def length(of, form):
        calls.append(form.surface)
        return len(form.surface) if of == lang else 0

    index = FormIndex(get_analyzer(lang))
    first, second = index.ids(words("Pho pho x")), index.ids(words("x Pho"))

    assert second == first[::-2]
    assert index.column(length)[second].tolist() == [1, 3]
    third = index.ids(words("Pho a"))
    assert index.column(length)[third].tolist() == [3, 1]
    assert calls == ["Pho", "pho", "x", "a"]


def test_a_word_that_filters_empty_has_no_form():
    """It is no form, and its analysis is not stored."""
    index = FormIndex(get_analyzer("fr"))

    assert index.ids(words("\u00ad a")) == [NO_FORM, 0]
    assert [form.surface for form in index.forms] == ["a"]


def test_ragged_columns_have_a_row_for_each_form():
    """Rows of any length follow each other."""
    index = FormIndex(get_analyzer("fr"))
    ids = np.array(index.ids(words("aa b ccc")))

    column = index.ragged_column(
        lambda _, form, analysis: range(len(form.surface + analysis.exact))
    )

    assert column.row_lengths(ids).tolist() == [4, 2, 6]
    assert column.take(ids[1:]).tolist() == [0, 1, 0, 1, 2, 3, 4, 5]


@EACH
@MODERATE
@given(text=MIXED_TEXTS)
def test_a_form_has_its_name_keys_and_whether_it_is_common(lang, text):
    """Both are of capitalised words only."""
    analyzed = read(lang, text)
    index, analyzer = analyzed.form_index, get_analyzer(lang)

    for form_id in {*analyzed.form_ids.tolist()}:
        form = index.forms[form_id]
        row = index.name_keys.take(np.array([form_id]))
        keys = [index.terms[term_id] for term_id in row]
        assert keys == [*(name_keys(form.surface, lang) if form.capitalized else ())]
        common = form.capitalized and analyzer.in_dictionary(form.exact)
        assert index.common.values[form_id] == common
