"""Does the API behave as its OpenAPI document says, for any request?"""

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from openapi_spec_validator import validate
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS, load_all_checks

from webapp.app import create_app
from webapp.languages import INTERFACE
from webapp.openapi import openapi_document, operations
from webapp.settings import Settings

CONFORMANCE_CHECKS = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
]
"""What every answer is checked for."""
PLAIN = {"Accept-Encoding": "identity"}


def test_the_promise_is_a_valid_document(client):
    """It follows the OpenAPI specification, and is served as it is."""
    validate(openapi_document())

    response = client.get("/openapi.json")

    assert response.mimetype == "application/json"
    assert response.json == openapi_document()


def test_every_address_of_the_api_is_promised(client):
    """The document has the endpoints of the API and no others."""
    served = {
        rule.rule.replace("<path:article_id>", "{id}")
        for rule in client.application.url_map.iter_rules()
        if rule.endpoint.startswith("api.")
    }

    assert served == openapi_document()["paths"].keys()


@pytest.fixture(scope="module")
def schema(reader):
    """Return the document's schema with the application that serves it."""
    app = create_app(reader, Settings(rate=0))
    return schemathesis.openapi.from_wsgi("/openapi.json", app)


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize("path", openapi_document()["paths"])
def test_no_answer_is_broken_or_unpromised(schema, path, mode):
    """Generated questions, also senseless ones, get the statuses and forms promised."""
    load_all_checks()
    checks, statuses = CHECKS.get_by_names(CONFORMANCE_CHECKS), set()

    @settings(
        max_examples=60,
        deadline=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=schema[path]["GET"].as_strategy(generation_mode=mode))
    def ask(case):
        answer = case.call_and_validate(checks=checks, headers=PLAIN)
        statuses.add(answer.status_code)

    try:
        ask()
    except Unsatisfiable:  # nothing can be asked wrongly there
        assert mode is GenerationMode.NEGATIVE
    else:
        assert statuses


@pytest.mark.parametrize("lang", INTERFACE)
def test_people_can_read_the_promise(page, lang):
    """A page lists each endpoint with its arguments and answers."""
    shown = page(f"/{lang}/api")

    assert shown.one("html").attrs["lang"] == lang
    for operation in operations():
        assert f"GET {operation.path}" in shown.text
        assert all(p["name"] in shown.text for p in operation.parameters)
        assert all(meaning in shown.text for _, meaning in operation.answers)
