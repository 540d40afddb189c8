"""What does each part of a ranking weigh?

Every weight, exponent and threshold that decides the order of hits stands here, with
what is known of where it comes from. "Tuned" means: chosen on the retrieval sets of
`bench.quality.retrieval` (keywords and headlines of public news in four languages,
nDCG@10) from a wide plateau, on which neighbouring values differ by less than the
noise; see docs/decisions/0007-channels.md. "Set by hand" means that no measurement of
this value on its own is recorded.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class RankingWeights:
    """All that can be tuned in the ranking; the defaults are what the product uses."""

    k1: float = 1.2
    """Saturation of repeated occurrences in BM25: the higher, the more a tenth
    occurrence still adds. A usual value: Robertson and Zaragoza 2009 name 1.2 to 2."""
    b: float = 0.5
    """Strength of BM25's length normalisation, from 0 (none) to 1 (full). Lower than
    the usual 0.75, as news varies in length for good reasons. Tuned."""
    idf_power: float = 1.25
    """Exponent of the inverse document frequency; plain BM25 has 1. Headlines asked as
    questions hold many middling words, and the power lets the rare ones decide. Tuned:
    nDCG@10 rose by 0.007 over 1."""
    title: int = 3
    """Occurrences in the body that one in the title is worth. Tuned."""

    exact: float = 0.25
    """A word in the form that was typed, next to 1 for its lemma. Tuned."""
    folded: float = 0.2
    """A word that matches without its diacritics, next to 1 for its lemma. Tuned."""
    name: float = 0.1
    """A word that matches by a name key, next to 1 for its lemma; low, as keys are
    coarse. Tuned."""
    translated_name: float = 0.8
    """A name key where it stands for a question's word in articles of another language,
    as equivalents do. Set by hand, at the weight of equivalents."""
    initial: float = 0.5
    """A surname with an initial where a question has the given name, or a given name
    where it has an initial, next to 1 for the full name. Set by hand; it may be another
    person."""
    syllable_pair: float = 0.5
    """A pair of adjacent Vietnamese syllables, next to 1 for each syllable. Tuned."""

    expansion: float = 0.8
    """All equivalents of a word together, next to 1 for the word. Set by hand."""
    expansion_part: float = 0.4
    """All equivalents of a shorter term of which a term consists, next to 1 for a word.
    Set by hand, at half of `expansion`, so that the term ranks above its parts."""
    folded_word_of_language: float = 0.5
    """How much a word that a language knows without its diacritics only counts for
    that language, next to 1 for a word as typed. Set by hand."""

    nearest_word: float = 0.5
    """How near a question's words are to the nearest words of an article, next to 1 for
    the best score by words alone. Tuned together with the two below, on the public
    stories across languages and on our own topical questions."""
    article_meaning: float = 1.0
    """How near a question is to an article as a whole, next to the same 1. Tuned."""
    feedback: float = 0.6
    """How far the question moves towards the best article before all are scored again:
    the weight of that article's vector next to 1 for the question's. Tuned."""

    meaning_where_all_is_found: float = 0.1
    """What all nearness is multiplied with where every match has all of the question:
    words that are found need no stand-in. Tuned on our own topical questions, of which
    those that are answered in full have the right story first for .94 with 0 and 0.1,
    and for .92 with 1."""

    beginning: float = 1.0
    """How near a question is to the beginning of an article, next to the same 1, where
    the index has vectors of passages. Tuned with the four below and `feedback`, on the
    public stories across languages and on our own topical questions: nDCG@10 differs
    by less than 0.01 while all are between 0.7 and 1.5."""
    nearest_sentence: float = 1.0
    """How near it is to the nearest sentence. Tuned."""
    sentences: float = 1.0
    """How near it is to all sentences on average. Tuned."""
    words_beside_passages: float = 0.5
    """What `nearest_word` and `article_meaning` are multiplied with for an article that
    has vectors of passages, which say the same better. Tuned."""
    near_article: float = 0.4
    """Least cosine of a question with an article that no word finds, and that is shown
    as near in meaning. Chosen on our topical questions: with `near_word`, seven of ten
    such articles tell a story that was asked for."""
    near_word: float = 0.3
    """Least cosine of each word of the question with a word of such an article."""

    further_versions: float = 0.3
    """Share of their scores that further versions add to the score of their story.
    Tuned on our own topical questions, of which .926 have the right story first with
    0.3, .917 with 0 and .923 with 0.6."""
    similar_article_title: int = 3
    """Occurrences in the body that one in the title is worth where the words are chosen
    by which similar articles are found. Set by hand, as `title`."""
    highlighted_synonym: float = 0.1
    """Weight from which a synonym is highlighted in a text. Set by hand."""


RANKING = RankingWeights()
"""The weights that the product ranks by."""
