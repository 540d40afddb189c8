"""Are the terms of the thesaurus found in a question, in every form?"""

from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from analyzers.question import QUESTION_LANGUAGES, question_words
from search.expansion.thesaurus import Match, Thesaurus
from search.expansion.thesaurus_keys import MAX_KEYS

AGREEMENT, TRADE, BANK, UNION = range(4)
CONCEPTS = (
    {
        "en": ("agreement",),
        "uk": ("угода", "договір"),
        "fr": ("accord",),
        "pl": ("umowa",),
        "vi": ("hiệp định",),
    },
    {
        "en": ("free trade agreement",),
        "uk": ("угода про вільну торгівлю",),
        "fr": ("accord de libre-échange",),
        "pl": ("umowa o wolnym handlu",),
        "vi": ("hiệp định thương mại tự do",),
    },
    {"en": ("bank",), "uk": ("банк",), "fr": ("banque",), "pl": ("bank",)},
    {"en": ("UN",), "uk": ("ООН",), "fr": ("ONU",), "pl": ("ONZ",), "vi": ("LHQ",)},
    {"uk": ("угода", "змова"), "en": ("deal",)},
)
THESAURUS = Thesaurus.make(CONCEPTS)


def find_terms(text, lang, thesaurus=THESAURUS):
    """Return the parts of a question that name concepts, and the concepts."""
    return [(text[m.start : m.end], m.concepts) for m in thesaurus.find(text, lang)]


QUESTIONS = {
    "as it stands": ("fr", "accord", [("accord", (0,))]),
    "in capitals": ("fr", "ACCORD", [("ACCORD", (0,))]),
    "inflected": ("pl", "o umowach", [("umowach", (0,))]),
    "a second term": ("uk", "договорами", [("договорами", (0,))]),
    "of two concepts": ("uk", "угоди", [("угоди", (0, 4))]),
    "several words": (
        "uk",
        "нову угоду про вільну торгівлю",
        [("угоду про вільну торгівлю", (1,))],
    ),
    "a compound": (
        "fr",
        "les accords de libre-échange",
        [("accords de libre-échange", (1,))],
    ),
    "a compound in parts": (
        "fr",
        "accord de libre échange",
        [("accord de libre échange", (1,))],
    ),
    "English plural": (
        "en",
        "FREE Trade agreements",
        [("FREE Trade agreements", (1,))],
    ),
    "syllables": ("vi", "ký hiệp định", [("hiệp định", (0,))]),
    "one after the other": (
        "en",
        "free trade agreement, agreement; bank",
        [("free trade agreement", (1,)), ("agreement", (0,)), ("bank", (2,))],
    ),
    "a term begun only": ("en", "free trade", []),
    "another language's": ("fr", "umowa", []),
    "none": ("uk", "зовсім інше", []),
    "nothing": ("uk", "", []),
}


@pytest.mark.parametrize(
    ("lang", "text", "expected"), QUESTIONS.values(), ids=QUESTIONS
)
def test_terms_match_in_every_form(lang, text, expected):
    """The longest term wins, and a word belongs to one term only."""
    assert find_terms(text, lang) == expected


@pytest.mark.parametrize(
    ("lang", "right", "wrong"),
    [
        ("vi", "hiệp định", "hiep dinh"),
        ("fr", "libre-échange", "libre-echange"),
    ],
)
def test_diacritics_need_not_be_typed(lang, right, wrong):
    """Without them a term matches as well, but not exactly."""
    thesaurus = Thesaurus.make([{lang: (right,)}])

    (exact,) = thesaurus.find(right, lang)
    (folded,) = thesaurus.find(wrong, lang)

    assert exact == Match(0, len(right), lang, (0,), exact=True)
    assert folded == Match(0, len(wrong), lang, (0,), exact=False)


def test_a_term_with_its_diacritics_is_preferred():
    """`môi` is not `mới` where both are terms."""
    thesaurus = Thesaurus.make([{"vi": ("môi",)}, {"vi": ("mới",)}])

    assert find_terms("môi", "vi", thesaurus) == [("môi", (0,))]
    assert find_terms("mới", "vi", thesaurus) == [("mới", (1,))]
    assert find_terms("moi", "vi", thesaurus) == [("moi", (0, 1))]


@pytest.mark.parametrize(
    ("typed", "expected"), [("UN", [("UN", (UNION,))]), ("un", []), ("Un", [])]
)
def test_a_short_abbreviation_is_typed_in_capitals(typed, expected):
    """`un` is a word of several languages; `UN` is meant."""
    assert find_terms(typed, "en") == expected


def test_a_longer_abbreviation_may_be_typed_small():
    """Three letters are seldom another word."""
    assert find_terms("onu", "fr") == [("onu", (UNION,))]


def test_a_file_is_read_as_it_was_written(tmp_path):
    """A reader has all that the build had, without analysing a term."""
    THESAURUS.write(tmp_path / "thesaurus.json")

    again = Thesaurus.read(tmp_path / "thesaurus.json")

    for lang, text, expected in QUESTIONS.values():
        assert find_terms(text, lang, again) == expected
    assert [dict(terms) for terms in again.concepts] == [
        {lang: list(terms) for lang, terms in concept.items()} for concept in CONCEPTS
    ]


def test_a_missing_file_is_an_error(tmp_path):
    """Every index has one."""
    with pytest.raises(FileNotFoundError):
        Thesaurus.read(tmp_path / "thesaurus.json")


def test_a_language_nobody_asks_in_finds_nothing():
    """An unknown code is no error."""
    assert list(THESAURUS.find("угода", "xx")) == []


def test_a_phrase_has_no_more_keys_than_allowed():
    """Many words of several lemmas each do not fill the index."""
    thesaurus = Thesaurus.make([{"uk": ("вільну " * 8,)}])

    assert MAX_KEYS < 2**8
    assert 0 < len(thesaurus.keys["uk"]) <= 2 * MAX_KEYS


WORDS = ("угода", "угоди", "про", "вільну", "торгівлю", "договір", "ООН", "мир",
         "hiệp", "định", "hiep", "agreement", "free", "trade", "accord", "de",
         "libre-échange", "umowa", "o", "wolnym", "handlu", "UN", ",")  # fmt: skip


@given(
    st.lists(st.sampled_from(WORDS), max_size=9).map(" ".join),
    st.sampled_from(QUESTION_LANGUAGES),
)
def test_matches_follow_each_other_and_are_terms(text, lang):
    """None overlap, offsets are those of words, and each alone is found again."""
    matches = list(THESAURUS.find(text, lang))

    starts = {word.start for word in question_words(lang, text)}
    ends = {word.end for word in question_words(lang, text)}
    for match in matches:
        assert match.start in starts
        assert match.end in ends
        assert find_terms(text[match.start : match.end], lang) == [
            (text[match.start : match.end], match.concepts)
        ]
    assert all(one.end <= other.start for one, other in pairwise(matches))


def test_a_broad_concept_is_not_called_what_a_narrower_one_is():
    """Diseases are not called cancer, though their topic lists it."""
    cancer = {"en": ("cancer",), "uk": ("рак",)}
    diseases = {"en": ("diseases", "cancer", "ailment"), "uk": ("хвороби", "рак")}

    thesaurus = Thesaurus.make((cancer,), broad=(diseases,))

    assert thesaurus.concepts == (
        cancer,
        {"en": ("diseases", "ailment"), "uk": ("хвороби",)},
    )
