"""Does a word find, in the sample collection, what means the same in every language?"""

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


def asked(text, **values):
    """Make a query whose page holds all that is found."""
    return Query(question=parse(text), size=100, **values)


def ids(result):
    """Give the ids of a result's articles in their order."""
    return [hit.tagged.article.id for hit in result.hits]


def langs(result):
    """Give the languages of a result's articles."""
    return {hit.tagged.article.lang for hit in result.hits}


@pytest.mark.parametrize("text", WORDS)
def test_a_word_finds_articles_in_all_languages(reader, text):
    """Whatever the language it is asked in, English among them."""
    result = reader.search(asked(text))

    assert langs(result) == set(LANGUAGES)
    assert not result.relaxed
    assert result.total == len(result.hits)


@pytest.mark.parametrize(("text", "lang"), WORDS.items())
def test_without_equivalents_a_word_finds_its_own_language(reader, text, lang):
    """The collection has no articles in English."""
    result = reader.search(asked(text, expand=False))

    assert langs(result) == {lang} - {"en"}
    assert result.segments == ()


@pytest.mark.parametrize("text", QUESTIONS)
def test_direct_matches_are_all_kept_and_stand_first(reader, text):
    """What only equivalents find ranks below whatever the words themselves find."""
    direct = set(ids(reader.search(asked(text, expand=False))))
    if reader.search(asked(text, expand=False)).relaxed:
        direct = set()

    wide = reader.search(asked(text))

    assert direct < set(ids(wide))
    assert set(ids(wide)[: len(direct)]) == direct
    scores = [hit.score for hit in wide.hits]
    assert scores == sorted(scores, reverse=True)
    if direct:
        assert scores[len(direct) - 1] > scores[len(direct)]


def test_a_removed_equivalent_takes_away_what_only_it_found(reader):
    """The other languages' articles stay, and so do the question's own."""
    wide = reader.search(asked("półprzewodniki"))
    gone = frozenset(
        e.text for unit in wide.segments for e in unit.expansions if e.lang == "vi"
    )

    left = reader.search(asked("półprzewodniki", excluded_expansions=gone))

    assert gone
    assert langs(left) == set(LANGUAGES) - {"vi"}
    assert set(ids(left)) == {name for name in ids(wide) if not name.endswith(".vi")}


def test_one_of_several_equivalents_takes_only_its_own(reader):
    """What another wording finds as well is still found."""
    wide = reader.search(asked("напівпровідники"))
    french = [e.text for u in wide.segments for e in u.expansions if e.lang == "fr"]

    for text in french:
        left = reader.search(
            asked("напівпровідники", excluded_expansions=frozenset({text}))
        )
        alone = reader.search(
            asked("напівпровідники", excluded_expansions=frozenset(french) - {text})
        )
        assert set(ids(left)) <= set(ids(wide))
        lost = set(ids(wide)) - set(ids(left))
        assert lost <= {name for name in ids(alone) if name.endswith(".fr")}


def test_removed_equivalents_are_still_told(reader):
    """So that they can be brought back."""
    wide = reader.search(asked("bán dẫn"))
    one = wide.segments[0].expansions[0].text

    left = reader.search(asked("bán dẫn", excluded_expansions=frozenset({one})))

    assert left.segments == wide.segments


def test_all_equivalents_removed_is_as_none_asked(reader):
    """The question's own words are then all that counts."""
    query = asked("semi-conducteur")
    every = frozenset(
        e.text for unit in reader.search(query).segments for e in unit.expansions
    )

    left = reader.search(replace(query, excluded_expansions=every))
    own = reader.search(replace(query, expand=False))

    assert [(h.tagged.article.id, h.score) for h in left.hits] == [
        (h.tagged.article.id, h.score) for h in own.hits
    ]


@pytest.mark.parametrize("text", ['"bán dẫn"', "напівпровід*", "lang:fr"])
def test_what_is_meant_as_it_stands_has_no_equivalents(reader, text):
    """Phrases, beginnings and filters find the same with equivalents and without."""
    wide, own = (
        reader.search(asked(text)),
        reader.search(asked(text, expand=False)),
    )

    assert wide.total > 0
    assert ids(wide) == ids(own)
    assert wide.segments == ()


def test_what_is_excluded_has_no_equivalents(reader):
    """Only articles with the excluded word itself are left out."""
    everything = reader.search(asked("hợp tác", expand=False)).total
    less = reader.search(asked("hợp tác -półprzewodniki", expand=False))

    assert less.total == everything
    assert "półprzewodniki" not in [
        unit.text for unit in reader.search(asked("hợp tác -półprzewodniki")).segments
    ]


def test_hits_of_equivalents_are_explained(reader):
    """Why an article in another language was found is told, adding up to its score."""
    query = asked("semi-conducteur")
    hit = next(h for h in reader.search(query).hits if h.tagged.article.lang == "pl")

    reasons = reader.explain(query, hit.tagged)

    assert "equivalent" in {reason.channel for reason in reasons}
    assert any(fragment.match for fragment in hit.snippet)


def test_counts_agree_with_a_click_with_equivalents(reader):
    """A facet counts what equivalents find like everything else."""
    query = asked("semiconductor")

    for facet in reader.search(query).facets:
        for value in facet.values:
            after = reader.search(replace(query, filters={facet.field: {value.value}}))
            assert (after.total, after.stories) == (value.count, value.stories)


@pytest.mark.parametrize("text", WORDS)
def test_a_grouped_answer_has_a_card_a_story(reader, text):
    """Each story once, by the preferred language, with all its versions."""
    result = reader.search(asked(text, grouped=True, preferred=("vi",)))

    assert langs(result) == {"vi"}
    assert len(result.hits) == result.stories < result.total
    for hit in result.hits:
        assert {v.lang for v in hit.story.versions} == set(LANGUAGES)
        assert hit.tagged.article.id in {v.article_id for v in hit.story.versions}
