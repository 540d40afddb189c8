"""Is each word offered once, in dictionary form, as the collection writes it?"""

import pytest

from indexer.word_entries import (
    MIN_LETTERS,
    ambiguous_entries,
    forms_by_lemma,
    is_word,
    word_entries,
)


def entries(lang, texts):
    """Return what words of texts and counts lead to: the text offered, by form."""
    written = [*texts]
    counts = [*enumerate(texts.values())]
    forms = forms_by_lemma(written, counts)
    found = word_entries(lang, forms, lambda _: 1)
    return {form: one.text for one in found for form in one.typed or (one.text,)}


WORDS = {
    "long enough": ("мир", True),
    "too short": ("на", False),
    "number": ("2025", False),
    "word and number": ("covid19", False),
    "with an apostrophe": ("здоров'я", True),
    "with a hyphen": ("franco-polonais", True),
}


@pytest.mark.parametrize(("word", "offered"), WORDS.values(), ids=WORDS)
def test_words_of_letters_are_offered(word, offered):
    """Numbers and very short words are not worth completing."""
    assert is_word(word) is offered
    assert len(word) >= MIN_LETTERS or not offered


SHOWN = {
    "a form leads to its lemma": (
        {"угодою\tугода": 2, "угода\tугода": 1},
        {"угодою": "угода", "угода": "угода"},
    ),
    "no article has the lemma": (
        {"угодою\tугода": 2}, {"угодою": "угода", "угода": "угода"},
    ),
    "a name has a capital": (
        {"Парижі\tпариж": 2},
        {"парижі": "Париж", "Париж": "Париж"},
    ),
    "a name that opens a sentence has it too": (
        {"?польща\tпольща": 9, "Польщею\tпольща": 1},
        {"польща": "Польща", "польщею": "Польща"},
    ),
    "what only opens sentences has none": ({"?угода\tугода": 2}, {"угода": "угода"}),
    "as articles write it": ({"євродоларом\tєвродолар": 1, "ЄвроДолар\tєвродолар": 1},
        {"євродоларом": "ЄвроДолар", "євродолар": "ЄвроДолар"}),
    "a hyphenated name": (
        {"Івано-Франківську\tівано-франківськ": 1},
        dict.fromkeys(("івано-франківську", "Івано-Франківськ"), "Івано-Франківськ"),
    ),
    "of a stem the usual form": (
        {"вінгруп\t~вінгр": 3, "вінгрупі\t~вінгр": 1},
        {"вінгруп": "вінгруп", "вінгрупі": "вінгруп"},
    ),
    "of several lemmas the one that is a form": (
        {"сталі\tсталь сталий": 1, "сталь\tсталь": 1},
        {"сталі": "сталь", "сталь": "сталь"},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("texts", "shown"), SHOWN.values(), ids=SHOWN)
def test_a_word_is_offered_as_the_collection_writes_it(texts, shown):
    """A form leads to the lemma, with the capitals that its forms usually have."""
    assert entries("uk", texts) == shown


def test_a_word_without_a_sure_lemma_leads_to_itself():
    """It is known only when it is looked up whether a lemma of it is offered."""
    texts = ["роботи\tробот робота", "мир\tмир"]

    (form,) = ambiguous_entries("uk", texts, [(0, 3), (1, 2)])

    assert (form.text, form.kind, form.count) == ("роботи", "form", 3)
    assert entries("uk", {texts[0]: 3}) == {}


def test_function_words_are_known_but_not_offered():
    """They have a kind of their own."""
    forms = forms_by_lemma(["avant\tavant", "paix\tpaix"], [(0, 2), (1, 2)])

    kinds = {one.text: one.kind for one in word_entries("fr", forms, lambda _: 2)}

    assert kinds == {"avant": "function", "paix": "word"}
