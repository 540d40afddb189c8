"""Does each text get one id, in the order in which texts are first seen?"""

import pickle

from hypothesis import given, strategies as st

from indexer.state import Interner

WORDS = st.lists(st.text("abc", max_size=2), max_size=8)


@given(initial=WORDS, lists=st.lists(WORDS, max_size=5))
def test_ids_follow_the_order_of_first_appearance(initial, lists):
    """An id is the text's index in `texts`; known texts keep theirs."""
    initial = list(dict.fromkeys(initial))
    interner = Interner(initial)

    ids = [interner.intern(iter(texts)).tolist() for texts in lists]

    interned = [text for texts in lists for text in texts]
    assert interner.texts == list(dict.fromkeys([*initial, *interned]))
    assert [[interner.texts[n] for n in row] for row in ids] == lists


@given(WORDS)
def test_an_interner_comes_back_from_another_process(texts):
    """The same texts have the same ids, and new ones follow."""
    interner = Interner()
    ids = interner.intern(texts).tolist()

    copy = pickle.loads(pickle.dumps(interner))  # noqa: S301 - our own bytes

    assert copy.texts == interner.texts
    assert copy.intern([*texts, "new"]).tolist() == [*ids, len(interner.texts)]
