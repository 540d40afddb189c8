"""Does a document read at once have the same words as its tokens one by one?"""

from __future__ import annotations

import pytest
from hypothesis import example, given

from analyzers import LANGUAGES, Analyzer, Kind, get_analyzer, get_document_reader
from analyzers.analyzed_text import capitalized_words
from analyzers.document_reader import LONGEST_CACHED, DocumentReader
from analyzers.token import RawToken
from analyzers.tokenizer import tokenize
from analyzers.word_analysis import WordAnalysis, serialize
from tests.analyzers.test_analyzer import EACH, MIXED_TEXTS, MODERATE


def read(lang, text):
    """Read one text."""
    (analyzed,) = get_document_reader(lang).read(text)
    return analyzed


@EACH
@MODERATE
@given(text=MIXED_TEXTS)
def test_words_are_the_same_as_tokens(lang, text):
    """Offsets, positions and terms are, in the same order."""
    analyzed = read(lang, text)
    words = [
        (start, end, position, form.kind, form.exact, form.lemmas, form.folded)
        for start, end, position, form in zip(
            analyzed.starts,
            analyzed.ends,
            analyzed.positions.tolist(),
            analyzed.words,
            strict=True,
        )
    ]

    assert words == [t for t in get_analyzer(lang)(text) if t.kind is Kind.WORD]


@EACH
@MODERATE
@given(text=MIXED_TEXTS)
@example(text="ʼ-ʼ п'ять-п'ять ")
def test_compounds_and_bigrams_are_the_same_as_tokens(lang, text):
    """Each has its terms and its position."""
    analyzed = read(lang, text)
    forms = analyzed.form_index.forms
    compounds = [
        (position, forms[form_id].kind, forms[form_id].lemmas)
        for form_id, position in zip(
            analyzed.compound_ids.tolist(),
            analyzed.compound_positions.tolist(),
            strict=True,
        )
    ]
    tokens = [t for t in get_analyzer(lang)(text) if t.kind is not Kind.WORD]

    assert sorted(compounds) == sorted((t.position, t.kind, t.lemmas) for t in tokens)


@EACH
@MODERATE
@given(text=MIXED_TEXTS)
def test_capitalized_words_begin_with_a_capital_letter(lang, text):
    """All of them and no others are found."""
    analyzed = read(lang, text)

    assert capitalized_words(analyzed).tolist() == [
        i for i, start in enumerate(analyzed.starts) if text[start].isupper()
    ]


@pytest.mark.parametrize(("few", "kept"), [(1, False), (10, True)])
def test_much_is_forgotten_and_little_is_not(monkeypatch, few, kept):
    """Where a process has no more to read soon, and where it reads a few again."""
    monkeypatch.setattr("analyzers.document_reader.FEW_FORMS", few)
    reader = DocumentReader(get_analyzer("fr"))
    (before,) = reader.read("un deux trois")
    reader.forget()
    (after,) = reader.read("un deux trois")

    assert (after.form_index is before.form_index) == kept
    assert [each.exact for each in after.words] == ["un", "deux", "trois"]


def test_reader_starts_over_when_there_are_too_many_forms(monkeypatch):
    """Texts that are read together always share one form index."""
    monkeypatch.setattr("analyzers.document_reader.CACHED_FORMS", 2)
    reader = DocumentReader(Analyzer("xx", tokenize, char_filters=()))

    first, second = reader.read("a b c", "d")
    (third,) = reader.read("a")

    assert first.form_index is second.form_index is not third.form_index
    assert [form.exact for form in third.form_index.forms] == ["a"]


def test_preloaded_analyses_are_used_until_others_are_preloaded():
    """A word is not analysed again meanwhile."""
    reader = DocumentReader(Analyzer("uk", tokenize, char_filters=(str.lower,)))
    reader.preload({"Мир": serialize("Мир", WordAnalysis("mir", ("mir",), ("mir",)))})
    (analyzed,) = reader.read("Мир")
    assert analyzed.words[0].exact == "mir"

    reader.preload({})
    (analyzed,) = reader.read("Мир")
    assert analyzed.words[0].exact == "мир"


@EACH
@MODERATE
@given(text=MIXED_TEXTS)
def test_preloaded_analyses_are_those_that_would_be_made(lang, text):
    """Nothing is lost in serialized analyses."""
    first, again = (
        DocumentReader(get_analyzer(lang)),
        DocumentReader(get_analyzer(lang)),
    )
    (analyzed,) = first.read(text)
    lines = filter(None, analyzed.form_index.serialized)
    again.preload({line[: line.find("\t")]: line for line in lines})
    (analyzed_again,) = again.read(text)

    indexes = (analyzed.form_index, analyzed_again.form_index)
    before, after = (
        [index.analysis(form_id) for form_id in range(len(index.forms))]
        for index in indexes
    )
    assert after == before
    assert indexes[1].serialized == indexes[0].serialized


def test_a_repeated_text_is_read_once_unless_it_is_long():
    """A long text would take too much memory."""
    reader = DocumentReader(Analyzer("xx", tokenize, char_filters=()))
    long = "a " * LONGEST_CACHED

    short_again = reader.read("a b", "a b")
    long_again = reader.read(long, long)

    assert short_again[0] is short_again[1]
    assert long_again[0] is not long_again[1]
    assert long_again[0].starts == long_again[1].starts


def test_each_distinct_run_is_tokenized_once():
    """A run is what a text is split into at blanks and signs."""
    tokenized = []

    def record(text):
        tokenized.append(text)
        yield RawToken(0, len(text), 0, Kind.WORD)

    DocumentReader(Analyzer("xx", record, char_filters=())).read("a b-c a", "a, d")

    assert tokenized == ["a", "b-c", "d"]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_an_empty_text_has_no_words(lang):
    """All its arrays are empty."""
    analyzed = read(lang, "")

    assert analyzed.starts == analyzed.ends == []
    assert len(analyzed.form_ids) == len(analyzed.compound_ids) == 0
