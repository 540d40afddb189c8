"""Is what is read of a text at once the same that its tokens tell one by one?"""

from __future__ import annotations

import pytest
from hypothesis import given, settings, strategies as st

from analyzers import LANGUAGES, Analyzer, Kind, get_analyzer, name_keys
from analyzers.form_index import Forms
from analyzers.tokenizer import apart, words
from tests.analyzers.test_analyzer import ANYTHING, EACH, MODERATE, TEXTS


def read(lang, text):
    """Read one text."""
    (reading,) = get_analyzer(lang).read(text)
    return reading


@EACH
@MODERATE
@given(text=st.one_of(TEXTS, ANYTHING))
def test_words_are_the_same_as_tokens(lang, text):
    """Offsets, positions and terms, in the same order."""
    reading = read(lang, text)
    found = [
        (start, end, position, form.kind, form.exact, form.lemmas, form.folded)
        for start, end, position, form in zip(
            reading.starts,
            reading.ends,
            reading.positions.tolist(),
            reading.words,
            strict=True,
        )
    ]

    assert found == [t for t in get_analyzer(lang)(text) if t.kind is Kind.WORD]


@EACH
@MODERATE
@given(text=st.one_of(TEXTS, ANYTHING))
def test_compounds_and_pairs_stand_beside_the_words(lang, text):
    """Each has its terms and its position."""
    reading = read(lang, text)
    listed = reading.forms.listed
    found = [
        (position, listed[number].kind, listed[number].lemmas)
        for number, position in zip(
            reading.besides.tolist(), reading.besides_at.tolist(), strict=True
        )
    ]
    tokens = [t for t in get_analyzer(lang)(text) if t.kind is not Kind.WORD]

    assert sorted(found) == sorted((t.position, t.kind, t.lemmas) for t in tokens)


@EACH
@MODERATE
@given(text=TEXTS)
def test_terms_of_a_form_are_numbered(lang, text):
    """What the columns hold is what the forms say."""
    reading = read(lang, text)
    forms, texts = reading.forms, reading.forms.texts

    for number in reading.numbers:
        form, which = forms.listed[number], reading.numbers[reading.numbers == number]
        assert texts[forms.exact.held[number]] == form.exact
        for lists, terms in (
            (forms.lemmas, form.lemmas),
            (forms.folded, form.folded),
        ):
            assert [texts[n] for n in lists.of(which[:1])] == list(terms)


@EACH
def test_a_form_is_one_however_often_it_stands(lang):
    """Its number is the same in every text, and what is told of it is asked once."""
    asked = []

    def tell(of, form):
        asked.append(form.written)
        return len(form.written) if of == lang else 0

    forms = Forms(get_analyzer(lang))
    first, second = forms.read("Pho, pho, x"), forms.read("x, Pho")

    assert second.numbers.tolist() == first.numbers.tolist()[::-2]
    assert forms.column(tell)[second.numbers].tolist() == [1, 3]
    third = forms.read("Pho, a")
    assert forms.column(tell)[third.numbers].tolist() == [3, 1]
    assert asked == ["Pho", "pho", "x", "a"]


def test_lists_of_numbers_are_by_form():
    """Rows of any length come one after the other."""
    forms = Forms(get_analyzer("fr"))
    numbers = forms.read("aa b ccc").numbers

    lengths = forms.lists(lambda _, form, told: range(len(form.written + told.exact)))

    assert lengths.sizes(numbers).tolist() == [4, 2, 6]
    assert lengths.of(numbers[1:]).tolist() == [0, 1, 0, 1, 2, 3, 4, 5]


@EACH
@MODERATE
@given(text=st.one_of(TEXTS, ANYTHING))
def test_a_form_keeps_its_name_keys_and_whether_it_is_common(lang, text):
    """Both are of capitalised words only."""
    reading = read(lang, text)
    forms, analyzer = reading.forms, get_analyzer(lang)

    for number in {*reading.numbers.tolist()}:
        form, row = forms.listed[number], reading.numbers[reading.numbers == number]
        names = [forms.texts[name] for name in forms.names.of(row[:1])]
        assert names == [*(name_keys(form.written, lang) if form.capital else ())]
        common = form.capital and analyzer.knows(form.exact)
        assert forms.common.held[number] == common


@EACH
@MODERATE
@given(text=st.one_of(TEXTS, ANYTHING))
def test_kept_lines_tell_what_was_told(lang, text):
    """Forms that begin with them are the same."""
    first = Forms(get_analyzer(lang))
    first.read(text)
    kept = {line[: line.find("\t")]: line for line in filter(None, first.lines)}
    again = Forms(get_analyzer(lang), kept)
    again.read(text)

    told = [
        [forms.told(n) for n in range(len(forms.listed))] for forms in (again, first)
    ]
    assert told[0] == told[1]
    assert again.lines == first.lines


def test_forms_begin_anew_when_there_are_too_many(monkeypatch):
    """Texts that are read together always have numbers of the same forms."""
    monkeypatch.setattr("analyzers.analyzer.CACHED_FORMS", 2)
    analyzer = Analyzer("xx", words, char_filters=())

    first, second = analyzer.read("a b c", "d")
    (third,) = analyzer.read("a")

    assert first.forms is second.forms is not third.forms
    assert [form.exact for form in third.forms.listed] == ["a"]


@settings(max_examples=200, deadline=None)
@given(text=st.one_of(TEXTS, ANYTHING))
def test_stretches_give_the_same_pieces_alone(text):
    """What stands around a stretch decides only where it ends."""
    pieces, at, found = apart(text), 0, []
    for number, piece in enumerate(pieces):
        found += [at + p.start for p in words(piece)] if number % 2 else []
        assert number % 2 or not list(words(piece))
        at += len(piece)

    assert "".join(pieces) == text
    assert found == [p.start for p in words(text)]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_read_of_nothing(lang):
    """An empty text has no words."""
    reading = read(lang, "")

    assert reading.starts == reading.ends == []
    assert len(reading.numbers) == len(reading.besides) == 0
