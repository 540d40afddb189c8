"""Does whoever follows a search get what arrived last, each story once?"""

import pytest

from search.arrivals import moment
from search.query.facets import FacetField
from search.query.parser import parse
from search.query.request import Query
from search.searcher.latest import arrivals_of, latest
from search.searcher.reader import Reader
from search.stories import Stories, Story, Version

FIRST = {"old": 1, "a.fr": 20, "a.uk": 50, "b.uk": 30, "c.uk": 40}
CHANGED = {"old": 60}


@pytest.fixture
def reader(tmp_path, publish_index, make_document, make_arrivals):
    """Return an index of a story in two languages and three other articles."""
    publish_index(
        tmp_path,
        [
            make_document("old", "Стара новина про мир.", published="2009-01-02"),
            make_document("a.fr", "La nouvelle de la paix.", lang="fr"),
            make_document("a.uk", "Новина про мир.", countries=["FR"]),
            make_document("b.uk", "Інша новина про хліб."),
            make_document("c.uk", "Третя новина про мир.", countries=["PL"]),
        ],
        stories=Stories(
            (Story("a", 1.0, (Version("a.fr", "fr"), Version("a.uk", "uk"))),)
        ),
        arrivals=make_arrivals(FIRST, CHANGED),
    )
    return Reader(tmp_path)


def found(reader, text="", since=None, without=frozenset(), **values):
    """Return the ids of what is shown and all of what arrived."""
    query = Query(question=parse(text), **values)
    answer = latest(reader, query, since, without)
    return [each.hit.tagged.article.id for each in answer.entries], answer


def test_the_last_arrived_come_first(reader):
    """Corrections count as arrivals, days of publication do not."""
    shown, answer = found(reader)

    assert shown == ["old", "a.uk", "c.uk", "b.uk", "a.fr"]
    assert answer.articles == tuple(shown)
    assert answer.total == 5


def test_only_what_matches_arrives(reader):
    """The question and the filters decide, whatever arrived beside it."""
    assert found(reader, "мир")[0] == ["old", "a.uk", "c.uk"]
    filters = {FacetField.COUNTRY: frozenset({"PL"})}
    assert found(reader, "новина", filters=filters)[0] == ["c.uk"]


def test_the_text_that_matches_is_marked(reader):
    """Entries are hits like those of a page: a sentence as title is said once."""
    _, answer = found(reader, "мир", size=1)

    (entry,) = answer.entries
    assert [each.text for each in entry.hit.title if each.match] == ["мир"]
    assert entry.hit.snippet == ()


def test_nothing_arrives_where_words_are_missing(reader):
    """A page would offer what has some of the words; nobody follows that."""
    shown, answer = found(reader, "мир qxqx")

    assert (shown, answer.articles, answer.total) == ([], (), 0)


@pytest.mark.parametrize(
    ("since", "ids"),
    [
        (0, ["old", "a.uk", "c.uk", "b.uk", "a.fr"]),
        (30, ["old", "a.uk", "c.uk"]),
        (40, ["old", "a.uk"]),
        (59, ["old"]),
        (60, []),
    ],
)
def test_only_what_arrived_after_a_moment(reader, since, ids):
    """What arrived at the moment itself is not news."""
    assert found(reader, since=moment(since))[0] == ids


def test_what_is_known_is_left_out(reader):
    """It is neither shown nor counted."""
    shown, answer = found(reader, without=frozenset({"old", "c.uk"}))

    assert shown == ["a.uk", "b.uk", "a.fr"]
    assert answer.total == 3


def test_a_story_is_one_entry(reader):
    """Its id is that of the version that came first; its time that of the last."""
    shown, answer = found(reader, grouped=True)

    assert shown == ["old", "a.uk", "c.uk", "b.uk"]
    story = answer.entries[1]
    assert (story.id, story.last) == ("a.fr", "a.uk")
    assert (story.first, story.arrival.last) == (moment(20), moment(50))


@pytest.mark.parametrize("preferred", [("fr",), ("uk",), ("pl", "fr"), ()])
def test_the_id_of_a_story_does_not_depend_on_the_reader(reader, preferred):
    """Whoever prefers another language has the same story."""
    _, answer = found(reader, grouped=True, preferred=preferred)

    assert [each.id for each in answer.entries] == ["old", "a.fr", "c.uk", "b.uk"]


def test_the_version_is_the_reader_s(reader):
    """Of a story's matching versions, the preferred language's is shown."""
    shown, _ = found(reader, grouped=True, preferred=("fr",))

    assert shown == ["old", "a.fr", "c.uk", "b.uk"]


def test_pages_follow_each_other(reader):
    """Every entry is on one page, and the last page may be short."""
    pages = [found(reader, page=page, size=2, grouped=True)[0] for page in (1, 2, 3)]

    assert pages == [["old", "a.uk"], ["c.uk", "b.uk"], []]


def test_arrivals_are_those_of_the_generation_in_service(reader):
    """Single articles can be looked up."""
    arrivals = arrivals_of(reader)

    assert arrivals.of("old").changed == moment(60)
    assert (arrivals.stamp, arrivals.baseline) == (60, 1)
