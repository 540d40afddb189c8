"""Which values does a document have in each field that filters?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from search.port.document import partners
from search.query.facets import FacetField

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from search.port.document import Document, Tag


def facet_values(document: Document) -> Mapping[str, Iterable[str]]:
    """Return the distinct values of each of the `FILTER_FIELDS`, by its name.

    Countries and organizations that are only mentioned do not filter. Topics of both
    levels do.
    """
    article, published = document.article, document.article.published
    return {
        FacetField.COUNTRY: _distinct(partners(document.countries)),
        FacetField.ORGANIZATION: _distinct(partners(document.organizations)),
        FacetField.TOPIC: _distinct((*document.topics, *document.subtopics)),
        FacetField.LANG: (article.lang,),
        FacetField.YEAR: (str(published.year),) if published else (),
        FacetField.SOURCE: (article.source,) if article.source else (),
    }


def _distinct(tags: Iterable[Tag]) -> Iterable[str]:
    return dict.fromkeys(tag.value for tag in tags)
