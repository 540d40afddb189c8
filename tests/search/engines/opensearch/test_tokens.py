"""Does each term have a token of its own, in which the cluster sees no sign?"""

from hypothesis import given, strategies as st

from search.engines.opensearch.tokens import LONGEST, shortened, term_of, token

TERMS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=6)
SIGNS = st.text(" |_\\\t\u00a0\u2028а;5f", min_size=1, max_size=6)


@given(st.one_of(TERMS, SIGNS))
def test_a_token_is_one_word_and_leads_back_to_its_term(term):
    """It has no blank of any kind, no sign of ours, and is no hole."""
    written = token(term)

    assert written.split() == [written]
    assert "|" not in written
    assert written != "_"
    assert term_of(written) == term


@given(SIGNS, SIGNS)
def test_no_two_terms_have_the_same_token(one, other):
    """A term that looks like the code of another one is written in another way."""
    assert (token(one) == token(other)) == (one == other)


def test_a_term_that_the_cluster_would_refuse_is_shortened():
    """Its beginning stays, so that it is found by that; terms that differ still do."""
    one, other = "ї" * LONGEST, "ї" * LONGEST + "!"

    assert len(token(one).encode()) < 2 * LONGEST
    assert shortened(one).startswith("ї" * 1_000)
    assert token(one) != token(other)
    assert term_of(token(one)) == shortened(one)
