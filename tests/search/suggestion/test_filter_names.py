"""Is what filters articles offered by its names, with what it would leave?"""

import pytest

from corpus import load_topics
from search.suggestion.filter_names import MOST, NAME_LANGUAGES, FilterNames
from search.suggestion.suggestion import Suggestion


@pytest.fixture(scope="module")
def names(open_engine, make_document):
    """Return the names of three countries and a topic."""
    engine = open_engine(
        [
            make_document("a", "мир", countries=("PL", "KR"), topics=("energy",)),
            make_document("b", "мир", countries=("PL",)),
            make_document("c", "мир", countries=("FR",), topics=("energy",)),
        ]
    )
    return FilterNames.of(engine, load_topics())


TYPED = {
    "in Ukrainian": ("Поль", "Польща", "uk", 2, "PL"),
    "in Polish": ("polsk", "Polska", "pl", 2, "PL"),
    "in English": ("polan", "Poland", "en", 2, "PL"),
    "without diacritics": ("ba l", "Ba Lan", "vi", 2, "PL"),
    "with diacritics": ("corée", "Corée du Sud", "fr", 1, "KR"),
    "by a later word": ("korea", "South Korea", "en", 1, "KR"),
}


@pytest.mark.parametrize(
    ("typed", "text", "lang", "count", "value"), TYPED.values(), ids=TYPED
)
def test_a_country_is_offered_by_its_names(names, typed, text, lang, count, value):
    """In each of five languages, by any word of the name that is shown."""
    expected = Suggestion(text, "country", lang, count, value)

    assert expected in names.complete(typed, (lang,))


def test_what_no_article_has_is_not_offered(names):
    """There is nothing to filter by."""
    assert names.complete("Німеч", NAME_LANGUAGES) == ()


def test_a_value_is_offered_once_in_the_first_language(names):
    """Where its names in several languages begin alike."""
    for lang in ("fr", "pl", "en"):
        offered = names.complete("pol", dict.fromkeys((lang, *NAME_LANGUAGES)))
        assert [(one.lang, one.value) for one in offered] == [(lang, "PL")]


def test_a_letter_is_not_enough(names):
    """One letter begins too many names; and never are more than a few offered."""
    assert names.complete("п", NAME_LANGUAGES) == ()
    assert names.complete("", NAME_LANGUAGES) == ()
    assert len(names.complete("en", NAME_LANGUAGES)) <= MOST


def test_other_diacritics_are_another_name(names):
    """What was typed with diacritics has to be in the name."""
    assert names.complete("põl", NAME_LANGUAGES) == ()
