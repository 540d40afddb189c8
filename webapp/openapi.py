"""What does the API promise, for programs and for those who write them?

The promise is one document, `openapi.json`; the page that people read is made of it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from flask import Blueprint, Response, render_template

from webapp.languages import IN_LANGUAGE

bp = Blueprint("contract", __name__)


@dataclass(frozen=True, slots=True)
class Operation:
    """What can be asked at one address.

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
    """Give the promise to programs."""
    return Response(_text(), mimetype="application/json")


@bp.get(f"{IN_LANGUAGE}/api")
def page(lang: str) -> str:  # noqa: ARG001 - the address says it to all of the page
    """Show the promise to people."""
    return render_template("api.html", info=promise()["info"], operations=operations())


@cache
def promise() -> dict[str, Any]:
    """Give the document as JSON values."""
    document: dict[str, Any] = json.loads(_text())
    return document


def operations() -> tuple[Operation, ...]:
    """Give what can be asked, in the document's order."""
    return tuple(
        Operation(
            path,
            operation["summary"],
            operation.get("description", ""),
            tuple(operation.get("parameters", ())),
            tuple(
                (status, _described(answer))
                for status, answer in operation["responses"].items()
            ),
        )
        for path, methods in promise()["paths"].items()
        for operation in methods.values()
    )


def _described(answer: dict[str, Any]) -> str:
    """Give what an answer means, also where the document only points at it."""
    if place := answer.get("$ref"):
        answer = promise()
        for name in place.removeprefix("#/").split("/"):
            answer = answer[name]
    return str(answer["description"])


@cache
def _text() -> str:
    return resources.files("webapp").joinpath("openapi.json").read_text("utf-8")
