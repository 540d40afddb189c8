"""Which version of a story does a reader get to see?"""

import pytest

from search.query.facets import FacetField
from search.query.parser import parse
from search.query.request import Query
from search.searcher.reader import Reader
from search.searcher.reader_version import admitted_languages
from search.stories import Stories, Story, Version

BODIES = {
    "a.uk": "мир",
    "a.fr": "paix",
    "a.pl": "rozmowy",
    "b.uk": "дощ",
    "b.pl": "deszcz",
}
SURE = Story("s-1", 0.95, tuple(Version(i, i[-2:]) for i in ("a.uk", "a.fr", "a.pl")))
DOUBTFUL = Story("s-2", 0.86, (Version("b.uk", "uk"), Version("b.pl", "pl")))


@pytest.fixture
def reader(tmp_path, publish_index, make_document):
    """Return an index of a story that is sure and of one that is not."""
    publish_index(
        tmp_path,
        (
            make_document(
                name, body, lang=name[-2:], countries=["PL"] if name == "a.pl" else []
            )
            for name, body in BODIES.items()
        ),
        stories=Stories((SURE, DOUBTFUL)),
    )
    return Reader(tmp_path)


def shown(reader, text, *preferred, grouped=True, **values):
    """Return what a question's hits found and what they show."""
    query = Query(question=parse(text), grouped=grouped, preferred=preferred, **values)
    return [
        (hit.tagged.article.id, hit.shown.article.id)
        for hit in reader.search(query).hits
    ]


@pytest.mark.parametrize(
    ("preferred", "version"),
    [
        ((), "a.pl"),
        (("uk",), "a.uk"),
        (("fr", "uk"), "a.fr"),
        (("vi", "uk"), "a.uk"),
        (("vi",), "a.pl"),
        (("pl", "uk"), "a.pl"),
    ],
)
def test_the_most_preferred_version_is_shown(reader, preferred, version):
    """Whichever matched; without one in a preferred language that is what is shown."""
    assert shown(reader, "rozmowy", *preferred) == [("a.pl", version)]
    assert reader.version_for("a.pl", preferred).article.id == version


def test_what_matched_stays_the_hit(reader):
    """Its title is marked; the other version has one of its own without marks."""
    query = Query(question=parse("rozmowy"), grouped=True, preferred=("uk",))
    (hit,) = reader.search(query).hits

    assert hit.found_elsewhere
    assert [part.text for part in hit.title if part.match] == ["rozmowy"]
    assert "".join(part.text for part in hit.shown_title) == "мир"
    assert not any(part.match for part in hit.shown_title)


def test_a_version_that_matches_too_is_marked(reader):
    """Filters left it out, though the question would not have."""
    query = Query(
        question=parse("rozmowy OR paix"),
        grouped=True,
        preferred=("fr",),
        filters={FacetField.COUNTRY: frozenset({"PL"})},
    )
    (hit,) = reader.search(query).hits

    assert (hit.tagged.article.id, hit.shown.article.id) == ("a.pl", "a.fr")
    assert [part.text for part in hit.shown_title if part.match] == ["paix"]


def test_a_story_that_is_not_sure_shows_what_matched(reader):
    """The headline of another event would be worse than a foreign one."""
    assert shown(reader, "deszcz", "uk") == [("b.pl", "b.pl")]
    assert reader.version_for("b.pl", ("uk",)).article.id == "b.pl"


def test_a_list_of_articles_shows_each_as_it_is(reader):
    """There the other version has a line of its own, or does not match."""
    assert shown(reader, "rozmowy", "uk", grouped=False) == [("a.pl", "a.pl")]


def test_order_and_totals_do_not_depend_on_the_reader(reader):
    """Only what is shown does."""
    results = [
        reader.search(Query(grouped=True, preferred=preferred))
        for preferred in ((), ("uk",), ("fr", "pl"))
    ]

    assert {(r.total, r.stories) for r in results} == {(5, 2)}
    assert len({tuple(hit.story.id for hit in r.hits) for r in results}) == 1
    assert len({r.facets for r in results}) == 1


def test_there_is_no_version_of_what_is_not_there(reader):
    """An id that the index does not have has no story either."""
    assert reader.version_for("c", ("uk",)) is None


@pytest.mark.parametrize(
    ("text", "langs"),
    [
        ("мир", "fr pl uk vi"),
        ("lang:pl", "pl"),
        ("rozmowy lang:pl", "pl"),
        ("lang:pl OR lang:uk", "pl uk"),
        ("lang:pl OR rozmowy", "fr pl uk vi"),
        ("-lang:uk rozmowy", "fr pl vi"),
        ("rozmowy NOT (lang:uk OR lang:fr)", "pl vi"),
        ("rozmowy NOT (lang:uk paix)", "fr pl uk vi"),
    ],
)
def test_a_question_that_names_languages_shows_no_other(text, langs):
    """Whatever it joins them with."""
    assert admitted_languages(Query(question=parse(text))) == set(langs.split())


def test_filters_of_languages_hold_of_what_is_shown(reader):
    """Those that are chosen, and those that are shut out."""
    chosen = {FacetField.LANG: frozenset({"pl", "fr"})}
    shut_out = {FacetField.LANG: frozenset({"uk"})}

    assert shown(reader, "rozmowy", "uk", "fr", filters=chosen) == [("a.pl", "a.fr")]
    assert shown(reader, "rozmowy", "uk", excluded=shut_out) == [("a.pl", "a.pl")]


def test_other_filters_leave_the_readers_version(reader):
    """It may lie outside of them; the card says what was found."""
    chosen = {FacetField.COUNTRY: frozenset({"PL"})}

    assert shown(reader, "", "uk", filters=chosen) == [("a.pl", "a.uk")]
