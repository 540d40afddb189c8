"""Are words numbered alike, in whichever order their articles are remembered?"""

import pickle

import pytest
from hypothesis import given, strategies as st

from corpus import Article
from indexer.documents import analyze_article
from indexer.state import BuildState, Interner

words = st.lists(st.text("abc", max_size=2), max_size=8)


@given(known=words, asked=st.lists(words, max_size=5))
def test_texts_are_numbered_by_first_appearance(known, asked):
    """A number is its text's place; texts that are known keep theirs."""
    known = list(dict.fromkeys(known))
    numbering = Interner(known)

    found = [numbering.of(iter(texts)).tolist() for texts in asked]

    every = [text for texts in asked for text in texts]
    assert numbering.texts == list(dict.fromkeys([*known, *every]))
    assert [[numbering.texts[n] for n in row] for row in found] == asked


@given(words)
def test_a_numbering_comes_back_from_another_process(texts):
    """The same texts have the same numbers, and new ones follow."""
    numbering = Interner()
    numbers = numbering.of(texts).tolist()

    found = pickle.loads(pickle.dumps(numbering))  # noqa: S301 - our own bytes

    assert found.texts == numbering.texts
    assert found.of([*texts, "new"]).tolist() == [*numbers, len(numbering.texts)]


@pytest.mark.parametrize("size", [1, 2, 5])
def test_memories_are_joined_as_if_remembered_in_a_row(size):
    """Gists and numbers do not depend on which articles were made together."""
    bodies = ("мир і угода", "Marie Curie parle", "мир", "Marie Curie", "pokój")
    langs = ("uk", "fr", "uk", "fr", "pl")
    made = [
        analyze_article(
            Article(id=str(n), lang=lang, title="", body=body, headline=False), home=""
        )
        for n, (lang, body) in enumerate(zip(langs, bodies, strict=True))
    ]
    whole, joined = BuildState(), BuildState()
    whole.articles += map(whole.article_state, made)

    for at in range(0, len(made), size):
        part = BuildState()
        part.articles += map(part.article_state, made[at : at + size])
        joined.add(part)

    for one, other in zip(joined.articles, whole.articles, strict=True):
        assert (one.part, one.features.id) == (other.part, other.features.id)
        for name in ("terms", "forms", "names"):
            assert getattr(one, name).tolist() == getattr(other, name).tolist()
    assert joined.terms.texts == whole.terms.texts
    assert joined.names.texts == whole.names.texts
