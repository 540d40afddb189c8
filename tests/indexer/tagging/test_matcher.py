"""Does a lexicon's entry match wherever it stands, and nowhere else?"""

import pytest
from hypothesis import given, settings, strategies as st

from analyzers import get_document_reader
from indexer.tagging.matcher import Matcher, Pattern, starts_sentence


def pattern(value, *places, capitals=None):
    """Make a pattern of one term a place."""
    terms = tuple(frozenset({place}) for place in places)
    return Pattern(value, terms, capitals or (False,) * len(places))


def found(text, *patterns, lang="uk"):
    """Give the values and stretches that patterns match in a text."""
    return [
        (match.pattern.value, text[match.start : match.end])
        for match in Matcher(patterns).find(*get_document_reader(lang).read(text))
    ]


SHORT, LONG = pattern("short", "сонячний"), pattern("long", "сонячний", "панель")


def test_every_inflected_form_matches():
    """An entry is found by its lemma."""
    assert found("угоди, угодами; угодник", pattern("x", "угода")) == [
        ("x", "угоди"),
        ("x", "угодами"),
    ]


def test_a_phrase_is_found_in_any_case():
    """Each of its words may be inflected."""
    assert found("на сонячних панелях", LONG) == [("long", "сонячних панелях")]


@pytest.mark.parametrize("patterns", [(SHORT, LONG), (LONG, SHORT)])
def test_the_longest_of_the_leftmost_matches(patterns):
    """Where two entries start at one word, the longer one counts."""
    assert found("сонячна панель і сонячний день", *patterns) == [
        ("long", "сонячна панель"),
        ("short", "сонячний"),
    ]


def test_the_leftmost_beats_a_longer_one():
    """Matches never overlap: what starts first stands."""
    later = pattern("later", "панель", "дах", "дім")

    assert found("сонячна панель дах дім", LONG, later) == [("long", "сонячна панель")]


def test_what_is_forgotten_is_found_again(monkeypatch):
    """More forms than a matcher remembers are matched as others are."""
    text = "угода, мир і договір " * 10
    patterns = [pattern(word, word) for word in ("угода", "мир", "договір")]
    known = found(text, *patterns)

    monkeypatch.setattr("indexer.tagging.matcher.KEPT_WORDS", 1)

    assert found(text, *patterns) == known
    assert len(known) == 30


def test_equally_long_ones_all_match():
    """A word may speak for several values."""
    assert found("угода", pattern("a", "угода"), pattern("b", "угода")) == [
        ("a", "угода"),
        ("b", "угода"),
    ]


def test_an_entry_with_several_lemmas_matches_once():
    """A word that fits by form and by lemma is one match."""
    many = Pattern("x", (frozenset({"угода", "угоди"}),), (False,))

    assert found("угоди", many) == [("x", "угоди")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Панель", ["Панель"]), ("панель", []), ("ПАНЕЛЬ", ["ПАНЕЛЬ"])],
)
def test_a_capital_can_be_needed(text, expected):
    """An entry that must be capitalised is not found in small letters."""
    needed = pattern("x", "панель", capitals=(True,))

    assert [words for _, words in found(text, needed)] == expected


@pytest.mark.parametrize("text", ["сонячна", "панель сонячна", "сонячна нова панель"])
def test_a_phrase_needs_its_words_side_by_side_in_order(text):
    """Parts, other orders and gaps do not match."""
    assert found(text, LONG) == []


def test_nothing_is_found_in_nothing():
    """An empty text or lexicon has no matches."""
    assert found("", LONG) == found("сонячна панель") == []


@given(st.lists(st.sampled_from(["сонячна", "панель", "дах", "дахи", ".", "x"])))
@settings(max_examples=100, deadline=None)
def test_matches_are_in_order_without_overlap(parts):
    """Each equal-length group stands after the one before."""
    text = " ".join(parts)
    (reading,) = get_document_reader("uk").read(text)
    lexicon = Matcher([SHORT, LONG, pattern("roof", "дах"), pattern("two", "дах", "x")])

    end = -1
    for match in lexicon.find(reading):
        assert match.first > end
        assert (match.start, match.end) == (
            reading.starts[match.first],
            reading.ends[match.last],
        )
        end = match.last


def test_a_word_that_opens_is_found_at_a_beginning_only():
    """A pattern may need that; another of the same word does not."""
    opening = Pattern("x", (frozenset({"панель"}),), (False,), opening=True)

    assert found("Панель. Нова панель", opening) == [("x", "Панель")]
    assert found("Панель. Нова панель", opening, pattern("y", "панель")) == [
        ("x", "Панель"),
        ("y", "Панель"),
        ("y", "панель"),
    ]


def test_a_word_can_have_to_be_in_capitals():
    """So can all words of a pattern."""
    one = Pattern("x", (frozenset({"дах"}),), (False,), shouted=True)
    two = Pattern(
        "y", (frozenset({"дах"}), frozenset({"дім"})), (False,) * 2, shouted=True
    )

    assert found("ДАХ, Дах, дах", one, two) == [("x", "ДАХ")]
    assert found("ДАХ ДІМ, Дах ДІМ", one, two) == [("y", "ДАХ ДІМ")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Мир", True),
        ("Був мир", False),
        ("Так. Мир", True),
        ("Так! Мир", True),
        ("Так… Мир", True),
        ("Так\nМир", True),
        ("Так, Мир", False),
        ("Так: «Мир", False),
        ("«Мир", True),
    ],
)
def test_the_first_word_of_a_sentence_is_known(text, expected):
    """A sentence starts the text, a line, or after its last sign."""
    (reading,) = get_document_reader("uk").read(text)

    assert starts_sentence(reading, len(reading.starts) - 1) is expected
