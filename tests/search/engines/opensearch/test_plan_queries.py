"""Which JSON is sent for a plan?

`queries.json` has, for each plan of `questions`, the query that scores and the one that
only matches, with scripts by their names. It was read line by line; that it means for a
cluster what the plan does is proved by the contract of engines.
"""

import json
from pathlib import Path

import pytest

from search.engines.opensearch import scripts
from search.engines.opensearch.counts import Asking, digest
from search.engines.opensearch.documents import analysed_fields
from search.engines.opensearch.leaves import Leaves
from search.engines.opensearch.plan_queries import PlanQueries
from search.engines.opensearch.remembered import Remembered
from search.engines.opensearch.term_counting import write_terms
from search.engines.opensearch.term_dictionary import TermDictionary
from search.port.plan import AllOf, FirstMatching
from tests.search.engines.opensearch.questions import (
    ALPHA,
    BETA,
    BODIES,
    GAMMA_DELTA,
    NOWHERE,
    PLANS,
)

GOLDEN = Path(__file__).with_name("queries.json")
COUNTED = {"intervals": 1, "terms": 2, "bool": 0}
"""Articles of each kind of query that the dictionary does not know."""


def read(text):
    """Return a JSON value, with names in place of the scripts.

    Numbers are rounded, as logarithms are not the same everywhere.
    """
    for name in ("TERM_SCORE", "PHRASE_SCORE", "PHRASE_WEIGHT"):
        text = text.replace(json.dumps(getattr(scripts, name)), json.dumps(name))
    return json.loads(text, parse_float=lambda number: round(float(number), 9))


@pytest.fixture(scope="module")
def terms(make_document, tmp_path_factory):
    """Return the dictionary of a few articles."""
    path = tmp_path_factory.mktemp("terms") / "terms"
    documents = (make_document(str(n), b, lang="fr") for n, b in enumerate(BODIES))
    write_terms(path, map(analysed_fields, documents))
    return TermDictionary.open(path)


@pytest.fixture
def queries(terms):
    """Return what makes queries where all counts are known."""

    def known(query):
        ((kind, inner),) = query.items()
        return known(inner["filter"]) if kind == "constant_score" else COUNTED[kind]

    return PlanQueries(Leaves(terms, known), known)


@pytest.mark.parametrize("name", PLANS)
def test_a_plan_becomes_a_query(queries, name):
    """Leaves without articles are left out; None is what nothing matches."""
    made = {
        "scored": queries.scoring(PLANS[name], "fr"),
        "matched": queries.matching(PLANS[name], "fr"),
    }

    assert read(json.dumps(made)) == read(GOLDEN.read_text("utf-8"))[name]


def test_the_languages_are_alternatives(queries):
    """What no plan of any language finds matches nothing; no plans match all."""
    both = queries.question({"fr": ALPHA, "pl": ALPHA})
    neither = queries.question({"pl": ALPHA})

    assert both == queries.scoring(ALPHA, "fr")
    assert neither == {"match_none": {}}
    assert queries.question(None) == {
        "bool": {"filter": [{"term": {"kind": "article"}}]}
    }


def test_only_what_is_not_known_is_asked_for(terms):
    """Terms are known; a phrase is asked for, and what may decide, each once."""
    asking = Asking(Remembered(10))
    queries = PlanQueries(Leaves(terms, asking.known), asking.known)
    both = AllOf((BETA, GAMMA_DELTA))

    queries.scoring(FirstMatching((NOWHERE, ALPHA, both)), "fr")
    assert not asking.unknown

    queries.scoring(FirstMatching((both, ALPHA)), "fr")
    phrase, decisive = (queries.matching(plan, "fr") for plan in (GAMMA_DELTA, both))
    assert set(asking.unknown) == {digest(phrase), digest(decisive)}

    asking.learn({digest(phrase): 1, digest(decisive): 0})
    assert queries.first_matching(FirstMatching((both, ALPHA)), "fr") == ALPHA
    assert not asking.unknown
