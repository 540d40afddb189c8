"""Is a text found under the keys that those who type would give it?"""

from hypothesis import given, strategies as st

from search.suggestion.keys import fold, suggestion_keys
from search.suggestion.suggestion import Suggestion


@given(st.lists(st.text(st.sampled_from("aБїй'ł ̆é\u00ad\u0301Σ\t"), max_size=8)))
def test_a_text_is_folded_alike_among_others(texts):
    """What stands before and after it makes no difference, nor does the blank."""
    every = [Suggestion(text, "title", "fr", 1) for text in texts]

    found = [tuple(keys) for keys in suggestion_keys(every)]

    folded = (" ".join(map(fold, text.split())) for text in texts)
    assert found == [(key,) if key else () for key in folded]
