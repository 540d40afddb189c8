"""How do the parts of the style sheets become the files that browsers ask for?

Each part of the pages has a file in `static/styles`. Lists and charts, where visitors
arrive, ask for one file; what is read at length and what is filled in asks for a second
one, so that the first page is light.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from flask import Blueprint, Response

SHEETS = {
    "style": (
        "frame",
        "head",
        "page",
        "start",
        "panel",
        "results",
        "reader",
        "list",
        "charts",
        "place",
        "print",
    ),
    "pages": ("reading", "place", "help", "advanced", "status", "print"),
}
"""The parts of each sheet in the order of the cascade; paper has the last word."""
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_BLANK = re.compile(r"\s+")

bp = Blueprint("styles", __name__)


@bp.get("/static/<any(style, pages):name>.css")
def sheet(name: str) -> Response:
    """Serve a style sheet."""
    return Response(style_sheet(name), mimetype="text/css")


@cache
def style_sheet(name: str) -> str:
    """Return all parts of a sheet as one text, without comments and line breaks."""
    folder = resources.files("webapp").joinpath("static", "styles")
    parts = (folder.joinpath(f"{part}.css").read_text("utf-8") for part in SHEETS[name])
    return _BLANK.sub(" ", _COMMENT.sub("", "".join(parts))).strip() + "\n"
