"""Is a text found under the keys that users would type?"""

from hypothesis import given, strategies as st

from analyzers.plain_text import plain_text
from search.suggestion.keys import entry_keys, fold, typed_key
from search.suggestion.suggestion import Entry


@given(st.lists(st.text(st.sampled_from("aБїй'ł ̆é\u00ad\u0301Σ\t"), max_size=8)))
def test_a_text_is_folded_alike_among_others(texts):
    """The texts before and after it make no difference, nor do blanks."""
    entries = [Entry(text, "title", "fr", 1) for text in texts]

    keys_of_texts = [tuple(keys) for keys in entry_keys(entries)]

    folded = (" ".join(map(fold, plain_text(text).split())) for text in texts)
    assert keys_of_texts == [(key,) if key else () for key in folded]


@given(st.text(st.sampled_from("aБїй'ł ̆é\u00ad\u0301Σ-‐"), min_size=1, max_size=8))
def test_a_text_is_found_by_all_its_letters(text):
    """What is typed has the key that the text has; a hyphen is a blank."""
    (keys,) = entry_keys([Entry(text, "title", "fr", 1)])

    assert [*keys] == [key for key in (typed_key(text),) if key]


def test_an_entry_is_found_by_each_text_that_leads_to_it():
    """Ukrainian words are found in Latin letters too, phrases are not."""
    typed = ("угоду", "угодою")

    word, phrase = (
        [*keys]
        for keys in entry_keys(
            [Entry("угода", kind, "uk", 1, typed) for kind in ("word", "phrase")]
        )
    )

    assert word == ["угоду", "угодою", "uhodu", "uhodoiu"]
    assert phrase == ["угоду", "угодою"]


def test_a_text_is_found_by_its_plain_characters():
    """Nobody types a letter of another script, a ligature or eth on purpose."""
    entries = [
        Entry("Новий догoвiр", "title", "uk", 1),
        Entry("Ðà Nẵng", "name", "vi", 1),
        Entry("Une ﬁnance", "title", "fr", 1),
    ]

    keys = [next(iter(of_entry)) for of_entry in entry_keys(entries)]

    assert keys == ["новий договір", "da nang", "une finance"]
    assert keys == [typed_key(entry.text) for entry in entries]
