"""How does an article have each word of a question?"""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from search.expansion.wordings import index_terms
from search.planning.planner import plan
from search.port.document import Channel, Role, Tag
from search.port.matches import TaggedArticle
from search.port.plan import AnyOf, FacetTerm, SynonymSet, WeightedTerm
from search.presentation.found_words import MAX_FORMS, find_words
from search.query.parser import parse
from search.stories import lone_story


def tag(article, countries=()):
    """Return an article with tags of countries."""
    story = lone_story(article.id)
    return TaggedArticle(article=article, story=story, countries=countries, topics=())


@pytest.fixture
def found(article):
    """Return a function from words and a text to how the text has them."""

    def find(words, body, lang="fr", **values):
        tagged = tag(article(body, lang, **{"headline": False, **values}))
        plans = [(word, plan(parse(word).node, lang)) for word in words]
        return {
            each.word: [(str(o.way), o.forms, o.count) for o in each.occurrences]
            for each in find_words(tagged, [(w, p) for w, p in plans if p])
        }

    return find


CASES = {
    "each way once, the best first": (
        "accord",
        "Accords, accord et ACCORDS. Un accord.",
        "fr",
        [("exact", ("accord",), 2), ("form", ("Accords",), 2)],
    ),
    "a name": ("Hung", "зустрів Хунга", "uk", [("name", ("Хунга",), 1)]),
    "without diacritics": (
        "wspolpraca",
        "Współpraca, współpracę",
        "pl",
        [("folded", ("Współpraca", "współpracę"), 2)],
    ),
    "a beginning": ("енер*", "Енергія", "uk", [("prefix", ("Енергія",), 1)]),
    "a similar spelling": ("угодd~1", "угодx", "uk", [("similar", ("угодx",), 1)]),
    "a phrase": (
        '"мирна угода"',
        "Мирна угода",
        "uk",
        [("exact", ("Мирна угода",), 1)],
    ),
    "an inflected phrase": (
        '~"мирна угода"',
        "мирної угоди, мирна угода",
        "uk",
        [("exact", ("мирна угода",), 1), ("form", ("мирної угоди",), 1)],
    ),
    "a phrase in another order": (
        '"угода мир"~2',
        "мир та угода",
        "uk",
        [("form", ("мир та угода",), 1)],
    ),
    "a hyphenated word": (
        "науково-технічний",
        "науково-технічного",
        "uk",
        [("form", ("науково-технічного",), 1)],
    ),
    "syllables together": (
        "hợp tác",
        "phù hợp, hợp tác, Hợp Tác",
        "vi",
        [("exact", ("hợp tác",), 2)],
    ),
    "syllables without diacritics": (
        "hop tac",
        "sự hợp tác",
        "vi",
        [("folded", ("hợp tác",), 1)],
    ),
    "words together": (
        "énergie éolienne",
        "les énergies éoliennes, énergie",
        "fr",
        [("form", ("énergies éoliennes",), 1)],
    ),
    "with an elided word between": (
        "accord association",
        "un accord d’association",
        "fr",
        [("exact", ("accord d’association",), 1)],
    ),
    "words apart": (
        "énergie éolienne",
        "énergie, puis éolienne",
        "fr",
        [("apart", ("énergie", "éolienne"), 2)],
    ),
    "words apart in one text only": (
        "hợp tác",
        "hợp tác. Đối tác",
        "vi",
        [("exact", ("hợp tác",), 1)],
    ),
    "a name with a hyphen": (
        "Jean-Yves",
        "Jean-Yves, Jean",
        "fr",
        [("exact", ("Jean-Yves",), 1)],
    ),
}


@pytest.mark.parametrize(("word", "body", "lang", "ways"), CASES.values(), ids=CASES)
def test_a_word_is_found_in_several_ways(found, word, body, lang, ways):
    """Each part of a text counts once, in the best way."""
    assert found([word], body, lang) == {word: ways}


def test_a_word_that_the_article_lacks_has_no_row(found):
    """Nor has what is excluded."""
    assert list(found(["accord", "paix", "-accord"], "un accord")) == ["accord"]


def test_of_several_words_that_are_apart_all_are_there(found):
    """One of them alone is not what was looked for; function words do not matter."""
    assert found(["énergie éolienne"], "énergie") == {}
    assert found(["énergie du vent"], "vent, énergie") == {
        "énergie du vent": [("apart", ("vent", "énergie"), 2)]
    }
    assert found(["énergie éolienne"], "énergie", title="Éolienne", headline=True) == {
        "énergie éolienne": [("apart", ("Éolienne", "énergie"), 2)]
    }


def test_a_word_that_is_typed_twice_has_one_row(found):
    """The rows would be alike."""
    rows = found(["accord", "Accord", "ACCORD"], "accord")

    assert list(rows) == ["accord"]


def test_words_of_titles_are_looked_for_there_alone(found):
    """A title that was derived from the body is no text of its own."""
    text = {"title": "Un accord", "body": "des accords"}

    assert found(["title:accord"], **text, headline=True) == {
        "title:accord": [("exact", ("accord",), 1)]
    }
    assert found(["title:accord"], **text, headline=False) == {}


def test_the_commonest_forms_are_named(found):
    """The first few of them, and how many parts there are in all."""
    forms = ["енера", "енерб", "енерв", "енерг", "енерд", "енере", "енере"]

    assert found(["енер*"], " ".join(forms), "uk") == {
        "енер*": [("prefix", ("енере", *forms[: MAX_FORMS - 1]), 7)]
    }


def test_equivalents_and_countries_come_last(article):
    """An equivalent is told of as such, even where it has the same words."""
    tags = (Tag("KR"), Tag("JP", role=Role.MENTIONED))
    tagged = tag(article("accord, traité, traités", "fr", headline=False), tags)
    synonyms = SynonymSet(
        Channel.TEXT,
        tuple(WeightedTerm(index_terms("fr", w)) for w in ("traité", "accord")),
        word="accord",
    )
    countries = tuple(FacetTerm("country", code) for code in ("JP", "KR"))
    own = plan(parse("accord").node, "fr")

    (row,) = find_words(tagged, [("accord", AnyOf((synonyms, *countries, own)))])

    assert [(o.way, o.forms, o.count) for o in row.occurrences] == [
        ("exact", ("accord",), 1),
        ("equivalent", ("traité", "traités"), 2),
        ("country", ("KR",), 1),
    ]


WORDS = ("мир", "миру", "угода", "угодами", "hợp", "tác", "hop", "énergie", "energia",
         "umowa", "umowy", "Зеленський", "Zelensky", "Hùng", "науково-технічний",
         "hợp tác", "мир угода", "уг*", "umowy~1", '"мирна угода"')  # fmt: skip


@given(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=5),
    st.lists(st.sampled_from(WORDS[:16]), min_size=1, max_size=9).map(" ".join),
    st.sampled_from(["uk", "fr", "pl", "vi"]),
)
def test_no_two_rows_are_alike(article, words, body, lang):
    """Whatever the question and the text; every form is of the text."""
    tagged = tag(article(body, lang, title=body))
    plans = [(word, plan(parse(word).node, lang)) for word in words]

    rows = find_words(tagged, [(word, p) for word, p in plans if p])

    assert len({row.word.casefold() for row in rows}) == len(rows)
    for row in rows:
        ways = [o.way for o in row.occurrences]
        assert ways == sorted(set(ways), key=list(type(ways[0])).index)
        forms = [form for o in row.occurrences for form in o.forms]
        assert forms
        assert all(form in body for form in forms)
        assert all(o.count >= len(o.forms) for o in row.occurrences)
