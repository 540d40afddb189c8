"""What does a reader know of stories and of synonyms?"""

import pytest

from corpus import TOPICS_FILE, load_topics
from search.errors import IndexDamagedError
from search.expansion.thesaurus import THESAURUS_FILE, Thesaurus
from search.generations.generation import current_folder
from search.query.parser import parse, plain_question
from search.query.request import Query
from search.searcher.reader import Reader
from search.stories import STORIES, Stories, Story, Version
from search.suggestion.suggester import SUGGESTIONS_FILE

CONCEPTS = ({"uk": ("мир",), "fr": ("paix",), "pl": ("pokój",)},)
BODIES = {"a.uk": "мир", "a.fr": "paix", "a.pl": "rozmowy", "b.uk": "мир дощ"}
STORY = Story("s-1", 0.9, tuple(Version(a, a[-2:]) for a in ("a.uk", "a.fr", "a.pl")))


@pytest.fixture
def index(tmp_path, publish_index, make_document):
    """Return an index of a story in three languages and a separate article."""
    publish_index(
        tmp_path,
        (make_document(name, body, lang=name[-2:]) for name, body in BODIES.items()),
        stories=Stories((STORY,)),
        thesaurus=Thesaurus.make(CONCEPTS),
    )
    return tmp_path


@pytest.fixture
def bare(tmp_path, publish_index, make_document):
    """Return an index without stories and concepts."""
    publish_index(tmp_path, [make_document("a.uk", "мир")])
    return tmp_path


def names(ranked):
    """Return the ids of a ranking."""
    return [article for article, _ in ranked]


def test_an_article_leads_to_its_story(index):
    """With all its versions; an article in no story is its own."""
    reader = Reader(index)

    assert reader.story("a.fr") == STORY
    assert reader.story("b.uk").id == "b.uk"
    assert [v.article_id for v in reader.story("b.uk").versions] == ["b.uk"]
    assert reader.stories.stories == (STORY,)


def test_a_hit_has_its_story_with_versions_that_did_not_match(index):
    """The story is complete, whichever version matched."""
    result = Reader(index).search(Query(question=parse("rozmowy")))

    assert [(h.tagged.article.id, h.story) for h in result.hits] == [("a.pl", STORY)]
    assert (result.total, result.stories) == (1, 1)


def test_grouped_results_count_both(index):
    """The page lists each story once, and has both totals."""
    query = Query(question=parse("мир"), grouped=True, preferred=("fr",))

    result = Reader(index).search(query)

    assert (result.total, result.stories) == (3, 2)
    assert {hit.tagged.article.id for hit in result.hits} == {"a.fr", "b.uk"}
    assert [segment.text for segment in result.segments] == ["мир"]


def test_ranking_uses_synonyms_on_request_only(index):
    """Without options only the words themselves match."""
    reader, question = Reader(index), plain_question("мир")

    assert set(names(reader.rank(question, 9))) == {"a.uk", "b.uk"}
    wider = names(reader.rank(question, 9, equivalents=True))
    assert set(wider) == {"a.uk", "b.uk", "a.fr"}


def test_ranking_stories_ranks_all_their_versions(index):
    """Versions that no word matches are next to their story's best, to the depth."""
    reader, question = Reader(index), plain_question("мир")

    ranked = names(reader.rank(question, 9, stories=True))
    both = names(reader.rank(question, 9, stories=True, equivalents=True))

    assert set(ranked) == set(both) == set(BODIES)
    assert abs(ranked.index("a.fr") - ranked.index("a.pl")) == 1
    assert ranked.index("a.uk") < ranked.index("a.fr")
    assert both.index("a.fr") < both.index("a.pl")
    assert names(reader.rank(question, 2, stories=True)) == ranked[:2]
    assert reader.rank(plain_question(""), 9, stories=True) == ()


def test_ranking_stories_needs_no_stories(bare):
    """In an index without stories each article is ranked by itself."""
    reader = Reader(bare)

    ranked = reader.rank(plain_question("мир"), 9, stories=True)

    assert names(ranked) == ["a.uk"]
    assert reader.story("a.uk").id == "a.uk"
    assert (reader.stories.stories, reader.topics) == ((), ())


@pytest.mark.parametrize("name", [STORIES, THESAURUS_FILE, TOPICS_FILE])
def test_a_damaged_file_is_refused(index, name):
    """The index says what to do rather than answer without part of its data."""
    generation = current_folder(index)
    generation.joinpath(name).write_text("{", encoding="utf-8")

    with pytest.raises(IndexDamagedError, match="rebuild"):
        Reader(index)


@pytest.mark.parametrize(
    "name", [STORIES, THESAURUS_FILE, TOPICS_FILE, SUGGESTIONS_FILE]
)
def test_a_missing_file_is_damage(index, name):
    """Every build writes all of them."""
    current_folder(index).joinpath(name).unlink()

    with pytest.raises(IndexDamagedError, match="rebuild"):
        Reader(index)


def test_a_new_generation_brings_its_stories(index, publish_index, make_document):
    """The next query uses the new ones only."""
    reader = Reader(index)
    assert reader.story("a.uk") == STORY

    folder = publish_index(index, [make_document("a.uk", "мир")])

    assert reader.generation == folder.name
    assert reader.story("a.uk").id == "a.uk"
    assert reader.search(Query(question=parse("мир"))).segments[0].expansions == ()


def test_the_sample_collection_has_its_stories_and_topics(reader):
    """Each story has a version in every language."""
    assert len(reader.stories.stories) == 28
    assert {len(story.versions) for story in reader.stories.stories} == {4}
    assert reader.topics == load_topics()
