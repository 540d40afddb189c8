"""Is a text found under the keys that users would type?"""

from hypothesis import given, strategies as st

from search.suggestion.keys import fold, suggestion_keys
from search.suggestion.suggestion import Suggestion


@given(st.lists(st.text(st.sampled_from("aБїй'ł ̆é\u00ad\u0301Σ\t"), max_size=8)))
def test_a_text_is_folded_alike_among_others(texts):
    """The texts before and after it make no difference, nor do blanks."""
    suggestions = [Suggestion(text, "title", "fr", 1) for text in texts]

    keys_of_texts = [tuple(keys) for keys in suggestion_keys(suggestions)]

    folded = (" ".join(map(fold, text.split())) for text in texts)
    assert keys_of_texts == [(key,) if key else () for key in folded]
