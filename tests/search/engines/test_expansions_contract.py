"""How many words may a beginning stand for, wherever they are in the index?"""

from itertools import product
from string import ascii_lowercase

import pytest

from search.errors import QueryError
from search.port.document import Channel
from search.port.plan import FuzzyTerm, PrefixTerm
from search.port.storage import write_documents
from search.query.request import Query
from search.stories import Stories

MOST = 1_000
WORDS = [f"me{a}{b}" for a, b in product(ascii_lowercase, repeat=2)]
WORDS += [f"mé{a}{b}" for a, b in product(ascii_lowercase, repeat=2)]


@pytest.fixture
def open_grown(storage, tmp_path, make_document):
    """Return a function that opens an index of some steps.

    Each step adds an article of some words, and deletes others by their numbers. There
    are other articles beside it, so that what was deleted stays in the segment.
    """

    def make(*steps):
        base = None
        for number, (words, deleted) in enumerate(steps):
            folder = tmp_path / str(number)
            folder.mkdir()
            bodies = {str(number): " ".join(words)}
            bodies |= {f"{number}-{other}": "autre" for other in range(9)}
            documents = [make_document(*item, lang="fr") for item in bodies.items()]
            names = frozenset(map(str, deleted))
            write_documents(storage, folder, documents, base, names)
            storage.finish(folder, Stories(()), base=base)
            base = folder
        return storage.open(base)

    return make


def ids(engine, leaf):
    """Return the ids of what a leaf matches."""
    return engine.rank(Query(size=50), {"fr": leaf}).ids


FOUND = {
    "just as many": [(WORDS[:MOST], ())],
    "the same words twice": [(WORDS[:600], ()), (WORDS[:600], ())],
    "together just as many": [(WORDS[:600], ()), (WORDS[500:MOST], ())],
    "more in a deleted article": [(WORDS, ()), (WORDS[:9], (0,))],
    "more with a deleted article": [
        (WORDS[:600], ()),
        (WORDS[600:1_200], ()),
        (WORDS[:9], (0,)),
    ],
}
REFUSED = {
    "one too many": [(WORDS[: MOST + 1], ())],
    "together too many": [(WORDS[:600], ()), (WORDS[600:1_200], ())],
    "too many beside a deleted article": [
        (WORDS[:9], ()),
        (WORDS[:600], ()),
        (WORDS[600:1_200], (0,)),
    ],
}


@pytest.mark.parametrize("steps", FOUND.values(), ids=FOUND)
def test_a_beginning_may_stand_for_so_many_words(open_grown, steps):
    """Each counts once, if an article has it that was not deleted."""
    engine = open_grown(*steps)

    deleted = {number for _, each in steps for number in each}
    expected = {str(n) for n in range(len(steps)) if n not in deleted}
    for unmarked in (False, True):
        leaf = PrefixTerm(Channel.EXACT, "m", unmarked=unmarked)
        assert set(ids(engine, leaf)) == expected


@pytest.mark.parametrize("steps", REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize("unmarked", [False, True])
def test_a_beginning_of_more_words_is_refused(open_grown, steps, unmarked):
    """In however many articles and segments they are."""
    engine = open_grown(*steps)

    with pytest.raises(QueryError):
        ids(engine, PrefixTerm(Channel.EXACT, "m", unmarked=unmarked))


def test_marks_count_where_the_beginning_lacks_them(open_grown):
    """`mé…` begins with an unmarked `me`, and only then."""
    engine = open_grown((WORDS[:600], ()), (WORDS[700:1_200], ()))

    assert set(ids(engine, PrefixTerm(Channel.EXACT, "me"))) == {"0"}
    with pytest.raises(QueryError):
        ids(engine, PrefixTerm(Channel.EXACT, "me", unmarked=True))


def test_a_fuzzy_word_stands_for_the_same_words_in_any_segments(open_grown):
    """It is never refused: the nearest so many words count."""
    fuzzy = FuzzyTerm(Channel.EXACT, "me", 2)
    half = len(WORDS) // 2

    grown = open_grown((WORDS[:9], ()), (WORDS[:half], (0,)), (WORDS[half:], ()))

    similar = [term for term, _ in grown.similar_terms(Channel.EXACT, "fr", "me", 2)]
    assert similar == sorted(similar, key=lambda term: (len(term), term))[:MOST]
    assert set(ids(grown, fuzzy)) == {"1", "2"}
