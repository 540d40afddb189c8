"""Does an engine know each article's story, with all of its versions?"""

import pytest

from search.query.request import Query, Sort
from search.stories import Stories, Story, Version, lone_story

LONG = "s" * 600
TOLD = Stories((
    Story("s-1", 0.87, (Version("a.uk", "uk"), Version("a.fr", "fr", repost=True))),
    Story(LONG, 1.0, (Version("b.fr", "fr"), Version("gone.pl", "pl"))),
    Story("ї: \u2028/?&\"", 1 / 3, (Version("c.uk", "uk"),)),
))  # fmt: skip
IDS = ("a.uk", "a.fr", "b.fr", "c.uk", "d.uk")
STORIES = {id_: TOLD.story_of(id_) for id_ in IDS}


@pytest.fixture(scope="module")
def engine(open_engine, make_document):
    """Return an engine over three stories, and an article in none."""
    return open_engine([make_document(i, "мир", lang=i[-2:]) for i in IDS], TOLD)


def told(page):
    """Return the stories of articles by their ids."""
    return {tagged.article.id: tagged.story for tagged in page}


@pytest.mark.parametrize("sort", Sort)
def test_a_hit_comes_with_its_story(engine, ask, sort):
    """With each version, its language and whether it is a re-post; found or not."""
    page = ask(engine, sort=sort).page

    assert told(tagged for tagged, _ in page) == STORIES


@pytest.mark.parametrize("preferred", [(), ("fr", "uk")])
def test_what_represents_a_story_comes_with_it(engine, ask, preferred):
    """Whichever version that is, the story is the same."""
    page = ask(engine, "мир", grouped=True, preferred=preferred).page

    found = told(tagged for tagged, _ in page)
    assert len(found) == 4
    assert found.items() <= STORIES.items()


def test_articles_that_are_read_come_with_their_stories(engine):
    """One by one, several at once, and all of them."""
    assert told(filter(None, map(engine.get, IDS))) == STORIES
    assert told(engine.get_all([*IDS, "gone.pl"]).values()) == STORIES
    assert told(engine.articles()) == STORIES


def test_stories_are_known_by_their_articles(engine):
    """In the order that is asked for; what is not there is a story of its own."""
    ids = ("d.uk", "a.fr", "nowhere", "a.uk", "b.fr", "a.fr")

    stories = engine.stories(ids)

    known = {**STORIES, "nowhere": lone_story("nowhere")}
    assert stories == tuple(known[id_] for id_ in ids)
    assert engine.story_ids(ids) == tuple(story.id for story in stories)
    assert engine.stories(()) == engine.story_ids(()) == ()


def test_a_story_is_known_as_soon_as_it_was_found(engine):
    """By whatever an article was found: by its rank, among all, or by its id."""
    ranked = engine.rank(Query(), None).ids
    every = [article_id for article_id, _ in engine.every(Query(), None)]

    for ids in (ranked, every):
        assert engine.stories(ids) == tuple(STORIES[id_] for id_ in ids)


def test_without_stories_each_article_is_alone(open_engine, make_document):
    """Its story has its id, and no other version."""
    engine = open_engine([make_document("a", "мир")])

    assert engine.get("a").story == lone_story("a") == engine.stories(("a",))[0]
