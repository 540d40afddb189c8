"""Is every request answered by something that its reader can read?"""

import os

import pytest
from hypothesis import given, settings, strategies as st

from bench.attack.fuzz import ask
from bench.attack.random_requests import make_request, read_tokens
from search.query.request import Query
from webapp.app import create_app
from webapp.settings import Settings

EXAMPLES = 500 if os.environ.get("CI") else 200


@pytest.fixture(scope="module")
def app(reader):
    """Return an application with every page that an operator can switch on."""
    return create_app(reader, Settings(rate=0, log=False, status=True))


@given(st.randoms(use_true_random=False), st.dictionaries(st.text(), st.text()))
@settings(max_examples=EXAMPLES)
def test_no_request_makes_a_fault(app, reader, lots, arguments):
    """Any address, method, argument and header is answered or refused."""
    tokens = dict(read_tokens())
    if arguments:
        tokens["values"] = [*tokens["values"], *arguments.values()]
    rules = [rule.rule for rule in app.url_map.iter_rules()]
    ids = reader.identify(Query(size=20))
    request = make_request(lots, rules, ids, tokens)

    assert ask(app, request)[1] == "", request
