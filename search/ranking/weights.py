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
    syllable_pair: float = 0.5
    """A pair of adjacent Vietnamese syllables, next to 1 for each syllable. Tuned."""

    expansion: float = 0.8
    """All equivalents of a word together, next to 1 for the word. Set by hand."""
    expansion_part: float = 0.4
    """All equivalents of a shorter term of which a term consists, next to 1 for a word.
    Set by hand, at half of `expansion`, so that the term ranks above its parts."""
    min_csls: float = 0.05
    """CSLS from which a learnt equivalent matches articles on its own. Set by hand."""
    min_translation_weight: float = 0.12
    """Weight from which it does. Set by hand."""
    learnt_with_thesaurus: float = 0.5
    """Factor of learnt equivalents of a word that the thesaurus has equivalents for.
    Set by hand."""
    csls_temperature: float = 0.12
    """Temperature of the softmax that makes weights of the CSLS of a word's neighbours:
    the lower, the more the nearest outweighs the others. Set by hand."""
    folded_word_of_language: float = 0.5
    """How much a word that a language knows without its diacritics only counts for
    that language, next to 1 for a word as typed. Set by hand."""

    further_versions: float = 0.3
    """Share of their scores that further versions add to the score of their story. Set
    by hand."""
    similar_article_title: int = 3
    """Occurrences in the body that one in the title is worth where the words are chosen
    by which similar articles are found. Set by hand, as `title`."""
    highlighted_synonym: float = 0.1
    """Weight from which a synonym is highlighted in a text. Set by hand."""


RANKING = RankingWeights()
"""The weights that the product ranks by."""
