"""What does the API promise, for programs and for those who write them?

The promise is one OpenAPI document, made of `openapi.json` and of the declared facets;
the page that people read is made of it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from flask import Blueprint, Response, render_template, request

from search.query.facets import SEVERAL, FacetField, filter_field
from webapp.languages import IN_LANGUAGE
from webapp.params import MAX_VALUES
from webapp.query_string import EXCLUDED, MATCH_ALL

bp = Blueprint("openapi", __name__)


@dataclass(frozen=True, slots=True)
class Operation:
    """A request that one address answers.

    Attributes:
        path: the address, with names in braces.
        summary, description: what it is for.
        parameters: as in the document.
        answers: of each status, what it means.
    """

    path: str
    summary: str
    description: str
    parameters: tuple[dict[str, Any], ...]
    answers: tuple[tuple[str, str], ...]


@bp.get("/openapi.json")
def document() -> Response:
    """Serve the document to programs."""
    here = {"servers": [{"url": request.script_root or "/"}]}
    text = json.dumps(openapi_document() | here, ensure_ascii=False, indent=1) + "\n"
    return Response(text, mimetype="application/json")


@bp.get(f"{IN_LANGUAGE}/api")
def page(lang: str) -> str:  # noqa: ARG001 - `current_locale` reads it from the address
    """Show the document to people."""
    info = openapi_document()["info"]
    return render_template("api.html", info=info, operations=operations())


@cache
def openapi_document() -> dict[str, Any]:
    """Return the document as JSON values, with the facets filled in."""
    text = resources.files("webapp").joinpath("openapi.json").read_text("utf-8")
    document: dict[str, Any] = json.loads(text)
    search = document["paths"]["/api/v1/search"]["get"]
    question, *others = search["parameters"]
    search["parameters"] = [
        question,
        *map(_facet_parameter, FacetField),
        *map(_exclusion, FacetField),
        _match_all_parameter(),
        *others,
    ]
    listed = document["paths"]["/api/v1/values"]["get"]["parameters"][0]
    listed["schema"]["enum"] = [field.value for field in FacetField]
    facets = document["components"]["schemas"]["SearchAnswer"]["properties"]["facets"]
    values = {"type": "array", "items": {"$ref": "#/components/schemas/FacetValue"}}
    facets["properties"] = {field.value: values for field in FacetField}
    facets["required"] = [field.value for field in FacetField]
    return document


def _facet_parameter(field: FacetField) -> dict[str, Any]:
    """Return the argument that selects values of a facet."""
    text = f"{filter_field(field).description}; repeated, any of them."
    return _repeated(field.value, text, {"type": "string"})


def _exclusion(field: FacetField) -> dict[str, Any]:
    """Return the argument that excludes values of a facet."""
    text = f"{filter_field(field).description} that articles must not have."
    return _repeated(EXCLUDED + field.value, text, {"type": "string"})


def _match_all_parameter() -> dict[str, Any]:
    """Return the argument that requires every value of a facet."""
    names = [field.value for field in SEVERAL]
    text = "A filter of which articles must have every value, not any."
    return _repeated(MATCH_ALL, text, {"type": "string", "enum": names})


def _repeated(name: str, description: str, items: dict[str, Any]) -> dict[str, Any]:
    """Return an argument that can be repeated."""
    return {
        "name": name,
        "in": "query",
        "description": description,
        "schema": {"type": "array", "items": items, "maxItems": MAX_VALUES},
        "style": "form",
        "explode": True,
    }


def operations() -> tuple[Operation, ...]:
    """Return all operations, in the document's order."""
    return tuple(
        Operation(
            path,
            operation["summary"],
            operation.get("description", ""),
            tuple(operation.get("parameters", ())),
            tuple(
                (status, _description(answer))
                for status, answer in operation["responses"].items()
            ),
        )
        for path, methods in openapi_document()["paths"].items()
        for operation in methods.values()
    )


def _description(answer: dict[str, Any]) -> str:
    """Return what an answer means, following its `$ref` if it is a reference."""
    if pointer := answer.get("$ref"):
        answer = openapi_document()
        for name in pointer.removeprefix("#/").split("/"):
            answer = answer[name]
    return str(answer["description"])
