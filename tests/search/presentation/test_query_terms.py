"""Are exactly the terms collected that a plan looks for?"""

from search.port.document import Channel
from search.port.plan import (
    AndNot,
    AnyOf,
    Phrase,
    PrefixTerm,
    SynonymSet,
    Term,
    WeightedTerm,
)
from search.presentation.query_terms import query_terms, synonyms

WEAK = WeightedTerm((("слабке",),), 0.05)
STRONG = WeightedTerm((("угода", "договір"),))
PAIR = WeightedTerm((("вільний",), ("торгівля",)))


def test_a_term_is_collected_by_its_channel():
    """Titles count with bodies, and a bigram brings its syllables."""
    leaves = (
        Term(Channel.TITLE, "hợp_tác"),
        Term(Channel.EXACT, "угоди"),
        Term(Channel.FOLDED, "hop"),
        Term(Channel.NAME, "=київ"),
    )

    terms = query_terms(AnyOf(leaves))

    assert terms.lemmas == {"hợp_tác"}
    assert (terms.forms, terms.folded) == ({"угоди"}, {"hop"})
    assert terms.name_keys == {"=київ"}
    assert terms.syllables == {"hợp", "tác"}
    assert terms.index_terms == {"hợp_tác", "hợp", "tác", "угоди", "hop", "=київ"}


def test_no_plan_has_no_terms():
    """Texts need not be read for what cannot be in them."""
    assert query_terms(None).are_none
    assert not query_terms(Term(Channel.EXACT, "угоди")).are_none
    assert not query_terms(PrefixTerm(Channel.EXACT, "уго")).are_none


def test_the_words_of_a_phrase_lead_to_it():
    """They match in the phrase only, but a text without them has no match."""
    phrase = Phrase(Channel.TEXT, (("мирний",), ("угода", "договір")))

    terms = query_terms(phrase)

    assert terms.phrases == (phrase,)
    assert terms.lemmas == frozenset()
    assert terms.index_terms == {"мирний", "угода", "договір"}


def test_what_is_excluded_is_not_collected():
    """Without a plan nothing is collected."""
    plan = AndNot(Term(Channel.TEXT, "мир"), Term(Channel.TEXT, "війна"))

    assert query_terms(plan).lemmas == {"мир"}
    assert query_terms(None).index_terms == frozenset()


def test_weak_synonyms_are_not_highlighted():
    """A synonym of several words is a phrase."""
    plan = SynonymSet(Channel.TEXT, (WEAK, STRONG, PAIR))

    terms = query_terms(plan)

    assert terms.lemmas == {"угода", "договір"}
    assert terms.phrases == (Phrase(Channel.TEXT, PAIR.positions),)
    assert Term(Channel.TEXT, "слабке") in synonyms(plan)
