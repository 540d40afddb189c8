"""What holds for every language's analyzer, whatever the text?"""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import example, given, settings, strategies as st

from analyzers import LANGUAGES, Analyzer, Kind, get_analyzer
from analyzers.tokenizer import tokenize

MODERATE = settings(deadline=None, max_examples=150)
EACH = pytest.mark.parametrize("lang", LANGUAGES)

# Words to which rules of some language apply, and what may separate words.
SOME_WORDS = """
п'ять ґанок роблячи їжак ЙДЕ США за\u0301мок науково-технічний В’єтнам і
l'intelligence aujourd’hui semi-conducteurs AI ÉTÉ œuvre qu'elle R&D
Nguyena naukowo-technicznej robienie ŁÓDŹ współpraca zrobiłem mam
hoà quý thuỷ KH&CN triển,hai Việt-Nhật đổi hợp tác 2026-2035 3,5 5G ʼ 1–2
47 650 12.07.1998 12/07/1998 250МВт 8,3tỷ 18h30 2M€ 21-й XXIe ONGs F-16 О.О.Н. т.з.
É.-U.
"""
WORDS = st.sampled_from(SOME_WORDS.split())
GAPS = st.sampled_from(
    [
        " ",
        " ",
        ", ",
        ". ",
        "\n",
        " – ",
        "-",
        "'",
        "’",
        "\u00a0",
        "\t",
        "",
        " & ",
        "/",
        ".",
    ]
)
LETTERS = (
    "abcelnqtuzżźłóàéœưđạỷĂІіїйґщьЮЭXkМ590€²"
    "'’ʼ‘-‑–.,;:/&_ \n\t\u00a0\u00ad\u200b\u0301\u0306\u0323"
)
SENTENCES = st.lists(st.tuples(WORDS, GAPS), max_size=8).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)
TEXTS = st.one_of(SENTENCES, st.text(LETTERS, max_size=30))
ANYTHING = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
MIXED_TEXTS = st.one_of(TEXTS, ANYTHING)


def terms_of(lang: str, text: str) -> list[tuple[object, ...]]:
    """List what is indexed of a text, without its offsets."""
    tokens = get_analyzer(lang)(text)
    return [(t.position, t.kind, t.exact, t.lemmas, t.folded) for t in tokens]


@EACH
@MODERATE
@given(text=MIXED_TEXTS)
@example(text="\U00017000")
@example(text="word-ʼ")
def test_offsets_lie_inside_the_text(lang, text):
    """Each token spans something that the reader sees."""
    for token in get_analyzer(lang)(text):
        assert 0 <= token.start < token.end <= len(text)
        assert text[token.start : token.end].strip()


@EACH
@MODERATE
@given(text=TEXTS)
@example(text="hợp tác Việt-Nhật")
def test_tokens_come_in_order_of_position(lang, text):
    """Offsets follow positions, and words never overlap."""
    tokens = list(get_analyzer(lang)(text))

    assert [t.position for t in tokens] == sorted(t.position for t in tokens)
    assert [t.start for t in tokens] == sorted(t.start for t in tokens)
    plain = [t for t in tokens if t.kind is Kind.WORD]
    for first, second in pairwise(plain):
        assert first.end <= second.start
        assert first.position < second.position


@EACH
@MODERATE
@given(text=TEXTS)
def test_no_term_is_empty_or_holds_a_tab(lang, text):
    """Terms are single words, composed; only bigrams lack an exact form."""
    for token in get_analyzer(lang)(text):
        assert token.lemmas
        assert bool(token.exact) == (token.kind is not Kind.BIGRAM)
        assert all(token.folded)
        assert len(set(token.folded)) == len(token.folded)
        for term in (*token.lemmas, *token.folded, token.exact):
            assert "\t" not in term
            assert term == term.strip()
            assert unicodedata.is_normalized("NFC", term)
        assert all(token.lemmas)
        assert len(set(token.lemmas)) == len(token.lemmas)


@EACH
@MODERATE
@given(text=TEXTS)
@example(text="ÉTÉ")
@example(text="ЇЖІ")
@example(text="WODĘ")
def test_composed_and_decomposed_text_give_the_same_terms(lang, text):
    """Nobody sees which of them was typed."""
    composed = terms_of(lang, unicodedata.normalize("NFC", text))

    assert terms_of(lang, unicodedata.normalize("NFD", text)) == composed


@EACH
@MODERATE
@given(text=TEXTS)
def test_analysing_is_repeatable(lang, text):
    """A cache changes nothing, be it full or empty."""
    used = get_analyzer(lang)
    unused = replace(used)

    assert list(used(text)) == list(used(text)) == list(unused(text))


@EACH
@MODERATE
@given(text=SENTENCES)
@example(text="c'qu'on dit")
def test_index_and_query_agree(lang, text):
    """A word alone has the terms that it has in an article."""
    analyzer = get_analyzer(lang)

    for token in analyzer(text):
        if token.kind is Kind.WORD:
            alone = [t for t in analyzer(text[token.start : token.end]) if t.exact]
            (same,) = alone
            assert same[4:] == token[4:]


@EACH
@pytest.mark.parametrize(
    "text", ["2026-2035", "5G", "3.5", "1.2.3", "G20", "90abc", "T72s"]
)
def test_words_with_digits_are_never_stemmed(lang, text):
    """They are indexed as they are written."""
    tokens = [t for t in get_analyzer(lang)(text) if t.kind is not Kind.BIGRAM]

    assert tokens[0].exact == text.lower()
    assert all(t.lemmas == (t.exact,) for t in tokens)


@EACH
def test_analyzer_serves_its_language(lang):
    """Only Vietnamese forms bigrams of its syllables."""
    assert get_analyzer(lang).lang == lang
    assert get_analyzer(lang).bigrams is (lang == "vi")


def test_first_filter_that_has_lemmas_of_a_word_decides():
    """Later ones follow where it has none, and a word is its own lemma at last."""
    listed, guessed = {"a": ("x", "y")}, {"a": ("no",), "b": ("z",)}
    analyzer = Analyzer(
        "xx",
        tokenize,
        char_filters=(str.lower,),
        term_filters=(lambda w: listed.get(w, ()), lambda w: guessed.get(w, ())),
    )

    assert [t.lemmas for t in analyzer("A b c")] == [("x", "y"), ("z",), ("c",)]


def test_emptied_word_keeps_its_position():
    """A phrase does not close up over it."""
    analyzer = Analyzer("xx", tokenize, char_filters=(lambda w: w.strip("x"),))

    assert [(t.exact, t.position) for t in analyzer("a x b")] == [("a", 0), ("b", 2)]


def test_dictionary_lemmas_are_folded_and_guessed_ones_are_not():
    """A stem cut by rule is left out: too little of the word would be left."""
    first, later = {"é": ("à",)}, {"è": ("ì",)}
    analyzer = Analyzer(
        "xx",
        tokenize,
        char_filters=(),
        term_filters=(lambda w: first.get(w, ()), lambda w: later.get(w, ())),
    )

    assert [t.folded for t in analyzer("é è ò")] == [("e", "a"), ("e",), ("o",)]


def test_bigram_is_folded_as_its_syllables_are():
    """The bigram of the folded channel joins folded syllables."""
    tokens = get_analyzer("vi")("Đà Nẵng")

    assert [t.folded for t in tokens if t.kind is Kind.BIGRAM] == [("da_nang",)]
