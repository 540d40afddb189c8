"""Which tables has an overview, and at which address is each a file?

They have the numbers that are drawn, with the labels of the page.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, TypeAlias

from flask import Blueprint, Response, request
from flask_babel import gettext as _

from search.errors import QueryError
from search.query.facets import FacetField
from webapp.export_files import csv_lines
from webapp.file_names import file_name
from webapp.file_response import as_file
from webapp.languages import IN_LANGUAGE
from webapp.links import facet_title, value_label
from webapp.overview import make_overview
from webapp.params import not_one_of, query_from_args
from webapp.request_context import (
    collection_name,
    current_preferred,
    current_reader,
    current_settings,
)

if TYPE_CHECKING:
    from webapp.cross_table import CrossTable
    from webapp.overview import Overview

    Table: TypeAlias = list[list[str]]

bp = Blueprint("overview_tables", __name__)


@bp.get(f"{IN_LANGUAGE}/overview.csv")
def table(lang: str) -> Response:
    """Serve a table of an overview in a language, which `current_locale` reads."""
    del lang
    query = query_from_args(
        request.args,
        size=current_settings().page_size,
        grouped=True,
        preferred=current_preferred(),
    )
    view = make_overview(current_reader(), query, "")
    tables = overview_tables(view)
    name = request.args.get("table", "").strip()
    if name not in tables:
        raise QueryError(not_one_of("table", name, ", ".join(tables)))
    title, rows = tables[name]
    parts = (collection_name() or "hoptac", view.title, title)
    file = file_name(parts, "csv", day=datetime.now(UTC).date())
    return as_file("".join(csv_lines(rows)), "text/csv", file)


def overview_tables(view: Overview) -> dict[str, tuple[str, Table]]:
    """Return each table that there is: its title, then a head and rows."""
    unit = _("Stories") if view.query.grouped else _("Articles")
    tables: dict[str, tuple[str, Table]] = {
        "time": (
            _("When they were published"),
            [
                [_("Published"), unit],
                *([bar.label, str(bar.count)] for bar in view.timeline.non_empty),
            ],
        )
    }
    for chart in (view.countries, *view.charts):
        rows = [[mark.label, str(mark.count)] for mark in chart.marks]
        tables[chart.name] = (chart.title, [[chart.head, unit], *rows])
    tables["coverage"] = (_("Coverage by language"), _coverage(view))
    head = facet_title(FacetField.COUNTRY)
    tables["countries-topics"] = (
        _("Countries and topics"),
        _crossed(head, view.crossed),
    )
    for name, title, first, trend in view.trends:
        every = [[_("All"), *(str(column.count) for column in trend.columns)]]
        tables[name] = (title, _crossed(first, trend) + every)
    return tables


def _coverage(view: Overview) -> Table:
    head = [_("Language"), _("Covered"), _("Not covered")]
    rows = [
        [value_label(FacetField.LANG, gap.lang), str(gap.present), str(gap.missing)]
        for gap in view.gaps
    ]
    return [head, *rows]


def _crossed(first: str, table: CrossTable) -> Table:
    head = [first, *(column.label for column in table.columns)]
    return [
        head,
        *([row.label, *(str(cell.count) for cell in row.cells)] for row in table.rows),
    ]
