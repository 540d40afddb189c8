"""Do the forms of a word have the same lemma, and lemmas their order and letters?"""

from indexer.pair_lemmas import word_lemmas

TEXTS = (
    "Umowy\tumowa",
    "umowie\tumowa",
    " de l'",
    "État\tétat",
    "Etap\tetap",
    "ź\t~źć",
)


def test_forms_of_a_word_have_one_lemma():
    """What is between words has none. Numbers are in the order of the lemmas."""
    assert word_lemmas(TEXTS).numbers.tolist() == [1, 1, -1, 3, 0, 2]


def test_lemmas_that_are_typed_alike_begin_alike():
    """Without diacritics, and whether a rule guessed them or not."""
    initials = word_lemmas(TEXTS).initials.tolist()

    assert initials == [ord(letter) for letter in "euze"]
