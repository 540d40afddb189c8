"""Which terms does an article have in each channel, and at which positions?"""

from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from analyzers import LANGUAGES
from corpus import Article
from search.indexing.field_postings import GAP, postings
from search.port.document import WITHOUT_POSITIONS, Channel, Posting
from search.ranking.weights import RANKING

POSITIONED = frozenset(Channel) - WITHOUT_POSITIONS


def terms(article, channel):
    """Return a channel's postings by term."""
    return {posting.term: posting for posting in postings(article)[channel]}


def test_lemmas_and_forms_have_channels_of_their_own(article):
    """An inflected word is its lemma in the text and itself among the forms."""
    item = article("угодою", headline=False)

    assert tuple(postings(item)[Channel.TEXT]) == (Posting("угода", 1, (0,)),)
    assert tuple(postings(item)[Channel.EXACT]) == (Posting("угодою", 1, (0,)),)


def test_positions_count_words(article):
    """A word's positions are the numbers of the words it is."""
    by_term = terms(article("мир, війна — мир!", headline=False), Channel.EXACT)

    assert by_term["мир"] == Posting("мир", 2, (0, 2))
    assert by_term["війна"] == Posting("війна", 1, (1,))


def test_a_word_of_the_title_weighs_more(article):
    """One in a title counts as several of a body; forms are not weighted."""
    item = article("мир", title="мир")

    assert terms(item, Channel.TEXT)["мир"].weight == RANKING.title + 1 > 2
    assert terms(item, Channel.EXACT)["мир"].weight == 2
    assert terms(item, Channel.TITLE)["мир"].weight == 1


@pytest.mark.parametrize("channel", [Channel.TEXT, Channel.EXACT])
def test_no_phrase_spans_title_and_body(article, channel):
    """The body's first word comes far after the title's last."""
    by_term = terms(article("війна", title="мирна угода"), channel)

    assert by_term["війна"].positions[0] - by_term["угода"].positions[0] == GAP


def test_a_second_title_is_text_behind_the_body(article):
    """Its lemmas are found, and no phrase spans it and the body."""
    item = article("мир", title="угода", other_title="війни")
    by_term = terms(item, Channel.TEXT)

    assert by_term["війна"].weight == 1
    assert by_term["війна"].positions[0] - by_term["мир"].positions[0] > GAP
    for channel in set(Channel) - {Channel.TEXT}:
        plain = postings(article("мир", title="угода"))[channel]
        assert tuple(postings(item)[channel]) == tuple(plain)


@pytest.mark.parametrize("channel", [Channel.TITLE, Channel.EXACT_TITLE])
def test_only_the_title_is_in_the_title_channels(article, channel):
    """A body's words are not found by `title:`."""
    assert set(terms(article("війна", title="угода"), channel)) == {"угода"}


def test_a_derived_title_is_not_indexed_twice(article):
    """A title that repeats the first sentence adds nothing."""
    by_channel = postings(article("мир тепер", title="мир тепер", headline=False))

    assert not by_channel[Channel.TITLE]
    assert not by_channel[Channel.EXACT_TITLE]
    assert Posting("мир", 1, (0,)) in by_channel[Channel.EXACT]


def test_a_compound_has_its_parts_at_positions_of_their_own(article):
    """The whole has the position of its first part, and only parts are forms."""
    item = article("науково-технічний", headline=False)

    assert terms(item, Channel.TEXT)["науково-технічний"].positions == (0,)
    assert terms(item, Channel.TEXT)["технічний"].positions == (1,)
    assert set(terms(item, Channel.EXACT)) == {"науково", "технічний"}


def test_vietnamese_bigrams_are_terms_of_the_text_alone(article):
    """A bigram has the position of its first syllable, and is no form."""
    item = article("hợp tác", "vi", headline=False)

    assert terms(item, Channel.TEXT)["hợp_tác"].positions == (0,)
    assert set(terms(item, Channel.EXACT)) == {"hợp", "tác"}


FOLDED = {
    "form and lemma": ("pl", "współpracy", {"wspolpracy", "wspolpraca"}),
    "syllables and their bigram": ("vi", "Hợp tác", {"hop", "tac", "hop_tac"}),
    "a letter that is more than a mark": ("vi", "đường", {"duong"}),
    "decomposed": ("fr", "e\u0301te\u0301", {"ete"}),
}


@pytest.mark.parametrize(("lang", "text", "expected"), FOLDED.values(), ids=FOLDED)
def test_words_are_indexed_without_diacritics_too(article, lang, text, expected):
    """Forms and lemmas are folded, without positions."""
    by_term = terms(article(text, lang, headline=False), Channel.FOLDED)

    assert set(by_term) >= expected
    assert {posting.positions for posting in by_term.values()} == {()}


def test_a_folded_word_of_the_title_weighs_more(article):
    """It counts as a word of the title does among the lemmas."""
    by_term = terms(article("мир", title="мир"), Channel.FOLDED)

    assert by_term["мир"].weight == RANKING.title + 1


@pytest.mark.parametrize("lang", LANGUAGES)
def test_only_capitalised_words_are_names(article, lang):
    """A word in lower case has no keys; the title's words count once."""
    item = article("олена Марія", lang, title="олена Марія")

    weights = {posting.weight for posting in postings(item)[Channel.NAME]}
    other = article("олена марія", lang, title="олена марія")

    assert weights == {2}
    assert not postings(other)[Channel.NAME]


def test_a_name_shares_a_key_in_every_script(article):
    """One person's name in four languages has a term in common."""
    written = {"uk": "Хунга", "fr": "Hung", "pl": "Hung", "vi": "Hùng"}

    keys = [
        set(terms(article(word, lang, headline=False), Channel.NAME))
        for lang, word in written.items()
    ]

    assert set.intersection(*keys)


@given(
    st.sampled_from(LANGUAGES),
    st.text("аб eé-'’.,\n12", max_size=40),
    st.text("аб eé-'’.,\n12", max_size=80),
    st.booleans(),
)
def test_postings_are_in_order(lang, title, body, headline):
    """Terms and positions ascend, terms are distinct, weights count occurrences."""
    item = Article(id="a", lang=lang, title=title, body=body, headline=headline)

    for channel, in_channel in postings(item).items():
        assert all(a.term < b.term for a, b in pairwise(in_channel))
        assert all(a < b for p in in_channel for a, b in pairwise(p.positions))
        assert all(p.term and p.weight >= max(1, len(p.positions)) for p in in_channel)
        assert all(bool(p.positions) is (channel in POSITIONED) for p in in_channel)
