"""Do examples of misread signs stay in whole texts, and no damage with them?"""

from __future__ import annotations

import pytest

from corpus.repair.examples import mend_but_examples
from corpus.repair.texts import mend
from tests.corpus.repair.conftest import sentences, whole
from tests.corpus.repair.test_misread import ENCODINGS, misread

BY_HAND = {
    "Il a dit « dÃ©jÃ  » à Noël, près de là.": "Il a dit « déjà » à Noël, près de là.",
    "Le ministre : « Nous nÃ©gocions », dit-il à Noël.": (
        "Le ministre : « Nous négocions », dit-il à Noël."
    ),
    "Le mojibake « Ã© » gÃªne les lecteurs": "Le mojibake « é » gêne les lecteurs",
    "Premier: „Å¹le Å›wieci” – w środę.": "Premier: „Źle świeci” – w środę.",
    "Міністр: «РЈРіРѕРґР°», — і пішов.": "Міністр: «Угода», — і пішов.",
    "Ông nói “Ä‘áº¥t nÆ°á»›c” ở Huế.": "Ông nói “đất nước” ở Huế.",
    "Le prix : 5 â‚¬ à l’entrée": "Le prix : 5 € à l’entrée",
    "« Ã€ bientôt », « Ã€ Paris », « dÃ¨s »": "« À bientôt », « À Paris », « dès »",
}


@pytest.mark.parametrize("text", whole("examples"))
@pytest.mark.parametrize("after", ["", "\nÇa va. Źle. Це добре. Việt Nam."])
def test_a_text_about_misread_signs_stays(text, after):
    """It shows one or two signs, or a word that it quotes in its right form, too."""
    assert mend(text + after) == (text + after, (), "")


@pytest.mark.parametrize("garbled", BY_HAND)
def test_damage_is_restored_still(garbled):
    """In other quotations, and around those that may be examples."""
    assert mend_but_examples(garbled).text == BY_HAND[garbled]


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(
    ("lang", "letters", "quotes"),
    [
        ("fr", "éèçàê’", "« {} »"),
        ("pl", "ąęłżźć", "„{}”"),
        ("uk", "іїєґяЖ", "«{}»"),
        ("vi", "đệưởấợ", "“{}”"),
    ],
)
def test_examples_of_any_encoding_stay_alone(lang, letters, quotes, encoding):
    """Where the text itself was misread as well, it is restored with them."""
    shown = [quotes.format(misread(letter, encoding)) for letter in letters]
    text = " ".join([*sentences(lang)[:2], ", ".join(shown)])

    assert mend_but_examples(text).text == text
    assert mend_but_examples(misread(text, "cp1252")).text != misread(text, "cp1252")
