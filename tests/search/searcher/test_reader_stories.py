"""What does a reader know of stories, and of words of the same meaning?"""

import pytest

from corpus import load_topics
from search.errors import IndexDamagedError
from search.expansion.thesaurus import FILE as THESAURUS, Thesaurus
from search.generations.generation import current_folder
from search.query.parser import parse, plain_question
from search.query.request import Query
from search.searcher.reader import Reader
from search.stories import STORIES, Stories, Story, Version, write_stories

CONCEPTS = ({"uk": ("мир",), "fr": ("paix",), "pl": ("pokój",)},)
BODIES = {"a.uk": "мир", "a.fr": "paix", "a.pl": "rozmowy", "b.uk": "мир дощ"}
STORY = Story("s-1", 0.9, tuple(Version(a, a[-2:]) for a in ("a.uk", "a.fr", "a.pl")))


@pytest.fixture
def index(tmp_path, put, entry):
    """Give an index of a story in three languages and an article of its own."""
    entries = (entry(name, body, lang=name[-2:]) for name, body in BODIES.items())
    folder = put(tmp_path, entries)
    write_stories(folder / STORIES, Stories((STORY,)))
    Thesaurus.make(CONCEPTS).write(folder / THESAURUS)
    return tmp_path


@pytest.fixture
def bare(tmp_path, put, entry):
    """Give an index that was built before there were stories."""
    put(tmp_path, [entry("a.uk", "мир")])
    return tmp_path


def names(ranked):
    """Give the ids of a ranking."""
    return [article for article, _ in ranked]


def test_an_article_leads_to_its_story(index):
    """With all its versions; an article in no story tells its own."""
    reader = Reader(index)

    assert reader.story("a.fr") == STORY
    assert reader.story("b.uk").id == "b.uk"
    assert [v.article_id for v in reader.story("b.uk").versions] == ["b.uk"]
    assert reader.stories.stories == (STORY,)


def test_a_hit_has_its_story_with_versions_that_did_not_match(index):
    """The story is whole whatever was found of it."""
    result = Reader(index).search(Query(question=parse("rozmowy")))

    assert [(h.found.article.id, h.story) for h in result.hits] == [("a.pl", STORY)]
    assert (result.total, result.stories) == (1, 1)


def test_grouped_answers_count_both(index):
    """The page has a card a story, and both totals."""
    query = Query(question=parse("мир"), grouped=True, preferred=("fr",))

    result = Reader(index).search(query)

    assert (result.total, result.stories) == (3, 2)
    assert {hit.found.article.id for hit in result.hits} == {"a.fr", "b.uk"}
    assert [unit.text for unit in result.segments] == ["мир"]


def test_ranking_takes_equivalents_only_if_told(index):
    """A run without options is what it was."""
    reader, question = Reader(index), plain_question("мир")

    assert set(names(reader.rank(question, 9))) == {"a.uk", "b.uk"}
    wider = names(reader.rank(question, 9, equivalents=True))
    assert set(wider) == {"a.uk", "b.uk", "a.fr"}


def test_ranking_stories_gives_all_their_versions(index):
    """Versions that no word finds stand beside their story's best, to the depth."""
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
    """In an index without them each article is ranked by itself."""
    reader = Reader(bare)

    ranked = reader.rank(plain_question("мир"), 9, stories=True)

    assert names(ranked) == ["a.uk"]
    assert reader.story("a.uk").id == "a.uk"
    assert (reader.stories.stories, reader.topics, reader.learnt) == ((), None, False)


@pytest.mark.parametrize("name", [STORIES, THESAURUS])
def test_a_damaged_file_is_refused_by_name(index, name):
    """The index says what to do rather than answer without its stories or words."""
    generation = current_folder(index)
    generation.joinpath(name).write_text("{", encoding="utf-8")

    with pytest.raises(IndexDamagedError, match="rebuild"):
        Reader(index)


def test_a_new_generation_brings_its_stories(index, put, entry):
    """The next question knows the new ones only."""
    reader = Reader(index)
    assert reader.story("a.uk") == STORY

    folder = put(index, [entry("a.uk", "мир")])

    assert reader.generation == folder.name
    assert reader.story("a.uk").id == "a.uk"
    assert reader.search(Query(question=parse("мир"))).segments[0].expansions == ()


def test_the_sample_collection_has_its_stories_and_topics(reader):
    """An index built without the model has all but what the model would learn."""
    assert len(reader.stories.stories) == 28
    assert {len(story.versions) for story in reader.stories.stories} == {4}
    assert reader.topics == load_topics()
    assert not reader.learnt
