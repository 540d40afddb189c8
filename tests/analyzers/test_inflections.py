"""Are the forms of a word found from its dictionary form?"""

import pytest

from analyzers import get_analyzer, pl
from analyzers.inflections import inflections


@pytest.mark.parametrize(
    ("lang", "word", "forms"),
    [
        ("fr", "brésilien", "brésilien brésiliens brésilienne brésiliennes"),
        ("fr", "suédois", "suédois suédoise suédoises"),
        ("fr", "sénégalais", "sénégalais sénégalaise sénégalaises"),
        ("uk", "польща", "польща"),
        ("vi", "pháp", "pháp"),
    ],
)
def test_a_word_has_these_forms(lang, word, forms):
    """French ones by their endings; elsewhere the word itself."""
    assert set(inflections(lang, word)) == set(forms.split())


@pytest.mark.skipif(not pl.has_morfeusz(), reason="Morfeusz generates the forms")
@pytest.mark.parametrize(
    ("word", "form"),
    [("węgry", "węgrzech"), ("słowacja", "słowacji"), ("chiński", "chińską")],
)
def test_polish_forms_lead_back_to_their_word(word, form):
    """Names are generated as well, which are listed with a capital."""
    assert form in inflections("pl", word)
    assert word in get_analyzer("pl").terms(form).lemmas
