"""Is a phrase found wherever it is, though it is not looked for everywhere?"""

from hypothesis import given, strategies as st

from analyzers import Kind, get_analyzer
from search.port.document import Channel
from search.port.plan import Phrase
from search.presentation.phrase_matching import phrase_spans, spans_of_phrases

WORDS = st.lists(st.sampled_from(("мир", "миру", "угода", "угодами", "і")), max_size=9)
PHRASES = st.builds(
    Phrase,
    st.sampled_from((Channel.TEXT, Channel.EXACT)),
    st.lists(
        st.sampled_from((("мир",), ("угода", "угодами"), ("війна",))),
        min_size=1,
        max_size=3,
    ).map(tuple),
    st.integers(0, 3),
)


@given(WORDS, st.lists(PHRASES, max_size=4))
def test_leaving_out_phrases_leaves_out_no_match(words, phrases):
    """What is skipped because a word is missing matches nowhere."""
    tokens = [t for t in get_analyzer("uk")(" ".join(words)) if t.kind is Kind.WORD]

    found = list(spans_of_phrases(tokens, phrases))

    assert found == [span for each in phrases for span in phrase_spans(tokens, each)]
