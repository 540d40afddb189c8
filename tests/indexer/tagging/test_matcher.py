"""Does a lexicon's entry match wherever it occurs, and nowhere else?"""

import pytest
from hypothesis import given, strategies as st

from analyzers import get_document_reader
from indexer.tagging.matcher import Matcher
from indexer.tagging.pattern import Pattern


def pattern(value, *terms, capitals=None):
    """Return a pattern with one term a word."""
    term_sets = tuple(frozenset({term}) for term in terms)
    return Pattern(value, term_sets, capitals or (False,) * len(terms))


def find(text, *patterns, lang="uk"):
    """Return the values and passages that patterns match in a text."""
    return [
        (match.pattern.value, text[match.start : match.end])
        for match in Matcher(patterns).find(*get_document_reader(lang).read(text))
    ]


SHORT, LONG = pattern("short", "сонячний"), pattern("long", "сонячний", "панель")


def test_every_inflected_form_matches():
    """An entry is found by its lemma."""
    assert find("угоди, угодами; угодник", pattern("x", "угода")) == [
        ("x", "угоди"),
        ("x", "угодами"),
    ]


def test_a_phrase_is_found_in_any_case():
    """Each of its words may be inflected."""
    assert find("на сонячних панелях", LONG) == [("long", "сонячних панелях")]


@pytest.mark.parametrize("patterns", [(SHORT, LONG), (LONG, SHORT)])
def test_the_longest_of_the_leftmost_matches(patterns):
    """Where two entries start at one word, the longer one counts."""
    assert find("сонячна панель і сонячний день", *patterns) == [
        ("long", "сонячна панель"),
        ("short", "сонячний"),
    ]


def test_the_leftmost_beats_a_longer_one():
    """Matches never overlap: what starts first counts."""
    later = pattern("later", "панель", "дах", "дім")

    assert find("сонячна панель дах дім", LONG, later) == [("long", "сонячна панель")]


def test_more_forms_than_are_cached_match_as_well(monkeypatch):
    """A full cache is emptied, and nothing is lost."""
    text = "угода, мир і договір " * 10
    patterns = [pattern(word, word) for word in ("угода", "мир", "договір")]
    expected = find(text, *patterns)

    monkeypatch.setattr("indexer.tagging.matcher.CACHED_FORMS", 1)

    assert find(text, *patterns) == expected
    assert len(expected) == 30


def test_equally_long_ones_all_match():
    """A word may be evidence for several values."""
    assert find("угода", pattern("a", "угода"), pattern("b", "угода")) == [
        ("a", "угода"),
        ("b", "угода"),
    ]


def test_an_entry_with_several_lemmas_matches_once():
    """A word that fits by form and by lemma is one match."""
    many = Pattern("x", (frozenset({"угода", "угоди"}),), (False,))

    assert find("угоди", many) == [("x", "угоди")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Панель", ["Панель"]), ("панель", []), ("ПАНЕЛЬ", ["ПАНЕЛЬ"])],
)
def test_a_capital_can_be_needed(text, expected):
    """An entry that must be capitalised is not found in small letters."""
    needed = pattern("x", "панель", capitals=(True,))

    assert [words for _, words in find(text, needed)] == expected


@pytest.mark.parametrize("text", ["сонячна", "панель сонячна", "сонячна нова панель"])
def test_a_phrase_needs_its_words_side_by_side_in_order(text):
    """Parts, other orders and gaps do not match."""
    assert find(text, LONG) == []


def test_nothing_is_found_in_nothing():
    """An empty text or lexicon has no matches."""
    assert find("", LONG) == find("сонячна панель") == []


@given(st.lists(st.sampled_from(["сонячна", "панель", "дах", "дахи", ".", "x"])))
def test_matches_are_in_order_without_overlap(parts):
    """Each match begins after the end of the one before."""
    text = " ".join(parts)
    (analyzed,) = get_document_reader("uk").read(text)
    lexicon = Matcher([SHORT, LONG, pattern("roof", "дах"), pattern("two", "дах", "x")])

    end = -1
    for match in lexicon.find(analyzed):
        assert match.first > end
        assert (match.start, match.end) == (
            analyzed.starts[match.first],
            analyzed.ends[match.last],
        )
        end = match.last


def test_an_opening_pattern_matches_only_where_a_sentence_begins():
    """Another pattern of the same word matches everywhere."""
    opening = Pattern("x", (frozenset({"панель"}),), (False,), opening=True)

    assert find("Панель. Нова панель", opening) == [("x", "Панель")]
    assert find("Панель. Нова панель", opening, pattern("y", "панель")) == [
        ("x", "Панель"),
        ("y", "Панель"),
        ("y", "панель"),
    ]


def test_a_pattern_can_require_capitals_throughout():
    """Patterns of one word and of several can."""
    one = Pattern("x", (frozenset({"дах"}),), (False,), all_caps=True)
    two = Pattern(
        "y", (frozenset({"дах"}), frozenset({"дім"})), (False,) * 2, all_caps=True
    )

    assert find("ДАХ, Дах, дах", one, two) == [("x", "ДАХ")]
    assert find("ДАХ ДІМ, Дах ДІМ", one, two) == [("y", "ДАХ ДІМ")]


PROPER = Pattern(
    "x", (frozenset({"сонячний"}), frozenset({"панель"})), (False,) * 2, proper=True
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Сонячна панель", ["Сонячна панель"]),
        ("Сонячна Панель", ["Сонячна Панель"]),
        ("сонячна Панель", ["сонячна Панель"]),
        ("сонячна панель", ["панель"]),
    ],
)
def test_a_proper_name_needs_one_capital_or_leaves_its_words_to_others(text, found):
    """A refused name does not hide a shorter entry in it."""
    panel = pattern("y", "панель")

    assert [words for _, words in find(text, PROPER, panel)] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Сонячна панель", []),
        ("Сонячна Панель", ["Сонячна Панель"]),
        ("Сонячна-панель", ["Сонячна-панель"]),
        ("О, Сонячна панель", ["Сонячна панель"]),
    ],
)
def test_a_doubtful_name_needs_more_where_a_sentence_begins(text, found):
    """A second capital or a hyphen."""
    doubtful = PROPER._replace(doubtful=True)

    assert [words for _, words in find(text, doubtful)] == found
