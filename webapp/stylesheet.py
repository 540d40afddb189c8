"""How do the parts of the style sheet become the one file that browsers ask for?

Each part of the pages has a file in `static/styles`; a visitor loads them as one.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

from flask import Blueprint, Response

PARTS = (
    "frame",
    "head",
    "page",
    "start",
    "panel",
    "results",
    "reader",
    "list",
    "charts",
    "reading",
    "place",
    "help",
    "advanced",
    "status",
    "print",
)
"""The files in the order of the cascade."""

bp = Blueprint("styles", __name__)


@bp.get("/static/style.css")
def sheet() -> Response:
    """Serve the style sheet."""
    return Response(style_sheet(), mimetype="text/css")


@cache
def style_sheet() -> str:
    """Return all parts as one text."""
    folder = resources.files("webapp").joinpath("static", "styles")
    return "\n".join(
        folder.joinpath(f"{part}.css").read_text("utf-8") for part in PARTS
    )
