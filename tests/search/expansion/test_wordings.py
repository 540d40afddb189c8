"""Are wordings searched for as articles are indexed?"""

from search.expansion.wordings import index_terms


def test_two_syllables_are_one_term_and_longer_wordings_several():
    """A wording has a term, with its alternatives, for each of its words."""
    assert index_terms("vi", "hòa bình") == (("hòa_bình",),)
    assert len(index_terms("vi", "hiệp định hòa bình")) == 4
    assert len(index_terms("uk", "мирна угода")) == 2
    assert index_terms("uk", "—") == ()
