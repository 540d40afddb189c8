"""Do the compiled tables return the same lemmas as simplemma's own?"""

import pytest
import simplemma
from hypothesis import given, settings, strategies as st

from analyzers.lemma_tables import in_dictionary, lemmatize

EXAMPLES = {
    "fr": "abricotiers Parisiennes l'eurodéputée covoiturages Zelensky wagons-lits "
    "rendez-vous ukrainisés anti-missiles électro-aimants 2024 aujourd’hui Ç",
    "pl": "konferencjach Zełenskiego miedzynarodowej Ukraińcy współprac eurowyborów",
}
WORDS = st.text(st.sampled_from("aeéisrntPL'’-œł"), min_size=1, max_size=9)


@pytest.mark.parametrize("lang", EXAMPLES)
def test_words_have_the_lemmas_that_simplemma_gives(lang):
    """Listed ones, compounds, names, and such as no rule covers."""
    for word in (*EXAMPLES[lang].split(), *EXAMPLES[lang].lower().split()):
        assert lemmatize(word, lang) == simplemma.lemmatize(word, lang, greedy=True)


@settings(deadline=None)
@given(word=WORDS)
def test_any_word_has_the_lemma_that_simplemma_gives(word):
    """This holds for any characters."""
    assert lemmatize(word, "fr") == simplemma.lemmatize(word, "fr", greedy=True)
    assert in_dictionary(word, "en") == simplemma.is_known(word, "en")


def test_english_forms_are_listed():
    """Inflected ones are, too; what is no word is not."""
    assert [
        w for w in ("treaties", "went", "hợp", "xqzt") if in_dictionary(w, "en")
    ] == [
        "treaties",
        "went",
    ]
