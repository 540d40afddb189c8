"""Are odd signs told from those of our languages?"""

from __future__ import annotations

import pytest

from corpus.repair.signs import natural_signs, odd_signs, typography
from tests.corpus.repair.conftest import sentences

FOREIGN = set("²³üößñãÅÉ£µ½ᵉʳšäçŠŘřąСК’ć")


@pytest.mark.parametrize("lang", ["uk", "pl", "vi"])
def test_sentences_of_ours_have_none_but_in_foreign_names(lang):
    """What they are written with is known."""
    assert odd_signs(" ".join(sentences(lang))) <= FOREIGN


@pytest.mark.parametrize("sign", "©®¶¤ßñö\u0092\ufffd√Љљ")
def test_signs_of_no_language_of_ours_are_odd(sign):
    """They are what damage shows in."""
    assert odd_signs(f"a{sign}b") == {sign}


def test_typography_is_natural_or_rare():
    """Rare signs are looked at, though they stand in whole texts."""
    assert typography() - natural_signs() == set("‚‹›²³½")
