"""Which filters of a list does a question keep that is typed on another page?

On an article's page the form has a ticked box for each filter of the list that the
article was found in: whoever asks something else takes off what should not be kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from flask_babel import gettext as _

from search.query.facets import FacetField
from search.query.parser import Question
from webapp.links import facet_title, search_args, value_label
from webapp.query_string import EXCLUDED

if TYPE_CHECKING:
    from search.query.request import Query

    Args = list[tuple[str, str]]


class KeptFilter(NamedTuple):
    """A filter as a box of a form.

    Attributes:
        name, value: the argument of a search.
        label: what it says.
    """

    name: str
    value: str
    label: str


def kept_filters(query: Query) -> tuple[KeptFilter, ...]:
    """Return the values that a query selects, then those that it excludes."""
    selected = (
        KeptFilter(
            field.value,
            value,
            _(
                "%(label)s: %(value)s",
                label=facet_title(field),
                value=value_label(field, value),
            ),
        )
        for field in FacetField
        for value in sorted(query.selected(field))
    )
    shut_out = (
        KeptFilter(
            EXCLUDED + field.value,
            value,
            _("not: %(values)s", values=value_label(field, value)),
        )
        for field in FacetField
        for value in sorted(query.shut_out(field))
    )
    return (*selected, *shut_out)


def hidden_args(query: Query) -> Args:
    """Return what else a new question keeps: the order, and how the list is shown."""
    boxes = {kept[:2] for kept in kept_filters(query)}
    typed = {"q", "from", "to"}
    args = search_args(query.reworded(Question()))
    return [arg for arg in args if arg not in boxes and arg[0] not in typed]
