"""Does a word match, in the sample collection, the same meaning in every language?"""

from dataclasses import replace

import pytest

from analyzers import LANGUAGES
from search.query.parser import parse
from search.query.request import Query

WORDS = {
    "semiconductor": "en",
    "semi-conducteur": "fr",
    "półprzewodniki": "pl",
    "bán dẫn": "vi",
    "напівпровідники": "uk",
}
QUESTIONS = (
    *WORDS,
    "énergie éolienne",
    "угода про вільну торгівлю",
    "renewable energy",
)


def query_of(text, **values):
    """Return a query whose page has all hits."""
    return Query(question=parse(text), size=100, **values)


def ids(result):
    """Return the ids of a result's articles in their order."""
    return [hit.tagged.article.id for hit in result.hits]


def langs(result):
    """Return the languages of a result's articles."""
    return {hit.tagged.article.lang for hit in result.hits}


@pytest.mark.parametrize("text", WORDS)
def test_a_word_matches_articles_in_all_languages(reader, text):
    """A word of any of the four languages, or of English, does."""
    result = reader.search(query_of(text))

    assert langs(result) == set(LANGUAGES)
    assert not result.relaxed
    assert result.total == len(result.hits)


@pytest.mark.parametrize(("text", "lang"), WORDS.items())
def test_without_expansions_a_word_matches_its_own_language(reader, text, lang):
    """The collection has no articles in English."""
    result = reader.search(query_of(text, expand=False))

    assert langs(result) == {lang} - {"en"}
    assert not any(segment.expansions for segment in result.segments)


@pytest.mark.parametrize("text", QUESTIONS)
def test_all_direct_matches_stay(reader, text):
    """What the words themselves match is found with their equivalents, too."""
    alone = reader.search(query_of(text, expand=False))
    direct = set() if alone.relaxed else set(ids(alone))

    wide = reader.search(query_of(text))

    assert direct < set(ids(wide))
    scores = [hit.score for hit in wide.hits]
    assert scores == sorted(scores, reverse=True)


def test_without_an_expansion_its_own_hits_are_gone(reader):
    """The other languages' articles stay, and so do the question's own."""
    wide = reader.search(query_of("półprzewodniki"))
    excluded = frozenset(
        e.text
        for segment in wide.segments
        for e in segment.expansions
        if e.lang == "vi"
    )

    left = reader.search(query_of("półprzewodniki", excluded_expansions=excluded))

    assert excluded
    assert langs(left) == set(LANGUAGES) - {"vi"}
    assert set(ids(left)) == {name for name in ids(wide) if not name.endswith(".vi")}


def test_without_one_of_several_expansions_only_its_own_hits_are_gone(reader):
    """What another wording matches as well is still a hit."""
    wide = reader.search(query_of("напівпровідники"))
    french = [e.text for u in wide.segments for e in u.expansions if e.lang == "fr"]

    for text in french:
        left = reader.search(
            query_of("напівпровідники", excluded_expansions=frozenset({text}))
        )
        alone = reader.search(
            query_of("напівпровідники", excluded_expansions=frozenset(french) - {text})
        )
        assert set(ids(left)) <= set(ids(wide))
        lost = set(ids(wide)) - set(ids(left))
        assert lost <= {name for name in ids(alone) if name.endswith(".fr")}


def test_excluded_expansions_are_still_listed(reader):
    """A user can bring them back."""
    wide = reader.search(query_of("bán dẫn"))
    one = wide.segments[0].expansions[0].text

    left = reader.search(query_of("bán dẫn", excluded_expansions=frozenset({one})))

    assert left.segments == wide.segments


def test_excluding_all_expansions_is_as_good_as_none(reader):
    """The question's own words are then all that counts."""
    query = query_of("semi-conducteur")
    every = frozenset(
        e.text for segment in reader.search(query).segments for e in segment.expansions
    )

    left = reader.search(replace(query, excluded_expansions=every))
    own = reader.search(replace(query, expand=False))

    assert [(h.tagged.article.id, h.score) for h in left.hits] == [
        (h.tagged.article.id, h.score) for h in own.hits
    ]


@pytest.mark.parametrize("text", ['"bán dẫn"', "напівпровід*", "lang:fr"])
def test_what_is_meant_as_typed_has_no_expansions(reader, text):
    """Phrases, prefixes and filters match the same with expansions and without."""
    wide, own = (
        reader.search(query_of(text)),
        reader.search(query_of(text, expand=False)),
    )

    assert wide.total > 0
    assert ids(wide) == ids(own)
    assert wide.segments == ()


def test_what_is_excluded_has_no_expansions(reader):
    """Only articles with the excluded word itself are left out."""
    everything = reader.search(query_of("hợp tác", expand=False)).total
    less = reader.search(query_of("hợp tác -półprzewodniki", expand=False))

    assert less.total == everything
    assert "półprzewodniki" not in [
        segment.text
        for segment in reader.search(query_of("hợp tác -półprzewodniki")).segments
    ]


def test_hits_of_expansions_are_explained(reader):
    """The reasons of a hit in another language add up to its score."""
    query = query_of("semi-conducteur")
    hit = next(h for h in reader.search(query).hits if h.tagged.article.lang == "pl")

    reasons = reader.explain(query, hit.tagged)

    assert "equivalent" in {reason.channel for reason in reasons}
    assert any(fragment.match for fragment in hit.snippet)


def test_counts_agree_with_a_click_with_expansions(reader):
    """A facet counts what expansions match like everything else."""
    query = query_of("semiconductor")

    for facet in reader.search(query).facets:
        for value in facet.values:
            after = reader.search(replace(query, filters={facet.field: {value.value}}))
            assert (after.total, after.stories) == (value.count, value.stories)


@pytest.mark.parametrize("text", WORDS)
def test_a_grouped_answer_lists_each_story_once(reader, text):
    """By its version in the preferred language, with all versions."""
    result = reader.search(query_of(text, grouped=True, preferred=("vi",)))

    assert langs(result) == {"vi"}
    assert len(result.hits) == result.stories < result.total
    for hit in result.hits:
        assert {v.lang for v in hit.story.versions} == set(LANGUAGES)
        assert hit.tagged.article.id in {v.article_id for v in hit.story.versions}
