"""Do the measures count as their docstrings say?"""

from __future__ import annotations

from ir_measures import Qrel, ScoredDoc

from bench.quality.retrieval import score
from bench.quality.vietnamese import sentences_by_pair, without_diacritics


def test_a_query_that_finds_nothing_counts_as_nought() -> None:
    """The mean is over the judged queries, not over those with an answer."""
    qrels = [Qrel("kw-1-vi", "a", 1), Qrel("kw-2-vi", "b", 1), Qrel("ti-1-vi", "a", 1)]
    run = [ScoredDoc("kw-1-vi", "a", 2.0), ScoredDoc("kw-1-vi", "b", 1.0)]

    scores = score(qrels, run)

    assert scores["nDCG@10", "kw", "vi"] == 0.5
    assert scores["R@10", "kw", "vi"] == 0.5
    assert scores["R@10", "ti", "vi"] == 0


def test_only_neighbouring_words_of_several_syllables_are_asked() -> None:
    """Single syllables and signs end a pair; capitals do not matter."""
    sentences = [
        ["Hợp_tác", "quốc_tế", "và", "phát_triển"],
        ["Họ", "hợp_tác", "quốc_tế", ",", "phát_triển"],
    ]
    assert sentences_by_pair(sentences) == {
        ("hợp_tác", "quốc_tế"): frozenset({"0", "1"})
    }


def test_diacritics_are_all_taken_off() -> None:
    """Tones, vowel signs and the barred d."""
    assert without_diacritics("đường sắt mới") == "duong sat moi"
