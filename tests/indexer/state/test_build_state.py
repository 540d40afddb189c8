"""Is the state the same, however articles are divided among processes?"""

import pytest

from corpus import Article
from indexer.documents import analyze_article
from indexer.state import BuildState


@pytest.mark.parametrize("size", [1, 2, 5])
def test_states_are_joined_as_if_all_articles_were_added_to_one(size):
    """Articles and word ids do not depend on which articles were analysed together."""
    bodies = ("мир і угода", "Marie Curie parle", "мир", "Marie Curie", "pokój")
    langs = ("uk", "fr", "uk", "fr", "pl")
    analyzed = [
        analyze_article(
            Article(id=str(n), lang=lang, title="", body=body, headline=False), home=""
        )
        for n, (lang, body) in enumerate(zip(langs, bodies, strict=True))
    ]
    whole, joined = BuildState(), BuildState()
    whole.articles += map(whole.article_state, analyzed)

    for start in range(0, len(analyzed), size):
        part = BuildState()
        part.articles += map(part.article_state, analyzed[start : start + size])
        joined.add(part)

    for one, other in zip(joined.articles, whole.articles, strict=True):
        assert (one.part, one.features.id) == (other.part, other.features.id)
        for name in ("terms", "forms", "names"):
            assert getattr(one, name).tolist() == getattr(other, name).tolist()
    assert joined.terms.texts == whole.terms.texts
    assert joined.names.texts == whole.names.texts
